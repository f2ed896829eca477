"""Extractive summaries: the paper in a sentence, in five, in a paragraph and by key points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import Statement, Summary
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Judge
from readgroup.writing.key_points import key_points, key_sentences
from readgroup.writing.lead import HEALED, lead, stands_alone
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole, is_cited
from readgroup.writing.salience import Salience, is_aside, ranked
from readgroup.writing.section_summaries import UNREAD, section_summaries
from readgroup.writing.selection import Similarity, diverse, in_reading_order
from readgroup.writing.spelling_out import long_forms, with_long_forms
from readgroup.writing.standing import is_of_others
from readgroup.writing.study import study

SHORT = 5
"""Sentences of the short summary."""
PARAGRAPH_WORDS = 150
"""Words of the paragraph at most."""
LONGEST_TOLD = 40
"""Sentences that the one that tells the paper is looked for in."""
_TELLING = 5
"""Content words that a sentence must have to speak for the paper."""
_CANDIDATES = 60
_WORDS_EACH = 10
"""Words of a paragraph for one sentence that is looked at: one in two is taken."""
_IN_SHORT = {
    Genre.EXPERIMENT: ("problem", "method", "evidence", "limitation"),
    Genre.THEORY: ("problem", "claim", "limitation", "open problem"),
    Genre.ESSAY: ("problem", "claim", "limitation"),
    Genre.REVIEW: ("scope", "definition", "limitation", "open problem"),
}
_AIMS = frozenset({SentenceRole.OBJECTIVE, SentenceRole.CLAIM})
_RESTATED = 2.2
"""How much more alike two sentences are that both say what the paper does or shows."""
_OPENING_AND_END = (
    SectionKind.INTRODUCTION,
    SectionKind.CONCLUSION,
    SectionKind.DISCUSSION,
)
_WHOLE = (SectionKind.ABSTRACT, *_OPENING_AND_END)


def summarize(document: Document) -> Summary:
    """Summary of the paper and of each of its sections, in the paper's own sentences.

    Every statement stands alone and carries its quote; no two of one list say the same. Abbreviations
    are spelled out in square brackets where a list first uses them.
    `dropped` counts the sentences that could not be shown by themselves.
    """
    reading, salience, judge = study(document)
    points = key_sentences(reading, salience, judge)
    told = _told(reading)
    forms = dict(told)
    short = _short(reading, salience, judge, list(forms), points)
    summary = Summary(
        tldr=tuple(reading.statement(s, form) for s, form in told),
        short=tuple(reading.statement(s, forms.get(s)) for s in short),
        key_points=key_points(reading, points),
        sections=section_summaries(reading, salience, judge),
        dropped=sum(not s.is_sound for s in reading.sentences),
        medium=_paragraph(reading, salience, judge, PARAGRAPH_WORDS),
    )
    return with_long_forms(summary, long_forms(reading))


def tldr(reading: Reading) -> tuple[Statement, ...]:
    """The paper in one sentence, from its abstract where it has one; () where nothing can be shown.

    It may be a shorter form of its quote: words of it in their order.
    """
    return tuple(reading.statement(sentence, form) for sentence, form in _told(reading))


def paragraph(document: Document, words: int = PARAGRAPH_WORDS) -> tuple[Statement, ...]:
    """The paper in a paragraph of at most `words` words, in reading order."""
    return _paragraph(*study(document), words)


def _told(reading: Reading) -> list[tuple[Sentence, str]]:
    """The sentence that says what the paper does, and the form in which it is shown.

    Of the abstract, unless nothing there stands alone and something elsewhere does.
    """
    told: list[tuple[Sentence, str]] = []
    for kinds in ((SectionKind.ABSTRACT,), _OPENING_AND_END, tuple(SectionKind)):
        open_to = [s for s in reading.sentences if s.kind in kinds and s.kind not in UNREAD]
        open_to = open_to[:LONGEST_TOLD]
        admitted = [
            s.defects <= HEALED
            and len(s.stems) >= _TELLING
            and not (is_cited(s.exact) and is_of_others(s.exact, s.kind))
            for s in open_to
        ]
        found = lead(reading.document.title, [s.text for s in open_to], admitted)
        if found:
            which, form = found
            told.append((open_to[which], form))
            if stands_alone(form):
                return told[-1:]
    return told[:1]


def _short(
    reading: Reading,
    salience: Salience,
    judge: Judge,
    told: Sequence[Sentence],
    points: Sequence[tuple[str, list[Sentence]]],
) -> list[Sentence]:
    """Five sentences: the lead, one for each chief point of its kind that needs no other, then what weighs most."""
    chosen = list(told)
    for kind, found in points:
        if kind not in _IN_SHORT[reading.genre] or not all(s.is_sound for s in found):
            continue
        best = judge.readable(ranked(found, salience.in_paper), 1)
        chosen += diverse(best, 1, _likeness(salience), taken=chosen)
    candidates = ranked((s for s in _shown(reading) if s.kind in _WHOLE), salience.in_paper)
    rest = judge.readable(candidates[:_CANDIDATES], 2 * SHORT)
    chosen += diverse(rest, SHORT - len(chosen), _likeness(salience), taken=chosen)
    return in_reading_order(chosen)


def _paragraph(
    reading: Reading, salience: Salience, judge: Judge, words: int
) -> tuple[Statement, ...]:
    """What weighs most of the whole paper, as much of it as there is room for."""
    heavy = ranked(_shown(reading), salience.in_paper)[:_CANDIDATES]
    weighed = judge.readable(heavy, words // _WORDS_EACH)
    chosen: list[Sentence] = []
    for sentence in diverse(weighed, _CANDIDATES, _likeness(salience)):
        length = len(sentence.text.split())
        if length <= words:
            chosen.append(sentence)
            words -= length
    return tuple(map(reading.statement, in_reading_order(chosen)))


def _likeness(salience: Salience) -> Similarity:
    """Similarity for summaries of the whole: papers say what they do three times, in other words."""

    def likeness(a: Sentence, b: Sentence) -> float:
        both = _AIMS & a.roles and _AIMS & b.roles
        return salience.similarity(a, b) * (_RESTATED if both else 1.0)

    return likeness


def _shown(reading: Reading) -> Iterable[Sentence]:
    return (
        s
        for s in reading.sentences
        if s.is_sound and len(s.stems) >= _TELLING and not is_aside(s, reading)
    )
