"""The index's files are a cache: whatever becomes of them, the database's vectors are found."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from readgroup.errors import EmbedderMismatch
from readgroup.index import cache
from readgroup.index.cache_folder import MANIFEST
from readgroup.index.faiss import FaissIndex
from readgroup.index.words import WordIndex
from readgroup.model.search import Scope
from readgroup.store import changes as log
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import TextStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import DIMENSION, WordEmbedder, document, paper, store

EMBEDDER = WordEmbedder()
QUERY = EMBEDDER.embed_query("superposition features")


class Counting(VectorStore):
    """Vectors that count how many of them were read."""

    reads = 0

    def read(self, ids):
        return self._counted(super().read(ids))

    def all(self):
        return self._counted(super().all())

    def _counted(self, batches):
        for ids, vectors in batches:
            self.reads += len(ids)
            yield ids, vectors


class Home:
    """A library's database and index, opened as a new process would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache" / "vectors"
        self.database = Database(folder / "library.db")
        self.papers = PaperStore(self.database)

    @property
    def file(self) -> Path:
        """The file of the only block."""
        (found,) = self.cache.glob("*-0")
        return found

    @property
    def manifest(self) -> Path:
        return self.cache / MANIFEST

    def opened(self, origin: str = "") -> tuple[FaissIndex, Counting]:
        vectors = Counting(self.database, EMBEDDER.model_id, DIMENSION)
        origin = origin or self.database.identity
        words = WordIndex(TextStore(self.database), self.folder / "cache" / "words", origin=origin)
        return FaissIndex(vectors, words, self.cache, origin=origin, dimension=DIMENSION), vectors

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


def told(name: str, value: object) -> Callable[[Home], None]:
    """Changes one field of the manifest, or takes it out."""

    def change(home: Home) -> None:
        manifest = json.loads(home.manifest.read_text())
        manifest[name] = value
        home.manifest.write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}))

    return change


DAMAGE: dict[str, Callable[[Home], object]] = {
    "vectors deleted": lambda home: home.file.unlink(),
    "vectors empty": lambda home: home.file.write_bytes(b""),
    "vectors garbage": lambda home: home.file.write_bytes(b"\x93garbage" * 1000),
    "vectors truncated": lambda home: home.file.write_bytes(home.file.read_bytes()[:-200]),
    "one bit wrong": lambda home: flip(home.file),
    "vectors a folder": lambda home: (name := home.file, name.unlink(), name.mkdir()),
    "manifest deleted": lambda home: home.manifest.unlink(),
    "manifest empty": lambda home: home.manifest.write_bytes(b""),
    "manifest garbage": lambda home: home.manifest.write_bytes(b"\xff\xfe[1]"),
    "manifest another thing": lambda home: home.manifest.write_text("[]"),
    "manifest a folder": lambda home: (home.manifest.unlink(), home.manifest.mkdir()),
    "manifest without a stamp": told("stamp", None),
    "stamp nonsense": told("stamp", ["x"]),
    "stamp of the future": told("stamp", [10**9, 1]),
    "files nonsense": told("files", {"x": [1]}),
    "files a number": told("files", 7),
    "another origin": told("origin", "elsewhere"),
}


def test_whole_files_are_used(home: Home) -> None:
    """A new process reads the files, and no vector from the database."""
    index, vectors = home.opened()
    assert index.count() == 4
    assert vectors.reads == 0


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damaged_files_are_made_anew(home: Home, damage: Callable[[Home], object]) -> None:
    """Missing, cut off or changed: the same hits, from the database, without being asked."""
    before = home.hits()
    damage(home)
    index, vectors = home.opened()
    assert index.dense(QUERY, 100, Scope()) == before
    assert vectors.reads == 4
    index.save()
    healed, vectors = home.opened()
    assert healed.dense(QUERY, 100, Scope()) == before
    in_the_way = any(path.is_dir() for path in home.cache.iterdir())
    assert vectors.reads == (4 if in_the_way else 0)


def test_a_file_of_another_database_is_made_anew(home: Home, tmp_path: Path) -> None:
    """A file copied from another library is not trusted."""
    other = Home(tmp_path / "other")
    other.add("2404.14082", title="Another Title")
    before = home.hits()
    shutil.rmtree(home.cache)
    shutil.copytree(other.cache, home.cache)  # Times and all.
    assert home.hits() == before


def test_a_change_reads_only_what_changed(home: Home) -> None:
    """A paper more, or one fewer: other papers' vectors are not read again."""
    reader, read = home.opened()
    assert reader.count() == 4
    key = store(home.papers, paper("2404.14082"), document())
    writer, vectors = home.opened()
    waiting = vectors.missing(key)
    writer.upsert([i for i, _ in waiting], EMBEDDER.embed_passages([t for _, t in waiting]))
    assert reader.count() == 8
    assert read.reads == 4
    home.papers.remove("2501.16496")
    assert reader.count() == 4
    assert read.reads == 4
    assert home.opened()[0].count() == 4


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
    ids = TextStore(home.database).within(Scope())
    other.put(ids, WordEmbedder("other/model", 8).embed_passages(["x"] * len(ids)))
    with pytest.raises(EmbedderMismatch):
        index.dense(QUERY, 5, Scope())


def test_saving_leaves_nothing_but_the_files(home: Home) -> None:
    """What is written first under another name is gone, and so are the files of former states."""
    home.add("2404.14082")
    home.papers.remove("2501.16496")
    home.opened()[0].save()
    assert len(home.hits()) == 4
    names = {path.name for path in home.cache.iterdir()} - {"lock"}
    assert names == {home.file.name, MANIFEST}


def test_an_open_index_reads_what_another_process_saved(home: Home) -> None:
    """A newer state in the files is mapped, and not read from the database once more."""
    index, vectors = home.opened()
    assert index.count() == 4
    home.add("2404.14082")
    assert index.count() == 8
    assert vectors.reads == 0
    home.file.unlink()  # What is mapped stays readable.
    assert len(index.dense(QUERY, 100, Scope())) == 8


def test_much_that_was_read_is_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that had to read many vectors puts them into the files, for the next process."""
    monkeypatch.setattr(cache, "WORTH_KEEPING", 3)
    shutil.rmtree(home.cache)
    assert len(home.hits()) == 4
    index, vectors = home.opened()
    assert index.count() == 4
    assert vectors.reads == 0


def test_two_who_save_at_once_are_no_harm(home: Home) -> None:
    """While somebody else writes the files, saving is left to him; the next one makes up for it."""
    index, _ = home.opened()
    before = home.manifest.read_bytes()
    with FileLock(home.cache / "lock"):
        home.add("2404.14082")
        assert home.manifest.read_bytes() == before
        assert index.count() == 8
    index.save()
    assert home.opened()[0].count() == 8
    assert home.manifest.read_bytes() != before


def test_files_that_cannot_be_written_cost_no_answer(tmp_path: Path) -> None:
    """Where the cache's folder cannot be made, papers are added and found all the same."""
    (tmp_path / "cache").write_text("in the way")
    home = Home(tmp_path)
    home.add("2501.16496")
    assert len(home.hits()) == 4


def test_a_short_memory_of_changes_is_enough(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is further behind than the log reaches back reads everything, and is right."""
    index, vectors = home.opened()
    index.count()
    monkeypatch.setattr(log, "LOG_LENGTH", 2)
    shutil.rmtree(home.cache)
    home.add("2404.14082", title="Another Title")
    shutil.rmtree(home.cache)
    assert index.dense(QUERY, 100, Scope()) == home.hits()
    assert vectors.reads == 8
