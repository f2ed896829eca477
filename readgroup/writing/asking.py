"""Answers made of the papers' own sentences, or the honest word that nothing answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass
from math import inf, log
from typing import TYPE_CHECKING

from readgroup.model.answer import Answer, Cited
from readgroup.model.document import BlockKind, SectionKind
from readgroup.model.passage import PATH_SEPARATOR
from readgroup.model.search import Hit, Query
from readgroup.search.evidence import Evidence
from readgroup.search.hits import shown as hits
from readgroup.search.relevance import ANSWERS, SURELY, telling
from readgroup.search.terms import asked_term, opens_with
from readgroup.search.words import query_words
from readgroup.text.terms import terms
from readgroup.writing.defects import Defect
from readgroup.writing.extracts import Extract, extracts
from readgroup.writing.sought import meets

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.store.papers import PaperStore

SENTENCES = 5
POINTERS = 3
PASSAGES = 8
"""The best passages are read sentence by sentence; more of them made no answer better."""
MARGIN = 2.2
"""How far a sentence may stay behind the best one."""
PER_PAPER = 2
MATERIAL = 24
"""Quotations that a model gets to read for an answer."""
WORTH_A_LOOK = 0.25
"""Nearness from which a passage that does not answer is pointed to."""
_ALIKE = 0.6
_LONG_ENOUGH = 30
_ASIDE = (BlockKind.CAPTION, BlockKind.FOOTNOTE)
_LATE = (SectionKind.APPENDIX, SectionKind.CONCLUSION)
_ABOUT_A_FLOAT = re.compile(r"\b(?:fig(?:ure)?s?|tables?|plots?|captions?)\b", re.IGNORECASE)
_BROKEN = frozenset({Defect.CUT, Defect.ASKING, Defect.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Features:
    """What tells for and against a sentence as part of an answer; each is 0 to 1.

    `nearness` is that of its passage; `share` how much of the question's telling terms it says,
    rare ones counting more; `meets` that it is of the kind that was asked for.
    """

    nearness: float
    share: float
    meets: float
    length: float
    aside: float
    late: float
    broken: float


WEIGHTS = Features(8.0, 4.0, 2.0, 1.5, -4.0, -1.2, -1.5)
"""Rounded from a listwise fit to which sentences answer questions (see docs/decisions/0010)."""


def answer(
    query: Query,
    evidence: Sequence[Evidence],
    *,
    papers: PaperStore,
    embedder: Embedder,
    sentences: int = SENTENCES,
) -> Answer:
    """The sentences of the evidence that answer the question best, at most so many.

    Where the best evidence is not near enough, none, but where the nearest passages stand.
    """
    question = query.text
    near = max((item.nearness for item in evidence), default=0.0)
    best = _read(question, evidence) if near >= ANSWERS else []
    ranked = weighed(question, extracts(best, papers.blocks_of))
    several = len(query.scope.papers) != 1
    chosen = list(selected(ranked, sentences, per_paper=PER_PAPER if several else sentences))
    if chosen:
        said = " ".join(extract.text for extract in chosen)
        doubt = "" if near >= SURELY else _doubt(question, said)
        return Answer(question, tuple(extract.cited() for extract in chosen), doubt)
    pointers = [item.candidate for item in evidence if _points(item)][:POINTERS]
    nearest = hits(pointers, query, papers=papers, embedder=embedder)
    reason = _refusal(nearest, several=several) if question.strip() else "Nothing was asked."
    return Answer(question, (), reason, tuple(nearest))


def material(question: str, evidence: Sequence[Evidence], papers: PaperStore) -> list[Cited]:
    """What somebody who writes an answer should read: the heaviest sentences, in reading order."""
    ranked = weighed(question, extracts(_read(question, evidence), papers.blocks_of))
    chosen = list(selected(ranked, MATERIAL, per_paper=MATERIAL, margin=inf))
    first = {_paper(extract): n for n, extract in reversed([*enumerate(chosen)])}
    in_order = sorted(chosen, key=lambda e: (first[_paper(e)], *e.place, e.first))
    return [extract.cited() for extract in in_order]


def _read(question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best passages, captions and tables among them only where the question is about one.

    Captions name in few words what the text explains, so that they come before it in a search.
    """
    if not _ABOUT_A_FLOAT.search(question):
        told = [e for e in evidence if e.candidate.stored.passage.block_kind.is_text]
        evidence = told or evidence
    return list(evidence[:PASSAGES])


