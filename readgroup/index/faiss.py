"""FAISS as a cache of the database's vectors, with SQLite's full text beside it.

The index is exact: flat, in half precision. Whenever it is asked it is up to date: changes are read
from the database's log, and everything, where the index's files are missing, damaged or of another
database or model.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.index import Scored
from readgroup.model.search import Scope
from readgroup.store.full_text import FullText
from readgroup.store.vectors import VectorStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.index.cache import SnapshotCache

FEW_PAPERS = 100
FIRST_LOOK = 2000


class FaissIndex:
    """PassageIndex on one machine. `origin` names the database and the model.

    Reading raises EmbedderMismatch where the database's vectors are of another model. `folder`
    is the cache's own.
    """

    def __init__(
        self,
        vectors: VectorStore,
        full_text: FullText,
        folder: Path,
        *,
        origin: str,
        dimension: int,
    ) -> None:
        self._vectors = vectors
        self._full_text = full_text
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
        if not scope.is_narrow:
            return snapshot.nearest(vector, k)
        if not 0 < len(scope.papers) <= FEW_PAPERS:
            # To list a part of a large library takes longer than to compare all of it.
            found = snapshot.nearest(vector, max(k, FIRST_LOOK))
            inside = self._vectors.inside([i for i, _ in found], scope)
            if len(inside) >= k or len(found) == len(snapshot):
                return [(i, score) for i, score in found if i in inside][:k]
        return snapshot.nearest(vector, k, self._vectors.within(scope))

    def lexical(self, words: Sequence[str], k: int, scope: Scope) -> list[Scored]:
        """The `k` best passages by BM25, best first."""
        return self._full_text.search(words, k, scope)

    def count(self) -> int:
        """Number of passages that have a vector."""
        return len(self._cache.fresh())

    def save(self) -> None:
        """Bring the files up to date; only what changed is written."""
        self._cache.save()

    @cached_property
    def _cache(self) -> SnapshotCache:
        # Here FAISS is imported: searching by words alone does without.
        from readgroup.index.cache import SnapshotCache
        from readgroup.index.cache_folder import CacheFolder

        folder = CacheFolder(self._folder, self._origin)
        return SnapshotCache(self._vectors, folder, self._dimension)
