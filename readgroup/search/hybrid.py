"""Searching the library: candidates by words and by meaning, fused, filtered, made into hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.document import merge_lines
from readgroup.model.search import Hit, Query
from readgroup.search.fusion import Fused, weighted_sum
from readgroup.search.highlights import highlights
from readgroup.search.words import query_words

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore, StoredPassage

CANDIDATES = 100
DENSE_WEIGHT = 0.6
FLOOR = 0.25
QUERY_CHARACTERS = 2000


def search(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Hit]:
    """Passages that answer the query, best first; [] when nothing is near enough to it.

    While a library has no vectors yet, words alone decide.
    """
    text = " ".join(query.text.split())[:QUERY_CHARACTERS]
    if not text:
        return []
    ranked = above_floor(candidates(text, query, index=index, embedder=embedder))
    found = papers.passages([f.id for f in ranked])
    chosen = islice(_chosen(ranked, found, query), max(query.limit, 0))
    return [_hit(fused, found[fused.id], text, papers) for fused in chosen]


def candidates(text: str, query: Query, *, index: PassageIndex, embedder: Embedder) -> list[Fused]:
    """All candidates of both sides, fused, best first, before any floor."""
    depth = max(CANDIDATES, query.limit)
    lexical = dict(index.lexical(query_words(text), depth, query.scope))
    dense: dict[int, float] = {}
    if index.count():
        dense = dict(index.dense(embedder.embed_query(text), depth, query.scope))
    return weighted_sum(dense, lexical, dense_weight=DENSE_WEIGHT if dense else 0.0)


def above_floor(ranked: list[Fused]) -> list[Fused]:
    """Nothing at all where even the nearest passage is farther than `FLOOR` from the query."""
    nearest = max((f.cosine for f in ranked if f.cosine is not None), default=None)
    return [] if nearest is not None and nearest < FLOOR else ranked


def _chosen(ranked: list[Fused], found: dict[int, StoredPassage], query: Query) -> Iterator[Fused]:
    taken: Counter[str] = Counter()
    most = 0 if query.scope.paper else query.per_paper
    for fused in ranked:
        stored = found.get(fused.id)
        if stored is None or (most and taken[stored.paper.id] >= most):
            continue
        taken[stored.paper.id] += 1
        yield fused


def _hit(fused: Fused, stored: StoredPassage, text: str, papers: PaperStore) -> Hit:
    passage = stored.passage
    blocks = papers.blocks_of(stored.version_key, [p.block for p in passage.pieces])
    # A paper may be removed while it is searched: what is gone has no place on a page any more.
    regions = (
        region
        for piece in passage.pieces
        if piece.block in blocks
        for region in blocks[piece.block].regions(piece.start, piece.end)
    )
    return Hit(
        paper=stored.paper.id,
        version=stored.paper.version,
        title=stored.paper.title,
        passage=passage,
        score=fused.score,
        highlights=highlights(passage.text, text),
        regions=merge_lines(regions),
        matched=fused.matched,
    )
