"""All words as of one entry of the log, and the exact search for them.

A passage's score is BM25 over weighted fields (BM25F: Robertson, Zaragoza and Taylor, 2004, "Simple
BM25 extension to multiple weighted fields", https://doi.org/10.1145/1031171.1031181):

    score = sum over terms of  weight x idf x f (k1 + 1) / (f + k1 (1 - b + b L / mean L))
    f     = sum over fields of the field's weight x how often it says the term
    L     = sum over fields of the field's weight x its number of words
    idf   = ln(1 + (N - n + 0.5) / (n + 0.5))

N passages are no bibliography, and the text of n of those says the term: a word of a paper's title
stands over each of its passages, and is not common for that. Only what the database holds now is
counted, so that scores do not depend on what was removed, nor on how papers came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from readgroup.index import Scored
from readgroup.index.word_block import WIDTH, WordBlock, codes_of
from readgroup.store.changes import ORIGIN, Stamp
from readgroup.store.texts import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readgroup.index.word_block import Ids

    Scores = NDArray[np.float32]

K1 = 0.9
B = 0.4


class Weights(NamedTuple):
    """How much a word counts in each field, against one in the text."""

    title: float
    path: float
    text: float = 1.0


class Term(NamedTuple):
    """What is looked up: a term's code, and its rarity times its weight in the query."""

    code: int
    weight: float


@dataclass(frozen=True)
class WordSnapshot:
    """Blocks of words by number. `unsaved` counts changes since they came from their files."""

    stamp: Stamp = ORIGIN
    blocks: Mapping[int, WordBlock] = field(default_factory=dict)
    unsaved: int = 0

    def with_changes(
        self, stamp: Stamp, dropped: Sequence[int], added: Iterable[Sequence[Text]]
    ) -> WordSnapshot:
        """The state at `stamp`. Blocks that no change concerns are the same values in both.

        Added ids come in rising order, and are among the dropped where they may be held already.
        """
        blocks, unsaved = dict(self.blocks), self.unsaved + len(dropped)
        gone = _by_block(np.array(dropped, dtype=np.int64))
        for number, texts in _block_by_block(added):
            held = blocks.get(number) or WordBlock.empty()
            blocks[number] = held.with_changes(gone.pop(number, held.ids[:0]), texts)
            unsaved += len(texts)
        for number, ids in gone.items():
            if number in blocks:
                blocks[number] = blocks[number].with_changes(ids, ())
        whole = {number: block for number, block in blocks.items() if len(block)}
        return WordSnapshot(stamp, whole, unsaved)

    def kept(self, stamp: Stamp, blocks: Mapping[int, WordBlock]) -> WordSnapshot:
        """Another state, of blocks as they are in files."""
        return WordSnapshot(stamp, blocks)

    def best(
        self,
        words: Mapping[str, float],
        k: int,
        weights: Weights,
        *,
        allowed: Sequence[int] | None = None,
        bibliography: bool = False,
    ) -> list[Scored]:
        """The `k` best passages that hold any of the words, best first.

        Among the allowed ids only, where given; bibliographies only where wanted.
        """
        terms = self._terms(words)
        inside = None if allowed is None else _by_block(np.array(allowed, dtype=np.int64))
        ids, scores = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        for number in self.blocks if inside is None else inside:
            block = self.blocks.get(number)
            if block is None or k < 1:
                continue
            found = self._scores(block, terms, weights)
            if not bibliography:
                found[block.bibliography] = 0
            if inside is not None:
                found[~np.isin(block.ids, inside[number])] = 0
            worst = scores[-1] if len(scores) >= k else 0.0
            rows = np.flatnonzero(found > worst)
            if len(rows) > k:
                rows = rows[np.argpartition(-found[rows], k)[: k + 1]]
            ids, scores = np.append(ids, block.ids[rows]), np.append(scores, found[rows])
            order = np.lexsort((ids, -scores))[:k]  # Among equals the lower id.
            ids, scores = ids[order], scores[order]
        return list(zip(ids.tolist(), scores.tolist(), strict=True))

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], weights: Weights
    ) -> dict[int, float]:
        """The score of each of some passages that holds any of the words."""
        terms = self._terms(words)
        found: dict[int, float] = {}
        for number, inside in _by_block(np.array(ids, dtype=np.int64)).items():
            if block := self.blocks.get(number):
                rows = np.flatnonzero(np.isin(block.ids, inside))
                scored = self._scores(block, terms, weights, rows)
                found |= zip(block.ids[rows].tolist(), scored.tolist(), strict=True)
        return {i: score for i, score in found.items() if score > 0}

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        """The idf of each of some words; of a compound the highest of its parts."""
        codes = {word: codes_of(word) for word in words}
        every = [*{code: None for parts in codes.values() for code in parts}]
        idf = dict(zip(every, self._idf(every), strict=True))
        return {word: max(idf[code] for code in parts) for word, parts in codes.items() if parts}

    @cached_property
    def _size(self) -> tuple[int, NDArray[np.float64]]:
        """How many passages are no bibliography, and the mean length of their fields."""
        told = [block.telling for block in self.blocks.values()]
        count = sum(n for n, _ in told)
        return count, sum((lengths for _, lengths in told), np.zeros(3)) / max(count, 1)

    def _terms(self, words: Mapping[str, float]) -> list[Term]:
        weights: dict[int, float] = {}
        for word, weight in words.items():
            for code in codes_of(word):
                weights[code] = weights.get(code, 0.0) + weight
        idf = self._idf([*weights])
        return [Term(c, w * i) for (c, w), i in zip(weights.items(), idf, strict=True)]

    def _idf(self, codes: Sequence[int]) -> list[float]:
        wanted = np.array(codes, dtype=np.uint64)
        said = np.zeros(len(wanted), dtype=np.int64)
        for block in self.blocks.values():
            at = block.find(wanted)
            said += np.where(at >= 0, block.said[at], 0) if len(block.said) else 0
        count, _ = self._size
        idf: list[float] = np.log1p((count - said + 0.5) / (said + 0.5)).tolist()
        return idf

    def _scores(
        self,
        block: WordBlock,
        terms: Sequence[Term],
        weights: Weights,
        rows: NDArray[np.int64] | None = None,
    ) -> Scores:
        """Scores of a block's passages, float32[n], or of some rows of it only."""
        by_field = np.array(weights, dtype=np.float32)
        mean = float(self._size[1] @ by_field) or 1.0
        lengths = block.lengths if rows is None else block.lengths[:, rows]
        norm = K1 * (1 - B + B / mean * (by_field @ lengths))
        total = np.zeros(len(norm), dtype=np.float32)
        at = block.find(np.array([term.code for term in terms], dtype=np.uint64))
        for term, n in zip(terms, at.tolist(), strict=True):
            if n < 0:
                continue
            held, counts = block.postings(n, rows)
            often = by_field @ counts
            total[held] += term.weight * (K1 + 1) * often / (often + norm[held])
        return total


def _by_block(ids: Ids) -> dict[int, Ids]:
    numbers = ids // WIDTH
    return {number: ids[numbers == number] for number in np.unique(numbers).tolist()}


def _block_by_block(batches: Iterable[Sequence[Text]]) -> Iterator[tuple[int, list[Text]]]:
    """Texts of rising ids, put together for each block."""
    for number, texts in groupby(chain.from_iterable(batches), lambda text: text.id // WIDTH):
        yield number, list(texts)
