"""What `import readgroup` promises."""

from __future__ import annotations

import inspect
import subprocess
import sys

import readgroup
from readgroup import errors

HEAVY = (
    "torch",
    "faiss",
    "streamlit",
    "pypdf",
    "pypdfium2",
    "numpy",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "arxiv",
    "requests",
    "onnxruntime",
    "sentence_transformers",
)


def test_every_exported_name_exists_and_is_documented() -> None:
    """__all__ is sorted, and each class and function in it says what it is."""
    assert list(readgroup.__all__) == sorted(readgroup.__all__)
    for name in readgroup.__all__:
        exported = getattr(readgroup, name)
        if inspect.isclass(exported) or inspect.isfunction(exported):
            assert exported.__doc__, name


def test_every_error_is_exported() -> None:
    """Who catches an error of ours can name it from the top of the package."""
    tree = {n for n, e in vars(errors).items() if inspect.isclass(e) and issubclass(e, Exception)}
    assert tree <= set(readgroup.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import readgroup` stays quick: no model, index, database or PDF library is loaded by it."""
    code = f"import readgroup, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_every_method_of_the_library_is_documented() -> None:
    """The library's verbs are the product: each says what it gives."""
    for name, method in inspect.getmembers(readgroup.Library, inspect.isfunction):
        if not name.startswith("_"):
            assert inspect.getdoc(method), name
