"""The best candidates in the order of a model that reads question and passage together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from readgroup.search.hybrid import Ranked

DEPTH = 30
"""Candidates that are read again; what lies below them keeps its order."""


class Reranker(Protocol):
    """Tells how well passages answer a question."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """A number for each passage, comparable for one question only."""
        ...


def reranked(ranked: Iterable[Ranked], question: str, reranker: Reranker) -> Iterator[Ranked]:
    """The first `DEPTH` by the reranker's scores, ties as they were; then the others."""
    rest = iter(ranked)
    first = list(islice(rest, DEPTH))
    texts = [candidate.stored.passage.text for candidate in first]
    scores = reranker.scores(question, texts) if first else []
    order = sorted(range(len(first)), key=lambda n: -scores[n])
    yield from (first[n] for n in order)
    yield from rest