def weighed(question: str, found: Sequence[Extract]) -> list[tuple[float, Extract]]:
    """Sentences that share a telling term with the question, by what they weigh as an answer."""
    wanted = telling(question)
    said = [frozenset(terms(extract.exact)) & wanted for extract in found]
    holders = Counter(term for held in said for term in held)
    rarity = {term: log((len(found) + 1) / (holders[term] + 0.5)) for term in wanted}
    weights = [
        _weight(features(question, extract, _part(held, rarity)))
        for extract, held in zip(found, said, strict=True)
    ]
    order = sorted(range(len(found)), key=lambda n: -weights[n])
    return [(weights[n], found[n]) for n in order if said[n] or not wanted]


def features(question: str, extract: Extract, share: float) -> Features:
    """The features of a sentence."""
    passage, term = extract.evidence.candidate.stored.passage, asked_term(question)
    return Features(
        nearness=extract.evidence.nearness,
        share=share,
        meets=float(meets(question, extract.exact) or opens_with(extract.text, term)),
        length=min(len(extract.exact.split()), _LONG_ENOUGH) / _LONG_ENOUGH,
        aside=float(extract.block.kind in _ASIDE and not _ABOUT_A_FLOAT.search(question)),
        late=float(passage.section_kind in _LATE),
        broken=float(bool(extract.defects & _BROKEN)),
    )


def selected(
    ranked: Sequence[tuple[float, Extract]],
    most: int,
    *,
    per_paper: int,
    margin: float = MARGIN,
) -> Iterator[Extract]:
    """The heaviest that can be read by themselves and say different things.

    What leans on the sentence before it brings that one along; sentences that follow each other
    become one quotation. At most `per_paper` quotations are of one paper.
    """
    chosen: list[Extract] = []
    floor = ranked[0][0] - margin if ranked else 0.0
    for weight, sentence in ranked:
        extract = sentence.grounded()
        if weight < floor or len(chosen) == most:
            break
        if extract is None or any(_alike(extract, other) for other in chosen):
            continue
        extract = extract.told()
        joined = next(((n, j) for n, c in enumerate(chosen) if (j := c.joined(extract))), None)
        if joined:
            chosen[joined[0]] = joined[1]
        elif sum(_paper(c) == _paper(extract) for c in chosen) < per_paper:
            chosen.append(extract)
    yield from chosen


def _weight(found: Features) -> float:
    pairs = zip(astuple(found), astuple(WEIGHTS), strict=True)
    return float(sum(feature * weight for feature, weight in pairs))


def _part(held: Collection[str], rarity: dict[str, float]) -> float:
    total = sum(rarity.values())
    return sum(rarity[term] for term in held) / total if total else 0.0


def _alike(one: Extract, other: Extract) -> bool:
    """Whether the shorter of two says hardly a word that the longer does not say."""
    a, b = frozenset(terms(one.exact)), frozenset(terms(other.exact))
    return len(a & b) > _ALIKE * min(len(a), len(b)) if a and b else True


def _paper(extract: Extract) -> str:
    return extract.evidence.candidate.stored.paper.id


def _doubt(question: str, said: str) -> str:
    missing = [w for w in query_words(question) if not telling(w) <= frozenset(terms(said))]
    if not missing:
        return "These come near, but may not answer the question."
    words = " and ".join(f"“{word}”" for word in missing[:3])
    return f"These come near, but say nothing of {words}."


def _points(item: Evidence) -> bool:
    """Whether it is worth a look: near enough, and text that can be read."""
    kind = item.candidate.stored.passage.block_kind
    return item.nearness >= WORTH_A_LOOK and (kind.is_text or kind in _ASIDE)


def _refusal(nearest: Sequence[Hit], *, several: bool) -> str:
    who = "No paper here says" if several else "The paper does not say"
    if not nearest:
        return f"{who}, and nothing comes near."
    passage = nearest[0].passage
    section = passage.section_label.rpartition(PATH_SEPARATOR)[2]
    title = nearest[0].title if several else ""
    place = ", ".join(filter(None, [title, section, f"p. {passage.page}"]))
    return f"{who}. Nearest: {place}."
