"""Vectors in the database, and the log of their changes."""

import numpy as np
import pytest

from readgroup.errors import EmbedderMismatch
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.vectors import ORIGIN, Stamp, VectorStore
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
    """After any point of it: what to drop, and of that what to read again."""
    assert vectors.newest() == ORIGIN
    ids = embed(vectors, key)
    first = vectors.changes(ORIGIN)
    assert (first.dropped, first.added) == (tuple(ids), tuple(ids))
    assert vectors.newest() == first.newest
    assert vectors.changes(first.newest).dropped == ()
    vectors.drop(ids[:1])
    vectors.put(ids[1:2], np.ones((1, DIMENSION), np.float32))
    after = vectors.changes(first.newest)
    assert set(after.dropped) == set(ids[:2])
    assert after.added == (ids[1],)
    papers.remove("2501.16496")
    last = vectors.changes(after.newest)
    assert set(last.dropped) == set(ids[1:])
    assert last.added == ()


def test_a_stamp_of_another_history_is_noticed(vectors: VectorStore, key: int) -> None:
    """A number that another change has, or that none has yet, leads back to the beginning."""
    ids = embed(vectors, key)
    newest = vectors.newest()
    for foreign in (Stamp(newest.generation, newest.mark + 1), Stamp(10**6, 5)):
        changes = vectors.changes(foreign)
        assert changes.since == ORIGIN
        assert changes.added == tuple(ids)


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
