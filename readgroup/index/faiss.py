"""FAISS as a cache of the database's vectors, with an index of its words beside it.

The index is exact: flat, in half precision. Whenever it is asked it is up to date: changes are read
from the database's log, and everything, where the index's files are missing, damaged or of another
database or model.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.index import Scored
from readgroup.index.scoped import scoped
from readgroup.index.words import WordIndex
from readgroup.model.search import Scope
from readgroup.store.vectors import VectorStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.index.cache import SnapshotCache
    from readgroup.index.snapshot import Snapshot


class FaissIndex:
    """PassageIndex on one machine. `origin` names the database and the model.

    Reading raises EmbedderMismatch where the database's vectors are of another model. `folder`
    is the cache's own.
    """

    def __init__(
        self,
        vectors: VectorStore,
        words: WordIndex,
        folder: Path,
        *,
        origin: str,
        dimension: int,
    ) -> None:
        self._vectors = vectors
        self._words = words
        self._folder = folder
        self._origin = origin
        self._dimension = dimension

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Give passages their vectors."""
        self._vectors.put(ids, vectors)

    def delete(self, ids: Sequence[int]) -> None:
        """Forget passages' vectors."""
        self._vectors.drop(ids)

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        """The `k` nearest passages by cosine, best first."""
        snapshot = self._cache.fresh()
        return scoped(partial(snapshot.nearest, vector), k, scope, self._words.texts)

    def lexical(self, words: Mapping[str, float], k: int, scope: Scope) -> list[Scored]:
        """The `k` best passages by their words, best first."""
        return self._words.search(words, k, scope)

    def vectors(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Those of some passages that have a vector, with these, float32[n, d]."""
        return self._cache.fresh().vectors(ids)

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], scope: Scope
    ) -> dict[int, float]:
        """The lexical scores of those of some passages that hold any of the words."""
        return self._words.scores(words, ids, scope)

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        """What a word of each kind counts for being rare."""
        return self._words.rarity(words)

    def count(self) -> int:
        """Number of passages that have a vector."""
        return len(self._cache.fresh())

    def save(self) -> None:
        """Bring the files up to date; only what changed is written."""
        self._cache.save()
        self._words.save()

    @cached_property
    def _cache(self) -> SnapshotCache[Snapshot]:
        # Here FAISS is imported: searching by words alone does without.
        from readgroup.index.blocks import Block
        from readgroup.index.cache import SnapshotCache
        from readgroup.index.cache_folder import CacheFolder
        from readgroup.index.snapshot import Snapshot

        folder = CacheFolder(self._folder, self._origin)
        return SnapshotCache(self._vectors, folder, Snapshot(self._dimension), Block.mapped)
