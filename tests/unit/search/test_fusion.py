"""Joining what words and meaning say: properties that hold for any scores."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.search.fusion import ordered, weighted_sum
from readgroup.search.scale import Scale

SCALE = Scale(unrelated=0.05, related=0.45)
cosines = st.dictionaries(st.integers(1, 30), st.floats(-1, 1), max_size=12)
bm25s = st.dictionaries(st.integers(1, 30), st.floats(0, 100), max_size=12)


@given(cosines, bm25s)
def test_every_candidate_has_a_score(meant: dict[int, float], said: dict[int, float]) -> None:
    """Each passage of either side has one, and none is below 0."""
    scores = weighted_sum(meant, said, SCALE)
    assert scores.keys() == meant.keys() | said.keys()
    assert all(score >= 0 for score in scores.values())


@given(cosines, bm25s)
def test_a_passage_better_on_both_sides_is_never_behind(
    meant: dict[int, float], said: dict[int, float]
) -> None:
    """Of two passages that have vectors, the one better for both has the better score."""
    scores = weighted_sum(meant, said, SCALE)
    for (a, nearer), (b, farther) in product(meant.items(), repeat=2):
        if nearer >= farther and said.get(a, 0) >= said.get(b, 0):
            assert scores[a] >= scores[b] - 1e-9


@given(cosines, bm25s, bm25s)
def test_a_score_is_the_passages_own(
    meant: dict[int, float], said: dict[int, float], more: dict[int, float]
) -> None:
    """Other candidates, good ones or bad ones, do not move it."""
    alone, among = weighted_sum(meant, said, SCALE), weighted_sum(meant, {**more, **said}, SCALE)
    assert all(among[i] == alone[i] for i in said)


def test_words_stand_for_both_where_there_is_no_vector() -> None:
    """What has no vector is not behind for that; a model's own scale tells what is near."""
    scores = weighted_sum({1: 0.45}, {1: 20.0, 2: 20.0}, SCALE)
    assert scores[1] == pytest.approx(scores[2])
    far = weighted_sum({1: 0.45}, {1: 20.0}, Scale(unrelated=0.4, related=0.9))
    assert far[1] < scores[1]


@given(st.dictionaries(st.integers(1, 30), st.floats(0, 3)))
def test_ties_do_not_depend_on_chance(scores: dict[int, float]) -> None:
    """Best first, and of equals the lower id, however they came."""
    ids = ordered(scores)
    assert ids == ordered(dict(reversed(scores.items())))
    assert [(-scores[i], i) for i in ids] == sorted((-s, i) for i, s in scores.items())
