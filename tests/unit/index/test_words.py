"""The index of words: the same whatever its history, and a cache that mends itself."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.index import word_block, word_snapshot
from readgroup.index.cache_folder import MANIFEST
from readgroup.index.word_snapshot import Weights, WordSnapshot
from readgroup.index.words import WordIndex
from readgroup.model.search import Scope
from readgroup.store.changes import ORIGIN, Stamp
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import Text, TextStore
from tests.library_parts import document, paper, store

WORDS = {"superposition": 1.0, "probes": 0.5, "open": 2.0}
WEIGHTS = Weights(title=1.0, path=0.5)
says = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), max_size=6).map(" ".join)
passages = st.builds(
    lambda title, path, text, b: (title, path, text, b), says, says, says, st.booleans()
)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of four ids, so that few passages make many."""
    for module in (word_block, word_snapshot):
        monkeypatch.setattr(module, "WIDTH", 4)


def best(snapshot: WordSnapshot, **where: object) -> list[tuple[int, float]]:
    words = {"alpha": 1.0, "delta": 0.5, "omega": 1.0}
    found = snapshot.best(words, 100, WEIGHTS, **where)  # type: ignore[arg-type]
    return [(i, pytest.approx(score, rel=1e-4)) for i, score in found]


@pytest.mark.usefixtures("narrow")
@given(st.lists(st.dictionaries(st.integers(1, 20), st.none() | passages, max_size=8), max_size=4))
@settings(max_examples=60, deadline=None)
def test_scores_do_not_depend_on_history(
    history: list[dict[int, tuple[str, str, str, bool]]],
) -> None:
    """Passages may come, change and go in any order: what is held now alone decides."""
    snapshot, held = WordSnapshot(), {}
    for number, changes in enumerate(history, 1):
        added = [Text(i, *changes[i]) for i in sorted(changes) if changes[i]]
        snapshot = snapshot.with_changes(Stamp(number, 0), tuple(changes), [added[:2], added[2:]])
        held |= changes
    now = [Text(i, *held[i]) for i in sorted(held) if held[i]]
    fresh = WordSnapshot().with_changes(ORIGIN, (), [now])
    assert best(snapshot) == best(fresh)
    some = [t.id for t in now][::2]
    assert best(snapshot, allowed=some, bibliography=True) == best(
        fresh, allowed=some, bibliography=True
    )
    for number, block in snapshot.blocks.items():
        assert block.codes.tolist() == fresh.blocks[number].codes.tolist()
        assert block.said.tolist() == fresh.blocks[number].said.tolist()


@pytest.mark.usefixtures("narrow")
@given(st.lists(passages, min_size=1, max_size=20), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_the_first_of_all_are_the_best(texts: list[tuple[str, str, str, bool]], k: int) -> None:
    """Asking for fewer gives the beginning of what asking for all gives, whatever the blocks."""
    made = WordSnapshot().with_changes(ORIGIN, (), [[Text(i, *t) for i, t in enumerate(texts, 1)]])
    words = {"alpha": 1.0, "beta": 1.0}
    everything = made.best(words, 100, WEIGHTS)
    assert made.best(words, k, WEIGHTS) == everything[:k]
    assert made.scores(words, [i for i, _ in everything], WEIGHTS) == pytest.approx(
        dict(everything)
    )


def test_a_file_gives_back_its_block(tmp_path: Path) -> None:
    """Mapped arrays are those that were written."""
    block = word_block.WordBlock.of([Text(7, "A title", "A path", "Text of words", False)])
    block.write(tmp_path / "block")
    file = tmp_path / "block"
    mapped = word_block.WordBlock.mapped(file, None)  # type: ignore[arg-type]
    for name in ("ids", "lengths", "bibliography", "codes", "starts", "rows", "counts", "said"):
        assert getattr(mapped, name).tolist() == getattr(block, name).tolist()
        assert getattr(mapped, name).dtype == getattr(block, name).dtype


class Counting(TextStore):
    """Texts that count how many of them were read."""

    reads = 0

    def read(self, ids):
        return self._counted(super().read(ids))

    def all(self):
        return self._counted(super().all())

    def _counted(self, batches):
        for batch in batches:
            self.reads += len(batch)
            yield batch


class Home:
    """A library's database and index of words, opened as a new process would."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache" / "words"
        self.database = Database(folder / "library.db")
        self.papers = PaperStore(self.database)

    def opened(self, origin: str = "here") -> tuple[WordIndex, Counting]:
        texts = Counting(self.database)
        return WordIndex(texts, self.cache, origin=origin), texts

    def hits(self) -> list[tuple[int, float]]:
        return self.opened()[0].search(WORDS, 100, Scope())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    store(made.papers, paper("a"), document())
    made.opened()[0].save()
    return made


def block_file(home: Home) -> Path:
    (found,) = home.cache.glob("*-0")
    return found


def without_stamp(home: Home) -> None:
    manifest = json.loads((home.cache / MANIFEST).read_text())
    (home.cache / MANIFEST).write_text(json.dumps({**manifest, "stamp": None}))


DAMAGE: dict[str, Callable[[Home], object]] = {
    "block deleted": lambda home: block_file(home).unlink(),
    "block empty": lambda home: block_file(home).write_bytes(b""),
    "block garbage": lambda home: block_file(home).write_bytes(b"\x93NUMPY garbage" * 99),
    "block truncated": lambda home: block_file(home).write_bytes(
        block_file(home).read_bytes()[:-9]
    ),
    "manifest garbage": lambda home: (home.cache / MANIFEST).write_bytes(b"\xff[1]"),
    "manifest without a stamp": without_stamp,
    "all gone": lambda home: shutil.rmtree(home.cache),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_mended_unasked(home: Home, damage: Callable[[Home], object]) -> None:
    """Whatever becomes of the files, the same is found, and saving makes them good again."""
    expected = home.hits()
    damage(home)
    assert home.hits() == expected
    home.opened()[0].save()
    index, texts = home.opened()
    assert index.search(WORDS, 100, Scope()) == expected
    assert texts.reads == 0


def test_a_paper_more_or_less_is_all_that_is_read(home: Home) -> None:
    """Files of before are followed up by the log; without anything new nothing is read."""
    index, texts = home.opened()
    assert index.search(WORDS, 100, Scope())
    assert texts.reads == 0
    store(home.papers, paper("b"), document(extra="A second paper on superposition."))
    fresh, fresh_texts = home.opened()
    assert index.search(WORDS, 100, Scope()) == fresh.search(WORDS, 100, Scope())
    assert texts.reads == fresh_texts.reads == 5
    home.papers.remove("a")
    assert {i for i, _ in index.search(WORDS, 100, Scope())} <= set(texts.within(Scope()))
    assert index.search(WORDS, 100, Scope()) == home.hits()
    assert texts.reads == 5


def test_another_librarys_files_are_not_trusted(home: Home) -> None:
    """Files of another origin are read by nobody else."""
    index, texts = home.opened(origin="elsewhere")
    assert index.search(WORDS, 100, Scope()) == home.hits()
    assert texts.reads == 5


def test_a_search_needs_no_place_to_write(home: Home) -> None:
    """While another process writes the files, or none can be written, everything is found."""
    store(home.papers, paper("b"), document())
    with FileLock(home.cache / "lock"):
        index, _ = home.opened()
        index.save()
        found = index.search(WORDS, 100, Scope())
    shutil.rmtree(home.cache)
    home.cache.write_text("a file where the folder should be")
    other, _ = home.opened()
    other.save()
    assert other.search(WORDS, 100, Scope()) == found
