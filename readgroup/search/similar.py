"""Papers like a paper, and passages like a passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readgroup.index import PassageIndex
from readgroup.model.answer import Pair, SimilarPaper
from readgroup.model.search import Hit, Query, Scope
from readgroup.search.fusion import Fused
from readgroup.search.highlights import Spans
from readgroup.search.hits import shown
from readgroup.search.hybrid import Ranked
from readgroup.search.scale import scale
from readgroup.text.normalise import find_verbatim
from readgroup.text.sentences import split
from readgroup.text.terms import terms
from readgroup.text.tokens import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore, StoredPassage

    Vectors = NDArray[np.float32]

SEEDS = 24
"""Passages of a paper by whose neighbours other papers are short-listed."""
NEIGHBOURS = 100
SHORT_LIST = 40
PAIRS = 3
ALIKE = 0.85
"""Meaning from which papers are alike; below lie those that share no more than a way of writing."""
SAME = 1.0
"""Meaning from which passages say something like the same."""


def similar_papers(
    paper: str, *, index: PassageIndex, embedder: Embedder, papers: PaperStore, limit: int
) -> list[SimilarPaper]:
    """Papers that speak of the same things, most alike first; [] where none does.

    How alike two papers are is how near, on average, each passage of one has a passage of the
    other (the symmetric mean of best matches, as in Chamfer matching; Khattab and Zaharia, 2020,
    sum the same over tokens, https://arxiv.org/abs/2004.12832).
    """
    ids, own = index.vectors(papers.body([paper])[paper])
    if not len(ids):
        return []
    read = scale(embedder)
    found: list[tuple[float, str, NDArray[np.int64], Vectors]] = []
    for other, body in papers.body(_short_list(paper, own, index, papers)).items():
        theirs, vectors = index.vectors(body)
        if len(theirs):
            cosines = own @ vectors.T
            alike = float(cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2
            if read.meaning(alike) >= ALIKE:
                found.append((alike, other, theirs, cosines))
    best = sorted(found, key=lambda item: (-item[0], item[1]))[:limit]
    made = (_similar(score, ids, theirs, cosines, papers) for score, _, theirs, cosines in best)
    return [similar for similar in made if similar is not None]


def similar_passages(
    query: Query, *, index: PassageIndex, embedder: Embedder, papers: PaperStore
) -> list[Hit]:
    """Passages that say something like the query's words, nearest first.

    The passage that the words were taken from is left out.
    """
    words = query.text.strip()
    if not words or not index.count():
        return []
    read = scale(embedder)
    near = index.dense(embedder.embed_query(words), max(NEIGHBOURS, query.limit), query.scope)
    held = papers.passages([i for i, _ in near])
    ranked = [
        Ranked(Fused(i, cosine, cosine, None), held[i], cosine)
        for i, cosine in near
        if i in held
        and read.meaning(cosine) >= SAME
        and find_verbatim(words, held[i].passage.text) is None
    ]
    return shown(ranked, query, papers=papers, embedder=embedder)


def _short_list(paper: str, own: Vectors, index: PassageIndex, papers: PaperStore) -> list[str]:
    """The papers that hold most of the nearest neighbours of some of a paper's passages."""
    step = max(1, len(own) // SEEDS)
    near = [i for vector in own[::step] for i, _ in index.dense(vector, NEIGHBOURS, Scope())]
    owners = papers.owners(list(set(near)))
    votes = Counter(owners[i] for i in near if i in owners)
    del votes[paper]
    return [other for other, _ in votes.most_common(SHORT_LIST)]


def _similar(
    score: float,
    ids: NDArray[np.int64],
    theirs: NDArray[np.int64],
    cosines: Vectors,
    papers: PaperStore,
) -> SimilarPaper | None:
    """The paper with the nearest pairs; None where it was removed meanwhile."""
    nearest = list(_distinct(cosines, PAIRS))
    held = papers.passages([int(i) for n, m, _ in nearest for i in (ids[n], theirs[m])])
    places = ((int(ids[n]), int(theirs[m]), cosine) for n, m, cosine in nearest)
    pairs = tuple(
        _pair(held[mine], held[its], cosine, papers)
        for mine, its, cosine in places
        if mine in held and its in held
    )
    return SimilarPaper(pairs[0].there.paper, pairs[0].there.title, score, pairs) if pairs else None


def _distinct(cosines: Vectors, most: int) -> Iterator[tuple[int, int, float]]:
    """The nearest pairs (row, column, cosine), no row and no column twice."""
    left = cosines.copy()
    for _ in range(min(most, *left.shape)):
        row, column = divmod(int(left.argmax()), left.shape[1])
        yield row, column, float(cosines[row, column])
        left[row, :] = left[:, column] = -2.0


def _pair(here: StoredPassage, there: StoredPassage, cosine: float, papers: PaperStore) -> Pair:
    mine, its = common(here.passage.text, there.passage.text)
    return Pair(_hit(here, cosine, mine, papers), _hit(there, cosine, its, papers), cosine)


def common(one: str, other: str) -> tuple[Spans, Spans]:
    """In each of two texts, the sentence in which they share most words; () where none does.

    >>> one, other = "We swim. Sparse codes help.", "A code that is sparse helps us. It rains."
    >>> common(one, other)
    (((9, 27),), ((0, 31),))
    """
    mine, its = split(one), split(other)
    best = max(
        ((_shared(one[a:b], other[c:d]), (a, b), (c, d)) for a, b in mine for c, d in its),
        default=(0.0, (0, 0), (0, 0)),
    )
    return ((best[1],), (best[2],)) if best[0] else ((), ())


def _shared(one: str, other: str) -> float:
    a, b = _telling(one), _telling(other)
    return len(a & b) / (len(a) * len(b)) ** 0.5 if a and b else 0.0


def _telling(text: str) -> frozenset[str]:
    words = (word for word in text.split() if word.casefold() not in STOP_WORDS)
    return frozenset(terms(" ".join(words)))


def _hit(held: StoredPassage, cosine: float, marked: Spans, papers: PaperStore) -> Hit:
    passage = held.passage
    key = held.version_key
    blocks = papers.blocks_of({key: [piece.block for piece in passage.pieces]})[key]
    return Hit(
        paper=held.paper.id,
        version=held.paper.version,
        title=held.paper.title,
        passage=passage,
        score=cosine,
        highlights=marked,
        regions=passage.regions(blocks),
        marks=tuple(r for start, end in marked for r in passage.regions(blocks, start, end)),
        matched="meaning",
    )
