"""Looking words up, in an index that follows the database's texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.index import Scored
from readgroup.index.scoped import scoped
from readgroup.model.search import Scope
from readgroup.store.texts import TextStore

if TYPE_CHECKING:
    from readgroup.index.cache import SnapshotCache
    from readgroup.index.word_snapshot import Weights, WordSnapshot


class WordIndex:
    """BM25F over the passages of current versions. `folder` is the cache's own, of `origin`."""

    def __init__(self, texts: TextStore, folder: Path, *, origin: str) -> None:
        self.texts = texts
        self._folder = folder
        self._origin = origin

    def search(self, words: Mapping[str, float], k: int, scope: Scope) -> list[Scored]:
        """The `k` best passages that hold any of the words, each counting as much as told."""
        snapshot, weights = self._cache.fresh(), _weights(scope)

        def best(k: int, allowed: Sequence[int] | None) -> list[Scored]:
            return snapshot.best(words, k, weights, allowed=allowed, bibliography=scope.references)

        return scoped(best, k, scope, self.texts)

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], scope: Scope
    ) -> dict[int, float]:
        """The scores that `search` in that scope gives to those of some passages that hold a word."""
        return self._cache.fresh().scores(words, ids, _weights(scope))

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        """The idf of each of some words; of a compound the highest of its parts."""
        return self._cache.fresh().rarity(words)

    def save(self) -> None:
        """Bring the files up to date; only what changed is written."""
        self._cache.save()

    @cached_property
    def _cache(self) -> SnapshotCache[WordSnapshot]:
        # Here NumPy is imported.
        from readgroup.index.cache import SnapshotCache
        from readgroup.index.cache_folder import CacheFolder
        from readgroup.index.word_block import WordBlock
        from readgroup.index.word_snapshot import WordSnapshot

        folder = CacheFolder(self._folder, self._origin)
        return SnapshotCache(self.texts, folder, WordSnapshot(), WordBlock.mapped)


def _weights(scope: Scope) -> Weights:
    from readgroup.index.word_snapshot import Weights

    # Within one paper its title says nothing of any passage.
    return Weights(title=0.0 if len(scope.papers) == 1 else 1.0, path=1.0)
