"""A shelf of its own for every test."""

from pathlib import Path

import pytest

from tests.unit.search.telling import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)
