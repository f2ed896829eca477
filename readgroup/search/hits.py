"""What a search shows: candidates made into hits that a person can judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import chain, islice
from typing import TYPE_CHECKING

from readgroup.model.document import Block, Region, merge_lines
from readgroup.model.passage import Passage
from readgroup.model.search import Hit, Query
from readgroup.passages import merged
from readgroup.search.highlights import Spans, highlights, nearest_sentences
from readgroup.search.neighbours import gathered
from readgroup.search.phrases import said, verbatim
from readgroup.search.relevance import is_near
from readgroup.search.scale import scale
from readgroup.search.words import query_words

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.search.hybrid import Ranked
    from readgroup.store.papers import PaperStore

WINDOW = 10
Group = Sequence["Ranked"]


def shown(
    candidates: Iterable[Ranked], query: Query, *, papers: PaperStore, embedder: Embedder
) -> list[Hit]:
    """Hits of the candidates that answer a query: neighbours as one, no paper in all places.

    Neighbours are joined where both are among the best `WINDOW`, or as many as are asked for;
    among these too, what a paper has beyond its share is counted as `Hit.more`.
    """
    waiting = iter(candidates)
    window = list(islice(waiting, max(query.limit, WINDOW)))
    best = gathered(window, papers.running_text)
    chosen, more = _shared(best, ([c] for c in waiting), query)
    near = partial(is_near, scale=scale(embedder))
    meant = [any(map(near, group)) for group in chosen]
    passages = [reduce(merged, (member.stored.passage for member in group)) for group in chosen]
    marked = _highlights([passage.text for passage in passages], meant, query, embedder)
    blocks = _blocks(chosen, passages, papers)
    found = zip(chosen, passages, marked, meant, strict=True)
    hits = [_hit(*parts, query, blocks[parts[0][0].stored.version_key]) for parts in found]
    last = {hit.paper: n for n, hit in enumerate(hits)}
    return [
        replace(hit, more=more[hit.paper]) if last[hit.paper] == n else hit
        for n, hit in enumerate(hits)
    ]


def _shared(
    best: Sequence[Group], rest: Iterable[Group], query: Query
) -> tuple[list[Group], Counter[str]]:
    """The groups to show, and how many of the best of each paper had to give way to others.

    Of the rest no more are looked at than are needed.
    """
    most = 0 if len(query.scope.papers) == 1 else query.per_paper
    chosen: list[Group] = []
    taken: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for n, group in enumerate(chain(best, rest)):
        if n >= len(best) and len(chosen) >= query.limit:
            break
        paper = group[0].stored.paper.id
        if most and taken[paper] >= most:
            more[paper] += n < len(best)
        elif len(chosen) < query.limit:
            taken[paper] += 1
            chosen.append(group)
    return chosen, more


def _highlights(
    texts: Sequence[str], meant: Sequence[bool], query: Query, embedder: Embedder
) -> list[Spans]:
    """By words; by meaning in what was found by its meaning alone."""
    found = [highlights(text, query.text, query.phrases) for text in texts]
    silent = [n for n, spans in enumerate(found) if not spans and meant[n]]
    nearest = nearest_sentences([texts[n] for n in silent], query.text, embedder)
    return [dict(zip(silent, nearest, strict=True)).get(n, spans) for n, spans in enumerate(found)]


def _blocks(
    chosen: Sequence[Group], passages: Sequence[Passage], papers: PaperStore
) -> dict[int, dict[int, Block]]:
    """The blocks that the passages were cut from, of each version by ordinal."""
    wanted: defaultdict[int, set[int]] = defaultdict(set)
    for group, passage in zip(chosen, passages, strict=True):
        wanted[group[0].stored.version_key].update(piece.block for piece in passage.pieces)
    return papers.blocks_of(wanted)


def _hit(  # noqa: PLR0917 - what one hit is made of
    group: Group,
    passage: Passage,
    marked: Spans,
    meant: bool,
    query: Query,
    blocks: Mapping[int, Block],
) -> Hit:
    stored = group[0].stored
    words = _said(f"{stored.paper.title}\n{passage.section_label}\n{passage.text}", query)
    return Hit(
        paper=stored.paper.id,
        version=stored.paper.version,
        title=stored.paper.title,
        passage=passage,
        score=max(member.score for member in group),
        highlights=marked,
        regions=_regions(passage, blocks, [(0, len(passage.text))]),
        marks=_regions(passage, blocks, marked),
        matched="both" if words and meant else "meaning" if meant else "words",
        words=words,
    )


def _said(text: str, query: Query) -> tuple[str, ...]:
    """The query's phrases that a text says verbatim, then its other telling words, inflected."""
    phrases = verbatim(text, query.phrases)
    words = query_words(query.text)
    quoted = said("\n".join(phrases), words)
    rest = (word for word in words if word not in quoted)
    return tuple(dict.fromkeys((*phrases, *said(text, rest))))


def _regions(
    passage: Passage, blocks: Mapping[int, Block], spans: Sequence[tuple[int, int]]
) -> tuple[Region, ...]:
    """Rectangles under parts of a passage; what is gone has no place on a page any more."""
    found = (region for start, end in spans for region in passage.regions(blocks, start, end))
    return merge_lines(found)
