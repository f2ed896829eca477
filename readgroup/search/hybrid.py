"""Searching the library: candidates by words and by meaning, fused, filtered, made into hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.document import BlockKind
from readgroup.model.passage import Passage
from readgroup.model.search import Hit, Query
from readgroup.search.fusion import Fused
from readgroup.search.hits import shown
from readgroup.search.phrases import says_any, verbatim
from readgroup.search.relevance import relevant
from readgroup.search.reranking import Reranker, reranked
from readgroup.search.scale import scale
from readgroup.search.sides import Sides
from readgroup.search.terms import Term, asked_term, names, opens_with
from readgroup.search.words import query_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore, StoredPassage

CANDIDATES = 100
OPENING = 0.4  # for a passage that opens with the term that is asked about
ABOUT = 0.2  # for one in a section whose title names that term
PHRASE = 3.0  # more than all else together, for what says a quoted phrase verbatim
_DEEPER = (1, 4, 16, 64)  # times the depth, until enough is left of what says an excluded word
QUERY_CHARACTERS = 2000
# What stands beside the text says the same words with less around them to answer a question.
WEIGHT = {
    BlockKind.FOOTNOTE: 0.8,
    BlockKind.CAPTION: 0.9,
    BlockKind.TABLE: 0.9,
    BlockKind.ALGORITHM: 0.9,
}


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
    query: Query,
    *,
    index: PassageIndex,
    embedder: Embedder,
    papers: PaperStore,
    reranker: Reranker | None = None,
) -> list[Hit]:
    """Passages that answer the query, best first; [] when nothing is near enough to it.

    While a library has no vectors yet, words alone decide. A reranker changes the order of what was
    found, never what is found.
    """
    query = replace(query, text=_plain(query.text))
    ranked = ranking(query, index=index, embedder=embedder, papers=papers)
    answering = relevant(ranked, query.text, scale(embedder))
    if reranker is not None:
        answering = reranked(answering, query.text, reranker)
    return shown(answering, query, papers=papers, embedder=embedder)


def ranking(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Ranked]:
    """All candidates of both sides, fused, best first, however far from the query."""
    text = _plain(query.text)
    if not text:
        return []
    words = dict.fromkeys(query_words(text), 1.0)
    vector = embedder.embed_query(text) if index.count() else None
    stored = _candidates(query, words, vector, index, papers)
    texts = {i: held.passage.text for i, held in stored.items()}
    fused = Sides(texts, index, query.scope, scale(embedder)).ranked(words, vector)
    term = asked_term(text)
    ranked = [_ranked(f, stored[f.id], term, query.phrases) for f in fused]
    return sorted(ranked, key=lambda r: -r.score)


def _candidates(
    query: Query,
    words: Mapping[str, float],
    vector: NDArray[np.float32] | None,
    index: PassageIndex,
    papers: PaperStore,
) -> dict[int, StoredPassage]:
    """The best of each side; none of these says what the query excludes.

    What says a phrase may stand far down the list of all the words, so its words are also looked
    up by themselves.
    """
    asked = [words, *(dict.fromkeys(query_words(phrase), 1.0) for phrase in query.phrases)]
    enough = max(CANDIDATES, query.limit)
    for depth in (enough * times for times in _DEEPER):
        found = [index.lexical(some, depth, query.scope) for some in asked]
        found += [] if vector is None else [index.dense(vector, depth, query.scope)]
        stored = papers.passages([*{i: None for side in found for i, _ in side}])
        left = {i: held for i, held in stored.items() if not _excluded(held.passage, query.without)}
        if len(left) >= min(enough, len(stored)) or max(map(len, found)) < depth:
            break
    return left


def _excluded(passage: Passage, without: Sequence[str]) -> bool:
    return says_any(f"{passage.section_label}\n{passage.text}", without)


def _ranked(fused: Fused, stored: StoredPassage, term: Term, phrases: Sequence[str]) -> Ranked:
    passage = stored.passage
    introduces = passage.block_kind.is_text and opens_with(passage.text, term)
    about = passage.block_kind.is_text and names(passage.section_label, term)
    quoted = tuple(verbatim(passage.text, phrases))
    score = WEIGHT.get(passage.block_kind, 1.0) * fused.score
    score += OPENING * introduces + ABOUT * about + PHRASE * bool(quoted)
    return Ranked(fused, stored, score, quoted)


def _plain(text: str) -> str:
    """A query on one line, not too long, of characters that every library takes."""
    encodable = text.encode(errors="ignore").decode()
    return " ".join(encodable.split())[:QUERY_CHARACTERS].rstrip()
