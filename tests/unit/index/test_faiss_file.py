"""The index file is a cache: whatever becomes of it, the database's vectors are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from readgroup.errors import EmbedderMismatch
from readgroup.index.faiss import FaissIndex
from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.full_text import FullText
from readgroup.store.papers import PaperStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import DIMENSION, WordEmbedder, document, paper, store

EMBEDDER = WordEmbedder()
QUERY = EMBEDDER.embed_query("superposition features")


class Counting(VectorStore):
    """Vectors that count how many of them were read."""

    reads = 0

    def read(self, ids):
        self.reads += len(ids)
        return super().read(ids)


class Home:
    """A library's database and index file, opened as a new process would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "cache" / "passages.faiss"
        self.database = Database(folder / "library.db")
        self.papers = PaperStore(self.database)

    def opened(self, origin: str = "") -> tuple[FaissIndex, Counting]:
        vectors = Counting(self.database, EMBEDDER.model_id, DIMENSION)
        origin = origin or self.database.identity
        full_text = FullText(self.database)
        return FaissIndex(
            vectors, full_text, self.file, origin=origin, dimension=DIMENSION
        ), vectors

    def add(self, id: str, *, title: str = "Open Problems") -> None:
        index, vectors = self.opened()
        waiting = vectors.missing(store(self.papers, paper(id), document(title)))
        index.upsert([i for i, _ in waiting], EMBEDDER.embed_passages([t for _, t in waiting]))
        index.save()

    def hits(self) -> list[tuple[int, float]]:
        return self.opened()[0].dense(QUERY, 100, Scope())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.add("2501.16496")
    return made


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-100] ^= 255
    file.write_bytes(data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"\x93garbage" * 1000),
    "truncated": lambda file: file.write_bytes(file.read_bytes()[:-200]),
    "header only": lambda file: file.write_bytes(file.read_bytes()[:18]),
    "one bit wrong": flip,
    "header without a stamp": lambda file: file.write_bytes(
        file.read_bytes().replace(b'"stamp"', b'"stump"')
    ),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


def test_a_whole_file_is_used(home: Home) -> None:
    """A new process reads the file, and no vector from the database."""
    index, vectors = home.opened()
    assert index.count() == 4
    assert vectors.reads == 0


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_made_anew(home: Home, damage: Callable[[Path], object]) -> None:
    """Missing, cut off or changed: the same hits, from the database, without being asked."""
    before = home.hits()
    damage(home.file)
    index, vectors = home.opened()
    assert index.dense(QUERY, 100, Scope()) == before
    assert vectors.reads == 4


def test_a_file_of_another_database_is_made_anew(home: Home, tmp_path: Path) -> None:
    """A file copied from another library is not trusted."""
    other = Home(tmp_path / "other")
    other.add("2404.14082", title="Another Title")
    before = home.hits()
    home.file.write_bytes(other.file.read_bytes())
    assert home.hits() == before


def test_a_change_reads_only_what_changed(home: Home) -> None:
    """A paper more, or one fewer: other papers' vectors are not read again."""
    index, vectors = home.opened()
    index.count()
    home.add("2404.14082")
    assert index.count() == 8
    assert vectors.reads == 4
    home.papers.remove("2501.16496")
    assert index.count() == 4
    assert vectors.reads == 4
    fresh, vectors = home.opened()
    assert fresh.count() == 4
    assert vectors.reads == 0


def test_a_restored_backup_is_noticed(home: Home, tmp_path: Path) -> None:
    """A database put back to an older state gets an index of its own state, at once and later."""
    home.database.close()
    backup = (tmp_path / "library.db").read_bytes()
    home.add("2404.14082")
    home.database.close()
    for left in tmp_path.glob("library.db-*"):
        left.unlink()
    (tmp_path / "library.db").write_bytes(backup)
    restored = Home(tmp_path)
    index, _ = restored.opened()
    assert index.count() == 4
    # The next paper's changes have the numbers that the lost one's had.
    restored.add("1610.02391", title="Something Else Entirely")
    fresh, _ = restored.opened()
    expected = restored.opened(origin="anew")[0].dense(QUERY, 100, Scope())
    assert fresh.dense(QUERY, 100, Scope()) == expected


def test_another_model_is_noticed_while_running(home: Home) -> None:
    """When another process rebuilds with another model, an open index refuses to mix."""
    index, _ = home.opened()
    index.count()
    other = VectorStore(home.database, "other/model", 8)
    other.forget()
    ids = FullText(home.database).within(Scope())
    other.put(ids, WordEmbedder("other/model", 8).embed_passages(["x"] * len(ids)))
    with pytest.raises(EmbedderMismatch):
        index.dense(QUERY, 5, Scope())


def test_saving_leaves_nothing_but_the_file(home: Home) -> None:
    """What is written first under another name is gone."""
    home.opened()[0].save()
    assert [p.name for p in home.file.parent.iterdir()] == ["passages.faiss"]
