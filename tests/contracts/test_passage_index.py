"""What every PassageIndex promises, on each implementation."""

import numpy as np
import pytest
from numpy.typing import NDArray

from readgroup.model.search import Scope
from tests.contracts.conftest import BruteForceIndex, Shelf
from tests.library_parts import DIMENSION, WordEmbedder

ANYWHERE = Scope()


def query(text: str = "superposition features neurons") -> NDArray[np.float32]:
    return WordEmbedder().embed_query(text)


def test_an_empty_index_finds_nothing(shelf: Shelf) -> None:
    """No vectors: no count, nothing near; words are found all the same."""
    assert shelf.index.count() == 0
    assert shelf.index.dense(query(), 5, ANYWHERE) == []
    assert shelf.index.lexical({"superposition": 1.0}, 5, ANYWHERE)


def test_the_nearest_come_first_with_their_cosine(shelf: Shelf) -> None:
    """Scores are cosines, exact to half precision, in falling order; k is kept."""
    index = shelf.filled()
    assert index.count() == len(shelf.ids())
    found = index.dense(query(), 4, ANYWHERE)
    assert len(found) == 4
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    for i, score in found:
        cosine = WordEmbedder().embed_query(shelf.passages[i].passage.text) @ query()
        assert score == pytest.approx(cosine, abs=2e-3)
    assert "Superposition packs" in shelf.passages[found[0][0]].passage.text


def test_more_may_be_asked_for_than_there_are(shelf: Shelf) -> None:
    """A large k gives every passage once, and no placeholder."""
    found = shelf.filled().dense(query(), 1000, ANYWHERE)
    assert sorted(i for i, _ in found) == shelf.ids()
    assert shelf.index.dense(query(), 0, ANYWHERE) == []


def test_a_scope_is_kept_by_both_sides(shelf: Shelf) -> None:
    """One paper, one section, both or an empty scope: nothing from outside is returned."""
    index = shelf.filled()
    one = Scope(papers=("2404.14082",))
    assert sorted(i for i, _ in index.dense(query(), 100, one)) == shelf.ids("2404.14082")
    assert {shelf.passages[i].paper.id for i, _ in index.lexical({"layer": 1.0}, 9, one)} == {
        one.papers[0]
    }
    section = Scope(papers=("2404.14082",), section="2.1")
    for i, _ in index.dense(query(), 100, section):
        assert shelf.passages[i].passage.section_label.endswith("2.1 GPT-2 probes")
    assert index.dense(query(), 100, section)
    nowhere = Scope(papers=("none",))
    assert index.dense(query(), 9, nowhere) == []
    assert index.lexical({"layer": 1.0}, 9, nowhere) == []


def test_a_new_vector_replaces_the_old(shelf: Shelf) -> None:
    """Giving a passage another vector changes its place and not the count."""
    index = shelf.filled()
    last = index.dense(query(), 1000, ANYWHERE)[-1][0]
    index.upsert([last], query().reshape(1, -1))
    assert index.count() == len(shelf.ids())
    first, score = index.dense(query(), 1, ANYWHERE)[0]
    assert first == last
    assert score == pytest.approx(1.0, abs=2e-3)


def test_what_is_deleted_is_not_found(shelf: Shelf) -> None:
    """Deleted vectors are gone, unknown ids are passed over, the rest stays."""
    index = shelf.filled()
    gone = shelf.ids()[:3]
    index.delete([*gone, 10**12])
    assert index.count() == len(shelf.ids()) - 3
    assert not {i for i, _ in index.dense(query(), 1000, ANYWHERE)} & set(gone)
    index.delete(shelf.ids())
    assert index.count() == 0
    assert index.dense(query(), 5, ANYWHERE) == []


def test_passages_that_nobody_knows_get_no_vector(shelf: Shelf) -> None:
    """A vector for a passage that was removed meanwhile is dropped."""
    shelf.index.upsert([10**6], np.ones((1, DIMENSION), np.float32))
    shelf.index.upsert([], np.empty((0, DIMENSION), np.float32))
    assert shelf.index.count() == 0


def test_words_are_scored_as_specified(shelf: Shelf) -> None:
    """Every implementation gives the scores of the formula, weights of words included."""
    said = BruteForceIndex(shelf.texts)
    everything = shelf.texts.within(Scope(references=True))
    for scope in (ANYWHERE, Scope(papers=("2501.16496",)), Scope(references=True)):
        for words in (
            {"problems": 1.0},
            {"GPT-2": 1.0, "probing": 0.3, "model": 2.0},
            {"zebra": 1},
        ):
            found = dict(shelf.index.lexical(words, 1000, scope))
            assert found == pytest.approx(dict(said.lexical(words, 1000, scope)), rel=1e-4)
            some = shelf.index.scores(words, everything[::2], scope)
            assert some == pytest.approx(said.scores(words, everything[::2], scope), rel=1e-4)


def test_words_are_found_by_their_stem(shelf: Shelf) -> None:
    """Inflected words match, accents and case do not matter, best comes first, k is kept."""
    found = shelf.index.lexical({"PROBING": 1.0, "propërties": 1.0}, 10, ANYWHERE)
    assert "Linear probes read a property" in shelf.passages[found[0][0]].passage.text
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    assert all(score > 0 for _, score in found)
    assert (
        shelf.index.lexical({"probe": 1.0}, 1, ANYWHERE)
        == shelf.index.lexical({"PROBING": 1.0}, 9, ANYWHERE)[:1]
    )
    assert shelf.index.lexical({}, 10, ANYWHERE) == []
    assert shelf.index.lexical({"probe": 1.0}, 0, ANYWHERE) == []


def test_bibliographies_are_found_only_when_asked_for(shelf: Shelf) -> None:
    """An entry's words answer only a search that wants references."""
    assert shelf.index.lexical({"elhage": 1.0}, 5, ANYWHERE) == []
    assert len(shelf.index.lexical({"elhage": 1.0}, 5, Scope(references=True))) == 2


def test_vectors_are_given_back(shelf: Shelf) -> None:
    """Those of passages that have one, each with its id, exact to half precision."""
    index = shelf.filled()
    wanted = shelf.ids()[1:4]
    ids, rows = index.vectors([*wanted, 10**9])
    assert sorted(ids.tolist()) == wanted
    for i, row in zip(ids.tolist(), rows, strict=True):
        expected = WordEmbedder().embed_query(shelf.passages[i].passage.text)
        assert row == pytest.approx(expected, abs=2e-3)
    ids, rows = index.vectors([])
    assert (len(ids), rows.shape) == (0, (0, DIMENSION))
