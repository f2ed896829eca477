"""The candidates of one search, each seen from both sides: by its words and by its meaning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.search import Scope
from readgroup.search.feedback import NEAREST, READ, expanded, said, shifted
from readgroup.search.fusion import POINT, POINT_IN_ONE_PAPER, Fused, ordered, weighted_sum
from readgroup.search.scale import Scale

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]


class Sides:
    """Passages by id with their texts, in a scope of an index.

    A candidate that only one side found has a score of the other all the same: that it is not
    among the best there does not mean that it is nothing.
    """

    def __init__(
        self, texts: Mapping[int, str], index: PassageIndex, scope: Scope, scale: Scale
    ) -> None:
        self._texts = texts
        self._index = index
        self._scope = scope
        self._scale = scale
        self._point = POINT_IN_ONE_PAPER if len(scope.papers) == 1 else POINT
        ids, self._rows = index.vectors([*texts])
        self._places = {i: n for n, i in enumerate(ids.tolist())}

    def ranked(self, words: Mapping[str, float], vector: Vector | None) -> list[Fused]:
        """The candidates for a query, best first.

        They are ranked twice: what the first of them say tells more of what is wanted. What each
        side says of a candidate is for the query as it was asked.
        """
        cosines, bm25s = self._cosines(vector), self._bm25s(words)
        first = self._scores(cosines, bm25s)
        again = self._scores(
            self._cosines(self._nearer(vector, first)), self._bm25s(self._fuller(words, first))
        )
        return [Fused(i, again[i], cosines.get(i), bm25s.get(i)) for i in ordered(again)]

    def _scores(self, cosines: Mapping[int, float], bm25s: Mapping[int, float]) -> dict[int, float]:
        return dict.fromkeys(self._texts, 0.0) | weighted_sum(
            cosines, bm25s, self._scale, self._point
        )

    def _cosines(self, vector: Vector | None) -> dict[int, float]:
        if vector is None:
            return {}
        return dict(zip(self._places, (self._rows @ vector).tolist(), strict=True))

    def _bm25s(self, words: Mapping[str, float]) -> dict[int, float]:
        return self._index.scores(words, [*self._texts], self._scope)

    def _nearer(self, vector: Vector | None, scores: Mapping[int, float]) -> Vector | None:
        if vector is None:
            return None
        best = [i for i in ordered(scores) if i in self._places][:NEAREST]
        rows = self._rows[[self._places[i] for i in best]]
        return shifted(vector, rows, [scores[i] for i in best])

    def _fuller(
        self, words: Mapping[str, float], scores: Mapping[int, float]
    ) -> Mapping[str, float]:
        read = [(said(self._texts[i]), scores[i]) for i in ordered(scores)[:READ]]
        spoken: Collection[str] = {word for passage, _ in read for word in passage}
        return expanded(words, read, self._index.rarity(spoken))
