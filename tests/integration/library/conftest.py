"""Libraries that hold the sample paper, to read from or to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from readgroup.embedding import Embedder
from readgroup.library import Library
from readgroup.settings import DEFAULT_EMBEDDER, Settings

OpenLibrary = Callable[[Path], Library]


@pytest.fixture(scope="session")
def minilm() -> Embedder:
    """The default model, loaded once for all tests."""
    from readgroup.embedding import embedder

    return embedder(DEFAULT_EMBEDDER)


@pytest.fixture
def opened(minilm: Embedder) -> Iterator[OpenLibrary]:
    """Opens the library at a home as a new process would, but with the model loaded already."""
    with ExitStack() as stack:

        def call(home: Path) -> Library:
            library = stack.enter_context(Library(Settings(home=home)))
            library._steps.embedder = minilm
            return library

        yield call


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of the library that holds the sample paper."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))


@pytest.fixture(scope="session")
def excerpt(sample_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes PDFs of some pages of the sample, each under a name of its own."""
    from pypdf import PdfReader, PdfWriter

    def make(name: str, pages: int) -> Path:
        writer = PdfWriter()
        for page in PdfReader(sample_pdf).pages[:pages]:
            writer.add_page(page)
        path = tmp_path_factory.mktemp("excerpt") / name
        writer.write(path)
        return path

    return make
