"""What is near enough to a query to answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readgroup.search.words import holds_all, query_words

if TYPE_CHECKING:
    from readgroup.search.hybrid import Ranked

FLOOR = 0.25


def relevant(ranked: Sequence[Ranked], text: str) -> Iterator[Ranked]:
    """Those nearer than `FLOOR`, and those that say a phrase of the query or all telling words."""
    words = query_words(text)
    no_vectors = all(candidate.fused.cosine is None for candidate in ranked)
    for candidate in ranked:
        if no_vectors or is_near(candidate) or candidate.quoted or _says(candidate, words):
            yield candidate


def is_near(candidate: Ranked) -> bool:
    """Whether its meaning is near that of the query."""
    return candidate.fused.cosine is not None and candidate.fused.cosine >= FLOOR


def _says(candidate: Ranked, words: Sequence[str]) -> bool:
    if candidate.fused.bm25 is None:
        return False
    passage = candidate.stored.passage
    return holds_all(f"{passage.section_label} {passage.text}", words)
