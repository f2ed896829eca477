"""Joining two rankings into one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's place after fusion, with what each side said of it (None: not among its best)."""

    id: int
    score: float
    cosine: float | None
    bm25: float | None

    @property
    def matched(self) -> str:
        """By what it was found: "words", "meaning" or "both"."""
        if self.bm25 is None:
            return "meaning"
        return "words" if self.cosine is None else "both"


def weighted_sum(
    cosines: Mapping[int, float],
    bm25s: Mapping[int, float],
    *,
    dense_weight: float,
    words_only: Collection[int] = (),
) -> list[Fused]:
    """Fuse by a weighted sum of scores, each side's scaled by its best, best first.

    A passage that one side did not return gets 0 from it; those of `words_only`
    have no vectors to be found by, so that words alone decide on them. Ties go to the lower
    id, so that the order never depends on chance. (Bruch et al., 2023, "An Analysis of Fusion
    Functions for Hybrid Retrieval", https://arxiv.org/abs/2210.11934.)

    >>> [f.id for f in weighted_sum({1: 0.9, 2: 0.1}, {2: 7.0, 3: 1.0}, dense_weight=0.7)]
    [1, 2, 3]
    """
    dense, lexical = scaled(cosines), scaled(bm25s)
    fused = []
    for i in {**cosines, **bm25s}:
        weight = 0.0 if i in words_only else dense_weight
        score = weight * dense.get(i, 0.0) + (1 - weight) * lexical.get(i, 0.0)
        fused.append(Fused(i, score, cosines.get(i), bm25s.get(i)))
    return sorted(fused, key=lambda f: (-f.score, f.id))


def scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """Scores as parts of the best, those below 0 as 0.

    >>> scaled({1: 2.0, 2: 4.0, 3: -1.0})
    {1: 0.5, 2: 1.0, 3: 0.0}
    """
    best = max(scores.values(), default=0.0)
    return {i: max(0.0, s) / best if best > 0 else 0.0 for i, s in scores.items()}
