"""Searching the library: candidates by words and by meaning, fused, filtered, made into hits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.passage import Passage
from readgroup.model.search import Hit, Query
from readgroup.passages import is_reference
from readgroup.search.fusion import Fused, weighted_sum
from readgroup.search.hits import shown
from readgroup.search.phrases import says_any, verbatim
from readgroup.search.relevance import relevant
from readgroup.search.scale import scale
from readgroup.search.terms import Term, asked_term, opens_with
from readgroup.search.words import query_words

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore, StoredPassage

CANDIDATES = 100
DENSE_WEIGHT = 0.6
OPENING = 0.2  # for a passage that opens with the term that is asked about
PHRASE = 1.0  # as much as all else together, for a passage that says a quoted phrase verbatim
_DEEPER = (1, 4, 16, 64)  # times the depth, until enough is left of what says an excluded word
QUERY_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the passage it is. `score` is the fused one, and what its text adds.

    `quoted` are the query's phrases that it says verbatim.
    """

    fused: Fused
    stored: StoredPassage
    score: float
    quoted: tuple[str, ...] = ()


def search(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Hit]:
    """Passages that answer the query, best first; [] when nothing is near enough to it.

    While a library has no vectors yet, words alone decide.
    """
    query = replace(query, text=_plain(query.text))
    ranked = ranking(query, index=index, embedder=embedder, papers=papers)
    answering = list(relevant(ranked, query.text, scale(embedder)))
    return shown(answering, query, papers=papers, embedder=embedder)


def ranking(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Ranked]:
    """All candidates of both sides, fused, best first, however far from the query."""
    text = _plain(query.text)
    if not text:
        return []
    dense, lexical, found = _candidates(query, text, index, embedder, papers)
    fused = weighted_sum(
        dense,
        lexical,
        dense_weight=DENSE_WEIGHT if dense else 0.0,
        words_only={i for i, stored in found.items() if is_reference(stored.passage)},
    )
    term = asked_term(text)
    ranked = [_ranked(f, found[f.id], term, query.phrases) for f in fused]
    return sorted(ranked, key=lambda r: -r.score)


def _candidates(
    query: Query, text: str, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> tuple[dict[int, float], dict[int, float], dict[int, StoredPassage]]:
    """Cosines, BM25 scores and the passages; none of these says what the query excludes.

    What says a phrase may stand far down the list of all the words, so its words are also looked
    up by themselves.
    """
    vector = embedder.embed_query(text) if index.count() else None
    enough = max(CANDIDATES, query.limit)
    for depth in (enough * times for times in _DEEPER):
        lexical = dict(index.lexical(dict.fromkeys(query_words(text), 1.0), depth, query.scope))
        for phrase in query.phrases:
            lexical = (
                dict(index.lexical(dict.fromkeys(query_words(phrase), 1.0), depth, query.scope))
                | lexical
            )
        dense = {} if vector is None else dict(index.dense(vector, depth, query.scope))
        found = papers.passages([*{**dense, **lexical}])
        left = {i: held for i, held in found.items() if not _excluded(held.passage, query.without)}
        if len(left) >= min(enough, len(found)) or max(len(lexical), len(dense)) < depth:
            break
    return _only(left, dense), _only(left, lexical), left


def _only(ids: Collection[int], scores: Mapping[int, float]) -> dict[int, float]:
    return {i: score for i, score in scores.items() if i in ids}


def _excluded(passage: Passage, without: Sequence[str]) -> bool:
    return says_any(f"{passage.section_label}\n{passage.text}", without)


def _ranked(fused: Fused, stored: StoredPassage, term: Term, phrases: Sequence[str]) -> Ranked:
    passage = stored.passage
    introduces = passage.block_kind.is_text and opens_with(passage.text, term)
    quoted = tuple(verbatim(passage.text, phrases))
    score = fused.score + OPENING * introduces + PHRASE * bool(quoted)
    return Ranked(fused, stored, score, quoted)


def _plain(text: str) -> str:
    """A query on one line, not too long, of characters that every library takes."""
    encodable = text.encode(errors="ignore").decode()
    return " ".join(encodable.split())[:QUERY_CHARACTERS].rstrip()
