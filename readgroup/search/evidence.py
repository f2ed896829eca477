"""Passages that may answer a question, with how near each comes to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.search import Query
from readgroup.search.hybrid import Ranked, ranking
from readgroup.search.relevance import nearness, telling
from readgroup.search.scale import scale

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate with its nearness to the question (see `readgroup.search.relevance`)."""

    candidate: Ranked
    nearness: float


def evidence(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Evidence]:
    """All candidates for a question, best first, however far from it."""
    ranked = ranking(query, index=index, embedder=embedder, papers=papers)
    wanted, read = telling(query.text), scale(embedder)
    return [Evidence(candidate, nearness(candidate, wanted, read)) for candidate in ranked]
