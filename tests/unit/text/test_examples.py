"""The worked examples in the docstrings of readgroup.text."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["sentences", "normalise", "tokens"])
def test_the_worked_examples_hold(name: str) -> None:
    """Each example in a docstring gives what it says."""
    assert doctest.testmod(importlib.import_module(f"readgroup.text.{name}")).failed == 0
