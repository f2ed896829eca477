"""Vectors in the database, and the log of their changes."""

import numpy as np
import pytest
import sqlalchemy as sa

from readgroup.errors import EmbedderMismatch
from readgroup.store import changes as log
from readgroup.store import vectors as store_module
from readgroup.store.changes import ORIGIN, Stamp
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import DIMENSION, WordEmbedder, document, paper, store


@pytest.fixture
def key(papers: PaperStore) -> int:
    return store(papers, paper(), document())


def embed(vectors: VectorStore, key: int) -> list[int]:
    waiting = vectors.missing(key)
    vectors.put([i for i, _ in waiting], WordEmbedder().embed_passages([t for _, t in waiting]))
    return [i for i, _ in waiting]


def test_passages_wait_until_they_have_a_vector(
    vectors: VectorStore, papers: PaperStore, key: int
) -> None:
    """All but the bibliography wait, with their context; then the paper is ready for meaning."""
    waiting = vectors.missing(key)
    assert len(waiting) == 4
    assert waiting[0][1].startswith("Open Problems › Introduction\nNeural networks")
    ids = embed(vectors, key)
    assert vectors.missing(key) == []
    assert papers.holdings()[0].ready == "meaning"
    rows = {
        i: row for batch, matrix in vectors.read(ids) for i, row in zip(batch, matrix, strict=True)
    }
    assert np.array_equal(rows[ids[0]], WordEmbedder().embed_query(waiting[0][1]))


def test_what_is_gone_is_passed_over(vectors: VectorStore, papers: PaperStore, key: int) -> None:
    """A paper that is removed while it is embedded is no error, and leaves no vector."""
    ids = [i for i, _ in vectors.missing(key)]
    papers.remove("2501.16496")
    vectors.put(ids, np.ones((len(ids), DIMENSION), np.float32))
    assert list(vectors.read(ids)) == []
    vectors.drop(ids)


def test_the_log_tells_net_changes(vectors: VectorStore, papers: PaperStore, key: int) -> None:
    """After any entry of it: what to drop, and of that what to read again."""
    assert vectors.newest() == ORIGIN
    assert vectors.changes(ORIGIN) is None
    ids = embed(vectors, key)
    first = vectors.newest()
    nothing = vectors.changes(first)
    assert nothing is not None
    assert (nothing.dropped, nothing.added, nothing.newest) == ((), (), first)
    vectors.put(ids[2:3], np.ones((1, DIMENSION), np.float32))
    vectors.drop(ids[:1])
    vectors.put(ids[1:2], np.ones((1, DIMENSION), np.float32))
    after = vectors.changes(first)
    assert after is not None
    assert set(after.dropped) == set(ids[:3])
    assert after.added == tuple(ids[1:3])
    papers.remove("2501.16496")
    last = vectors.changes(after.newest)
    assert last is not None
    assert set(last.dropped) == set(ids[1:])
    assert last.added == ()


def test_a_stamp_of_another_history_is_noticed(vectors: VectorStore, key: int) -> None:
    """A number that another change has, or that none has yet, is no point to go on from."""
    embed(vectors, key)
    newest = vectors.newest()
    for foreign in (Stamp(newest.generation, newest.mark + 1), Stamp(10**6, 5)):
        assert vectors.changes(foreign) is None


def test_the_log_does_not_grow_for_ever(
    vectors: VectorStore, database: Database, key: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old changes are forgotten; who stopped at one of them is told so, who did not goes on."""
    monkeypatch.setattr(log, "LOG_LENGTH", 3)
    (first, *_), stamps = embed(vectors, key), []
    for _ in range(5):
        vectors.put([first], np.ones((1, DIMENSION), np.float32))
        stamps.append(vectors.newest())
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM changes")).scalar_one() == 3
    assert vectors.changes(stamps[0]) is None
    newer = vectors.changes(stamps[-2])
    assert newer is not None
    assert newer.added == (first,)


def test_all_vectors_come_in_rising_batches(
    vectors: VectorStore, key: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each vector once, by rising id, whatever the batches; forgetting leaves none."""
    monkeypatch.setattr(store_module, "_BATCH", 3)
    ids = embed(vectors, key)
    batches = list(vectors.all())
    assert [list(i) for i, _ in batches] == [ids[:3], ids[3:]]
    assert all(rows.shape == (len(i), DIMENSION) for i, rows in batches)
    vectors.forget()
    assert list(vectors.all()) == []
    assert [i for i, _ in vectors.missing(key)] == ids


def test_vectors_of_another_model_are_refused(
    vectors: VectorStore, database: Database, key: int
) -> None:
    """Neither written nor trusted; the message names both models and what to do."""
    ids = embed(vectors, key)
    other = VectorStore(database, "other/model", DIMENSION)
    with pytest.raises(EmbedderMismatch) as caught:
        other.check_model()
    assert "test/words" in caught.value.problem
    assert "other/model" in caught.value.problem
    assert "readgroup rebuild" in caught.value.hint
    with pytest.raises(EmbedderMismatch):
        other.put(ids, np.ones((len(ids), DIMENSION), np.float32))
    other.forget()
    other.put(ids[:1], np.ones((1, DIMENSION), np.float32))
    with pytest.raises(EmbedderMismatch):
        vectors.check_model()


def test_a_library_without_vectors_takes_any_model(
    vectors: VectorStore, database: Database, papers: PaperStore, key: int
) -> None:
    """When the last vector is gone, nobody has to rebuild before another model is used."""
    embed(vectors, key)
    papers.remove("2501.16496")
    other = VectorStore(database, "other/model", DIMENSION)
    other.check_model()
    embed(other, store(papers, paper(), document()))
