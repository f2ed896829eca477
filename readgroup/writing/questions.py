"""Discussion questions: framed from what passages do, checked, then chosen for coverage."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import DiscussionGuide, Level, Question, Role, Summary
from readgroup.text.tokens import stems
from readgroup.writing.acceptance import rejected
from readgroup.writing.answers import Answers
from readgroup.writing.background import Meanings, Unlearned
from readgroup.writing.checks import Bench, Fault, fault
from readgroup.writing.choice import Draft, wanted_sections
from readgroup.writing.equation_occasions import equation_occasions
from readgroup.writing.formal_occasions import formal_occasions
from readgroup.writing.frames import MINUTES, Frame, fill, frames
from readgroup.writing.genres import Genre
from readgroup.writing.occasions import Occasion, occasions
from readgroup.writing.reasons import reasoned
from readgroup.writing.scope import sections_named
from readgroup.writing.section_occasions import section_occasions
from readgroup.writing.sifting import Wanted, sifted
from readgroup.writing.study import study
from readgroup.writing.terms import Terminology
from readgroup.writing.works import works

_SENTENCES, _MOST, _LEAST = 240, 14, 5
"""Sentences that are asked about: of a paper, at most and at least of a section. More cost time."""
_LONG = 8
"""Pages from which a paper has as many questions as are wanted, whatever they are; a shorter one rather has fewer."""
_APART = (SectionKind.ABSTRACT, SectionKind.APPENDIX, SectionKind.ACKNOWLEDGEMENTS)


def guide(
    document: Document,
    summary: Summary,
    *,
    count: int = 12,
    section: str = "",
    role: Role | None = None,
    level: Level | None = None,
    meanings: Meanings | None = None,
) -> DiscussionGuide:
    """At most `count` questions, in the order to ask them.

    `section` limits them to sections with that number, or whose label or kind contains it, and
    what is below them; `role` and `level` to one of each. `made` counts the questions framed,
    `dropped` what failed which check. With `meanings`, questions that would fit other papers as well fall
    out, and so does one of two that mean the same. Raises NotFound where no section matches.
    """
    inside = sections_named(document, section)
    reading, salience, judge = study(document)
    people = {work.first for s in reading.sentences for work in works(s.exact)}
    terms = Terminology((s.text for s in reading.sentences), _lead(document), people)
    sections = len({s.section for s in reading.sentences if s.section in inside})
    share = max(_LEAST, min(_MOST, _SENTENCES // max(1, sections)))
    found = itertools.chain(
        occasions(
            reading,
            salience,
            judge,
            terms,
            _shown(summary),
            inside=inside,
            per_section=share,
        ),
        formal_occasions(reading, terms, inside=inside),
        equation_occasions(document, inside=inside),
        section_occasions(reading, salience, judge, inside=inside),
    )
    wanted = [f for f in frames() if role in (None, f.role) and level in (None, f.level)]
    bench = Bench.of(document)
    faults: Counter[str] = Counter()
    drafts: list[Draft] = []
    for occasion, frame, question in _framed(found, wanted, reading.genre):
        broken = fault(question, bench)
        if broken:
            faults[broken.value] += 1
        else:
            bag = frozenset(stems(question.text))
            slots = occasion.slots[frame.cue]
            chance = rejected(frame, slots, occasion.sentence, occasion.verdict)
            top = _top(document, question)
            drafts.append(Draft(question, frame, occasion, top, bag, chance))
    made = len(drafts) + faults.total()
    tops = {_top_of(document, s.section) for s in reading.sentences if s.section in inside}
    covered = wanted_sections(drafts, len(tops - {-1}))
    least = count if document.pages >= _LONG else count // 4
    kept = sifted(drafts, Wanted(count, least, covered), judge, meanings or Unlearned())
    faults[Fault.SWAP.value] += kept.unfitting
    chosen = kept.chosen
    answers = Answers(reading, salience)
    return DiscussionGuide(
        questions=tuple(
            replace(question, answer_sketch=answers.sketch(question, draft.occasion.sentence))
            for draft, question in zip(chosen, reasoned(chosen, reading), strict=True)
        ),
        made=made,
        dropped=tuple(sorted((+faults).items())),
    )


def _lead(document: Document) -> str:
    """Title, abstract and headings, each a sentence."""
    headings = (s.title for s in document.sections)
    return ". ".join((document.title, *headings, document.abstract))


def _shown(summary: Summary) -> frozenset[str]:
    """What the summary of the whole paper shows, as it stands in the paper."""
    points = [s for p in summary.key_points for s in p.statements]
    return frozenset(s.quote.exact for s in (*summary.tldr, *summary.short, *points))


def _top(document: Document, question: Question) -> int:
    """The top-level section that a question touches; -1 for appendices and acknowledgements."""
    return _top_of(document, question.anchors[0].section_ordinal)


def _top_of(document: Document, ordinal: int) -> int:
    """The top-level section of a section; -1 for what is no part of the body."""
    if ordinal < 0 or document.kind_of(ordinal) in _APART:
        return -1
    return document.path(ordinal)[0].ordinal


def _framed(
    found: Iterator[Occasion], wanted: Sequence[Frame], genre: Genre
) -> Iterator[tuple[Occasion, Frame, Question]]:
    for occasion in found:
        for frame in wanted:
            slots = occasion.slots.get(frame.cue)
            text = fill(frame.ask, slots) if slots and genre in frame.genres else None
            if slots and text:
                yield occasion, frame, _question(occasion, frame, text)


def _question(occasion: Occasion, frame: Frame, text: str) -> Question:
    return Question(
        id=_id(text, occasion.quotes[0].exact),
        text=text[0].upper() + text[1:],
        type=frame.type,
        role=frame.role,
        level=frame.level,
        minutes=MINUTES[frame.level],
        why="",
        anchors=occasion.quotes,
    )


def _id(text: str, exact: str) -> str:
    return hashlib.sha256(f"{text}\n{exact}".encode()).hexdigest()[:10]
