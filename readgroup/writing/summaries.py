"""Extractive summaries: the paper in a sentence, in five, by key points and by section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.guide import SectionSummary, Statement, Summary
from readgroup.writing.genres import Genre
from readgroup.writing.key_points import key_points, key_sentences
from readgroup.writing.reading import Reading, Sentence, read
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse, in_reading_order
from readgroup.writing.series import series

SHORT = 5
DEEPEST = 3
_TELLING = 5
_ENOUGH_WORDS = 40
_WORDS_A_SENTENCE = 140
_UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)
_IN_SHORT = {
    Genre.EXPERIMENT: ("problem", "method", "evidence", "limitation"),
    Genre.THEORY: ("problem", "claim", "open problem"),
    Genre.ESSAY: ("problem", "claim", "limitation"),
    Genre.REVIEW: ("scope", "definition", "open problem"),
}
_WHOLE = (
    SectionKind.ABSTRACT,
    SectionKind.INTRODUCTION,
    SectionKind.CONCLUSION,
    SectionKind.DISCUSSION,
)


_VAGUE_AIM = re.compile(
    r"\b(?:paper|work|article|study|review|survey|primer|essay|we) (?:\w+ly )?"
    r"(?:introduces? (?:the|readers)|covers?|discuss(?:es)?|describes?|outlines?|provides? an? (?:overview|introduction))\b"
)
"""An aim that says what the text is, and not what it finds."""


def summarize(document: Document) -> Summary:
    """Summary of the paper and of each of its sections, in the paper's own sentences.

    Every statement stands alone and carries its quote; no two of one list say the same.
    `dropped` counts the sentences that could not be shown by themselves.
    """
    reading = read(document)
    salience = Salience(reading)
    points = key_sentences(reading, salience)
    lead = _lead(reading, salience)
    short = _short(reading, salience, lead, points)
    return Summary(
        tldr=_statements(reading, lead),
        short=_statements(reading, short),
        key_points=key_points(reading, points),
        sections=_sections(reading, salience),
        dropped=sum(not s.is_sound for s in reading.sentences),
    )


def lead_weight(sentence: Sentence, salience: Salience, abstract_length: int) -> float:
    """Weight for being the one sentence that says what the paper does."""
    vague = _VAGUE_AIM.search(sentence.text) is not None
    objective = 0.5 if SentenceRole.OBJECTIVE in sentence.roles and not vague else 0.0
    claim = 0.35 if SentenceRole.CLAIM in sentence.roles else 0.0
    told = {SentenceRole.BACKGROUND, SentenceRole.PROBLEM, SentenceRole.DEFINITION}
    background = 0.3 if sentence.roles & told else 0.0
    late = (
        0.1 * sentence.index / max(1, abstract_length)
        if sentence.kind is SectionKind.ABSTRACT
        else 0.0
    )
    return salience.in_paper(sentence) + max(objective, claim) - background - 0.5 * vague + late


def _lead(reading: Reading, salience: Salience) -> list[Sentence]:
    length = sum(s.kind is SectionKind.ABSTRACT for s in reading.sentences)
    for kinds in ((SectionKind.ABSTRACT,), _WHOLE, tuple(SectionKind)):
        candidates = [s for s in _shown(reading) if s.kind in kinds]
        if candidates:
            best = ranked(candidates, lambda s: lead_weight(s, salience, length))[0][1]
            return [best]
    return []


def _short(
    reading: Reading,
    salience: Salience,
    lead: Sequence[Sentence],
    points: Sequence[tuple[str, list[Sentence]]],
) -> list[Sentence]:
    """Five sentences: the lead, one for each chief point of its kind, then what weighs most."""
    chosen = list(lead)
    for kind, found in points:
        if kind not in _IN_SHORT[reading.genre]:
            continue
        best = ranked(found, salience.in_paper)[:1]
        chosen += diverse(best, 1, salience.similarity, taken=chosen)
    candidates = ranked((s for s in _shown(reading) if s.kind in _WHOLE), salience.in_paper)
    chosen += diverse(candidates[:80], SHORT - len(chosen), salience.similarity, taken=chosen)
    return in_reading_order(chosen)


def _shown(reading: Reading) -> Iterable[Sentence]:
    return (
        s
        for s in reading.sentences
        if s.is_sound and len(s.stems) >= _TELLING and s.kind not in _UNREAD
    )


def _sections(reading: Reading, salience: Salience) -> tuple[SectionSummary, ...]:
    """Deepest sections first, so that a section above does not repeat them; then reading order.

    A section whose words all stand in its subsections has no summary beside theirs.
    """
    document = reading.document
    summaries: dict[int, list[Sentence]] = {}
    pools = {s.ordinal: _pool(reading, s) for s in document.sections}
    for section in sorted(document.sections, key=lambda s: (-s.level, s.ordinal)):
        if section.level > DEEPEST or document.kind_of(section.ordinal) in _UNREAD:
            continue
        below = document.subtree(section.ordinal)
        taken = [s for ordinal in below for s in summaries.get(ordinal, [])]
        chosen = _section_sentences(salience, pools[section.ordinal], taken)
        if chosen:
            summaries[section.ordinal] = in_reading_order(chosen)
    return tuple(
        _section_summary(reading, section, summaries[section.ordinal])
        for section in document.sections
        if section.ordinal in summaries
    )


def _pool(reading: Reading, section: Section) -> list[Sentence]:
    """The section's own sentences, with those of run-in headings below it."""
    document = reading.document
    inside = {section.ordinal} | {
        o for o in document.subtree(section.ordinal) if document.sections[o].level > DEEPEST
    }
    return [s for s in reading.sentences if s.section in inside]


def _section_sentences(
    salience: Salience, pool: Sequence[Sentence], taken: Sequence[Sentence]
) -> list[Sentence]:
    length = sum(len(s.text.split()) for s in pool)
    if length < _ENOUGH_WORDS:
        return []
    counted = series(pool)
    if counted:
        return counted
    count = max(1, min(5, round(length / _WORDS_A_SENTENCE)))
    sound = ranked((s for s in pool if s.is_sound), salience.in_section)
    if not sound:
        sound, count = ranked((s for s in pool if s.is_passable), salience.in_section), 1
    return diverse(sound, count, salience.similarity, taken=taken)


def _section_summary(
    reading: Reading, section: Section, chosen: Sequence[Sentence]
) -> SectionSummary:
    return SectionSummary(
        ordinal=section.ordinal,
        number=section.number,
        title=section.title,
        page=section.page,
        level=section.level,
        statements=_statements(reading, chosen),
    )


def _statements(reading: Reading, sentences: Iterable[Sentence]) -> tuple[Statement, ...]:
    return tuple(reading.statement(s) for s in sentences)
