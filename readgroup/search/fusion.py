"""Joining what words and what meaning say of a passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readgroup.search.scale import Scale

POINT = 1 / 20
"""What a point of BM25 counts for, where the way from an unrelated passage to an answer is 1."""
POINT_IN_ONE_PAPER = 1 / 13
"""The same where one paper is searched: there all are near in meaning, and words part them."""
_ALONE = 2.0  # times that, where there is no vector: words stand for both


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's score, with what each side said of it.

    `cosine` is None where it has no vector, `bm25` where it says no word of the query.
    """

    id: int
    score: float
    cosine: float | None
    bm25: float | None


def weighted_sum(
    cosines: Mapping[int, float],
    bm25s: Mapping[int, float],
    scale: Scale,
    point: float = POINT,
) -> dict[int, float]:
    """Scores of all passages that either side knows: meaning, and words weighed against it.

    Neither side is stretched by its best or worst candidate, so that scores of two queries can be
    compared, and one more candidate moves no other. (Bruch et al., 2023, "An Analysis of Fusion
    Functions for Hybrid Retrieval", https://arxiv.org/abs/2210.11934, found sums of scores on
    fixed scales to beat ranks.)

    >>> from readgroup.search.scale import Scale
    >>> weighted_sum({1: 0.6, 2: 0.1}, {2: 10.0, 3: 20.0}, Scale(unrelated=0.1, related=0.6))
    {1: 1.0, 2: 0.5, 3: 2.0}
    """
    return {
        i: point * bm25s.get(i, 0.0) + max(0.0, scale.meaning(cosines[i]))
        if i in cosines
        else _ALONE * point * bm25s[i]
        for i in {**cosines, **bm25s}
    }


def ordered(scores: Mapping[int, float]) -> list[int]:
    """Ids by falling score; ties go to the lower one, so that the order never depends on chance.

    >>> ordered({3: 1.0, 2: 5.0, 1: 1.0})
    [2, 1, 3]
    """
    return sorted(scores, key=lambda i: (-scores[i], i))
