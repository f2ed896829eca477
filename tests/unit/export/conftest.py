"""The prepared paper that the tests of exports share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """The module beside this file: with importlib import mode, tests cannot import it by name."""
    spec = importlib.util.spec_from_file_location(
        f"export_{name}", Path(__file__).with_name(f"{name}.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


for _name in ("prepared", "hostile"):
    _load(_name)


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with `tests/golden/export/NAME`, or write it there with --update-goldens."""
    folder = Path(__file__).parents[2] / "golden" / "export"
    update = request.config.getoption("--update-goldens", default=False)

    def check(name: str, text: str) -> None:
        file = folder / name
        if update:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.read_text(encoding="utf-8") == text

    return check
