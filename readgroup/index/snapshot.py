"""All vectors as of one entry of the change log, and the exact search over them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import faiss
import numpy as np

from readgroup.index import Scored
from readgroup.index.blocks import WIDTH, Block
from readgroup.store.changes import ORIGIN, Stamp
from readgroup.store.vectors import Rows

if TYPE_CHECKING:
    from readgroup.index.blocks import Ids, Vectors


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Blocks of vectors by number. `unsaved` counts changes since they came from their files."""

    dimension: int
    stamp: Stamp = ORIGIN
    blocks: Mapping[int, Block] = field(default_factory=dict)
    unsaved: int = 0

    def __len__(self) -> int:
        return sum(map(len, self.blocks.values()))

    def with_changes(self, stamp: Stamp, dropped: Sequence[int], added: Iterable[Rows]) -> Snapshot:
        """The state at `stamp`. Blocks that no change concerns are the same values in both.

        Added ids come in rising order, and are among the dropped where they may be held already.
        """
        blocks, unsaved = dict(self.blocks), self.unsaved
        gone = _by_block(np.asarray(dropped, dtype=np.int64))
        for number, ids, vectors in _block_by_block(added):
            held = blocks.get(number) or Block.empty(self.dimension)
            blocks[number] = held.with_changes(gone.pop(number, ids[:0]), ids, vectors)
            unsaved += len(ids)
        nothing = np.empty((0, self.dimension), dtype=np.float32)
        for number, ids in gone.items():
            if number in blocks:
                blocks[number] = blocks[number].with_changes(ids, ids[:0], nothing)
                unsaved += len(ids)
        whole = {number: block for number, block in blocks.items() if len(block)}
        return Snapshot(self.dimension, stamp, whole, unsaved)

    def kept(self, stamp: Stamp, blocks: Mapping[int, Block]) -> Snapshot:
        """Another state, of blocks as they are in files."""
        return Snapshot(self.dimension, stamp, blocks)

    def vectors(self, ids: Sequence[int]) -> tuple[Ids, Vectors]:
        """Those of some passages that have a vector, with these, float32[n, d]."""
        parts = [
            self.blocks[number].vectors(inside)
            for number, inside in _by_block(np.asarray(ids, dtype=np.int64)).items()
            if number in self.blocks
        ]
        parts.append((np.empty(0, np.int64), np.empty((0, self.dimension), np.float32)))
        found, rows = zip(*parts, strict=True)
        return np.concatenate(found), np.concatenate(rows)

    def nearest(
        self, vector: Vectors, k: int, allowed: Sequence[int] | None = None
    ) -> list[Scored]:
        """The `k` nearest by cosine, best first; among the allowed ids only, where given.

        Every vector is compared: the answer is exact, to half precision. Blocks are searched by
        as many threads as there are processors.
        """
        if allowed is None:
            parts: dict[int, Ids | None] = dict.fromkeys(self.blocks)
        else:
            parts = {**_by_block(np.asarray(allowed, dtype=np.int64))}
        wanted = [(self.blocks[n], ids) for n, ids in parts.items() if n in self.blocks]
        if not wanted or k < 1:
            return []
        found = list(_threads().map(lambda part: part[0].nearest(vector, k, part[1]), wanted))
        ids = np.concatenate([ids for ids, _ in found])
        scores = np.concatenate([scores for _, scores in found])
        best = np.lexsort((ids, -scores))[:k]  # Among equals the lower id, whatever the blocks.
        return list(zip(ids[best].tolist(), scores[best].tolist(), strict=True))


def _by_block(ids: Ids) -> dict[int, Ids]:
    numbers = ids // WIDTH
    return {number: ids[numbers == number] for number in np.unique(numbers).tolist()}


def _block_by_block(batches: Iterable[Rows]) -> Iterator[tuple[int, Ids, Vectors]]:
    """Rows of rising ids, put together for each block: (its number, ids, float32[n, d])."""
    parts = (
        (number, ids[numbers == number], vectors[numbers == number])
        for ids, vectors in batches
        for numbers in [ids // WIDTH]
        for number in np.unique(numbers).tolist()
    )
    for number, group in groupby(parts, key=lambda part: part[0]):
        _, ids, vectors = zip(*group, strict=True)
        yield number, np.concatenate(ids), np.concatenate(vectors)


@cache
def _threads() -> ThreadPoolExecutor:
    # A search for one vector gains nothing from FAISS's own threads, which wait for one another.
    return ThreadPoolExecutor(
        os.cpu_count(), "search", initializer=faiss.omp_set_num_threads, initargs=(1,)
    )
