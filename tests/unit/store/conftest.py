"""A database of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readgroup.store.database import Database
from readgroup.store.notes import NoteStore
from readgroup.store.papers import PaperStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import WordEmbedder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def papers(database: Database) -> PaperStore:
    return PaperStore(database)


@pytest.fixture
def notes(database: Database) -> NoteStore:
    return NoteStore(database)


@pytest.fixture
def vectors(database: Database) -> VectorStore:
    embedder = WordEmbedder()
    return VectorStore(database, embedder.model_id, embedder.dimension)
