"""The worked examples in docstrings show what is true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import readgroup

PACKAGE = Path(readgroup.__file__).parent
WITH_EXAMPLES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


def test_there_are_worked_examples() -> None:
    """Else the test below would have nothing to run."""
    assert "readgroup.text.tokens" in WITH_EXAMPLES


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_worked_examples_hold(name: str) -> None:
    """Each gives what it says."""
    tested = doctest.testmod(importlib.import_module(name))
    assert tested.attempted
    assert tested.failed == 0
