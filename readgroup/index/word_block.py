"""A block of an inverted index: the words of the passages whose ids lie in one span of `WIDTH` ids.

Like a block of vectors it is never changed, only replaced by another one, and its file is mapped.
Terms are kept as 64-bit hashes: of a million different ones, two are alike with a chance of 3e-8.
"""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from readgroup.text.terms import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readgroup.index.cache_folder import CacheFile
    from readgroup.store.texts import Text

    Ids = NDArray[np.int64]
    Codes = NDArray[np.uint64]

WIDTH = 32_768
FIELDS = ("title", "path", "text")
_TEXT = FIELDS.index("text")
_MOST = 255  # occurrences of a term that are told apart
_LONGEST = 65_535  # words


class _Passages(NamedTuple):
    ids: Ids
    lengths: NDArray[np.uint16]
    bibliography: NDArray[np.bool_]


class _Postings(NamedTuple):
    """Postings as numbers ``term * WIDTH + row``, rising."""

    codes: Codes
    pairs: NDArray[np.int64]
    counts: NDArray[np.uint8]


@dataclass(frozen=True)
class WordBlock:
    """Postings by term.

    For n passages, t terms and p postings: `ids` int64[n], rising; `lengths` uint16[3, n], words of each field; `bibliography` bool[n];
    `codes` uint64[t], rising; `starts` int64[t + 1], where each term's postings begin; `rows`
    uint16[p], rising within a term, and `counts` uint8[3, p], how often each field says it;
    `said` int32[t], the passages outside bibliographies whose text says the term.
    """

    ids: Ids
    lengths: NDArray[np.uint16]
    bibliography: NDArray[np.bool_]
    codes: Codes
    starts: NDArray[np.int64]
    rows: NDArray[np.uint16]
    counts: NDArray[np.uint8]
    said: NDArray[np.int32]
    file: CacheFile | None = None

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Self:
        """The block of some passages of rising ids."""
        held = [[codes_of(getattr(text, field)) for text in texts] for field in FIELDS]
        lengths = np.array([[len(codes) for codes in field] for field in held], dtype=np.int64)
        codes = np.array([c for field in held for codes in field for c in codes], dtype=np.uint64)
        rows = np.concatenate([np.repeat(np.arange(len(texts)), field) for field in lengths])
        field = np.repeat(np.arange(len(FIELDS)), lengths.sum(axis=1))
        known, term = np.unique(codes, return_inverse=True)
        pairs, pair = np.unique(term * WIDTH + rows, return_inverse=True)
        counts = [np.bincount(pair[field == n], minlength=len(pairs)) for n in range(len(FIELDS))]
        return cls._made(
            _Passages(
                np.array([text.id for text in texts], dtype=np.int64),
                np.minimum(lengths, _LONGEST).astype(np.uint16),
                np.array([text.bibliography for text in texts], dtype=bool),
            ),
            _Postings(known, pairs, np.minimum(counts, _MOST).astype(np.uint8)),
        )

    @classmethod
    def empty(cls) -> Self:
        """The block of no passages."""
        return cls.of(())

    @classmethod
    def _made(cls, passages: _Passages, postings: _Postings) -> Self:
        codes, pairs, counts = postings
        rows = pairs % WIDTH
        starts = np.searchsorted(pairs, np.arange(len(codes) + 1) * WIDTH)
        used = np.flatnonzero(np.diff(starts))  # Words of removed passages are gone with them.
        starts = np.append(starts[used], len(pairs))
        tells = (counts[_TEXT] > 0) & ~passages.bibliography[rows]
        until = np.append(0, np.cumsum(tells))
        return cls(
            ids=passages.ids,
            lengths=np.ascontiguousarray(passages.lengths),
            bibliography=passages.bibliography,
            codes=codes[used],
            starts=starts,
            rows=rows.astype(np.uint16),
            counts=np.ascontiguousarray(counts),
            said=(until[starts[1:]] - until[starts[:-1]]).astype(np.int32),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def telling(self) -> tuple[int, NDArray[np.int64]]:
        """How many passages are no bibliography, and the words of each of their fields, int64[3]."""
        told = ~self.bibliography
        return int(told.sum()), self.lengths[:, told].sum(axis=1, dtype=np.int64)

    def with_changes(self, dropped: Ids, texts: Sequence[Text]) -> WordBlock:
        """The block without the dropped ids and with others."""
        kept = ~np.isin(self.ids, dropped)
        added = WordBlock.of(texts)
        both = np.concatenate([self.ids[kept], added.ids])
        order = np.argsort(both, kind="stable")
        place = np.argsort(order, kind="stable")
        mine = np.zeros(len(self), dtype=np.int64)
        mine[kept] = place[: kept.sum()]
        stays = kept[self.rows]
        codes = np.union1d(self.codes, added.codes)
        pairs = [self._pairs(codes, mine)[stays], added._pairs(codes, place[kept.sum() :])]
        counts = [self.counts[:, stays], added.counts]
        rising = np.argsort(np.concatenate(pairs), kind="stable")
        return WordBlock._made(
            _Passages(
                both[order],
                np.concatenate([self.lengths[:, kept], added.lengths], axis=1)[:, order],
                np.concatenate([self.bibliography[kept], added.bibliography])[order],
            ),
            _Postings(
                codes, np.concatenate(pairs)[rising], np.concatenate(counts, axis=1)[:, rising]
            ),
        )

    def _pairs(self, codes: Codes, place: NDArray[np.int64]) -> NDArray[np.int64]:
        """Postings as numbers, over other terms and with the rows that `place` tells."""
        term = np.repeat(np.searchsorted(codes, self.codes), np.diff(self.starts))
        return np.asarray(term * WIDTH + place[self.rows], dtype=np.int64)

    def find(self, codes: Codes) -> NDArray[np.int64]:
        """Which of the block's terms each code is, -1 where it is none."""
        if not len(self.codes):
            return np.full(len(codes), -1)
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[at] == codes, at, -1)

    def postings(
        self, term: int, rows: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Rows that say a term and how often, uint8[3, p]; of some rows only their places in these."""
        span = slice(*self.starts[term : term + 2].tolist())
        held, counts = self.rows[span], self.counts[:, span]
        if rows is None:
            return held, counts
        place = np.minimum(np.searchsorted(held, rows), len(held) - 1)
        there = held[place] == rows
        return np.flatnonzero(there), counts[:, place[there]]

    def write(self, path: Path) -> None:
        """Write a file of NumPy arrays, one behind the other."""
        with path.open("wb") as stream:
            for name in _ARRAYS:
                np.save(stream, getattr(self, name), allow_pickle=False)

    @classmethod
    def mapped(cls, path: Path, file: CacheFile) -> Self:
        """The block that was written to a file; of it, what is looked up is read.

        Raises OSError or ValueError where there is none.
        """
        with path.open("rb") as stream:
            memory = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            arrays = {name: _next_array(stream, memory) for name in _ARRAYS}
        return cls(**arrays, file=file)


_ARRAYS = tuple(f.name for f in fields(WordBlock) if f.name != "file")


def _next_array(stream: Any, memory: mmap.mmap) -> NDArray[Any]:
    version = np.lib.format.read_magic(stream)
    if version != (1, 0):
        raise ValueError(f"arrays of version {version}")
    shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
    count = int(np.prod(shape))
    array = np.frombuffer(memory, dtype, count, stream.tell()).reshape(shape)
    stream.seek(array.nbytes, 1)
    return array


@lru_cache(maxsize=4096)  # A title is that of hundreds of passages.
def codes_of(text: str) -> tuple[int, ...]:
    """The code of each word's term, in order."""
    return tuple(map(_code, terms(text)))


@lru_cache(maxsize=1 << 18)
def _code(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest())
