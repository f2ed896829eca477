"""Joining two rankings: properties that hold for any scores."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.search.fusion import scaled, weighted_sum

scores = st.dictionaries(st.integers(1, 30), st.floats(-1, 100), max_size=12)
weights = st.floats(0, 1)


@given(scores, scores, weights)
def test_every_candidate_is_ranked_once(
    cosines: dict[int, float], bm25s: dict[int, float], weight: float
) -> None:
    """The fused ranking holds each passage of either side once, best first, scores within 0..1."""
    fused = weighted_sum(cosines, bm25s, dense_weight=weight)
    assert sorted(f.id for f in fused) == sorted(cosines.keys() | bm25s.keys())
    assert [f.score for f in fused] == sorted((f.score for f in fused), reverse=True)
    assert all(-1e-9 <= f.score <= 1 + 1e-9 for f in fused)
    for f in fused:
        assert (f.cosine, f.bm25) == (cosines.get(f.id), bm25s.get(f.id))
        sides = {"both": (True, True), "meaning": (True, False), "words": (False, True)}
        assert sides[f.matched] == (f.id in cosines, f.id in bm25s)


@given(scores, scores, weights)
def test_a_passage_better_on_both_sides_is_never_behind(
    cosines: dict[int, float], bm25s: dict[int, float], weight: float
) -> None:
    """Of two passages that both sides found, the one better for both has the better score."""
    by_id = {f.id: f.score for f in weighted_sum(cosines, bm25s, dense_weight=weight)}
    both = sorted(cosines.keys() & bm25s.keys())
    for a in both:
        for b in both:
            if cosines[a] >= cosines[b] and bm25s[a] >= bm25s[b]:
                assert by_id[a] >= by_id[b] - 1e-9


@given(st.dictionaries(st.integers(1, 30), st.floats(0, 1), max_size=12), weights)
def test_one_side_alone_keeps_its_order(cosines: dict[int, float], weight: float) -> None:
    """Where words find nothing, the order is that of meaning (when it counts at all)."""
    ranked = [f.id for f in weighted_sum(cosines, {}, dense_weight=weight)]
    if weight > 0.01:
        by_score = [cosines[i] for i in ranked]
        assert all(a >= b - 1e-6 for a, b in pairwise(by_score))


@given(scores)
def test_scaled_scores_are_parts_of_the_best(raw: dict[int, float]) -> None:
    """The best is 1 and none is below 0; order and ids stay; where nothing is above 0 all are 0."""
    found = scaled(raw)
    assert found.keys() == raw.keys()
    assert all(0.0 <= s <= 1.0 for s in found.values())
    if max(raw.values(), default=0.0) > 0:
        assert max(found.values()) == 1.0
    rising = [found[i] for i, _ in sorted(raw.items(), key=lambda pair: pair[1])]
    assert rising == sorted(rising)


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 2, 1]])
def test_ties_do_not_depend_on_chance(order: list[int]) -> None:
    """Equal scores are ordered by id, however they came."""
    assert [f.id for f in weighted_sum(dict.fromkeys(order, 1.0), {}, dense_weight=0.5)] == [
        1,
        2,
        3,
    ]
