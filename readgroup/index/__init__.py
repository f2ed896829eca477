"""Finding passages: one protocol for one machine and for many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from readgroup.model.search import Scope

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Scored = tuple[int, float]


class PassageIndex(Protocol):
    """What search needs of an index. Passages are named by their row id."""

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Give passages their vectors, float32[n, d] of length 1."""

    def delete(self, ids: Sequence[int]) -> None:
        """Forget passages' vectors; unknown ids are passed over."""

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        """The `k` nearest passages by cosine, best first."""

    def lexical(self, words: Mapping[str, float], k: int, scope: Scope) -> list[Scored]:
        """The `k` best passages that hold any of the words, best first.

        A word counts as much as told, the more the rarer it is, and most in the text (BM25F).
        """

    def vectors(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Those of some passages that have a vector, with these, float32[n, d]."""

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], scope: Scope
    ) -> dict[int, float]:
        """The lexical scores in a scope of those of some passages that hold any of the words."""

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        """What a word of each kind counts for being rare (its idf), more than 0."""

    def count(self) -> int:
        """Number of passages that have a vector."""
