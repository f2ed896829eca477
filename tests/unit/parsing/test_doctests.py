"""The worked examples in the parser's docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import readgroup.parsing

MODULES = [m.name for m in pkgutil.iter_modules(readgroup.parsing.__path__) if m.name != "worker"]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    """Every worked example in a docstring gives what it says."""
    module = importlib.import_module(f"readgroup.parsing.{name}")
    assert doctest.testmod(module).failed == 0
