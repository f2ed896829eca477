"""Each section of a paper in a few of its own sentences, by the part that it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.model.document import Section, SectionKind
from readgroup.model.guide import SectionSummary
from readgroup.writing.defects import Defect
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse, in_reading_order
from readgroup.writing.series import series

UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)
DEEPEST, LONGEST = 3, 5
_ENOUGH_WORDS = 40
_WORDS_A_SENTENCE = 140
_LIMITING = (SectionKind.LIMITATIONS, SectionKind.DISCUSSION, SectionKind.CONCLUSION)
_SHOWN_TEXTS = re.compile(
    r"\b(?:samples?|continuations?|generations?|completions?|transcripts?|prompts?|examples?|outputs?|responses?)\b",
    re.IGNORECASE,
)
"""Appendices under such titles show what models or people wrote: it is not the authors' to summarise."""
_R = SentenceRole


def section_summaries(reading: Reading, salience: Salience) -> tuple[SectionSummary, ...]:
    """Deepest sections first, so that a section above does not repeat them; then reading order.

    A section whose words all stand in its subsections has no summary beside theirs.
    """
    document = reading.document
    summaries: dict[int, list[Sentence]] = {}
    pools = {s.ordinal: _pool(reading, s) for s in document.sections}
    for section in sorted(document.sections, key=lambda s: (-s.level, s.ordinal)):
        kind = document.kind_of(section.ordinal)
        if section.level > DEEPEST or kind in UNREAD:
            continue
        if kind is SectionKind.APPENDIX and _SHOWN_TEXTS.search(section.title):
            continue
        below = document.subtree(section.ordinal)
        taken = [s for ordinal in below for s in summaries.get(ordinal, [])]
        chosen = _chosen(salience, pools[section.ordinal], taken, section.kind)
        if chosen:
            summaries[section.ordinal] = in_reading_order(chosen)
    return tuple(
        _summary(reading, section, summaries[section.ordinal])
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


def _chosen(
    salience: Salience, pool: Sequence[Sentence], taken: Sequence[Sentence], kind: SectionKind
) -> list[Sentence]:
    length = sum(len(s.text.split()) for s in pool)
    if length < _ENOUGH_WORDS and kind is not SectionKind.LIMITATIONS:
        return []
    counted = series(pool)
    if counted:
        return counted
    count = max(1, min(LONGEST, round(length / _WORDS_A_SENTENCE)))
    sound = ranked((s for s in pool if s.is_sound), salience.in_section)
    if not sound:
        passable = (s for s in pool if s.defects == {Defect.LONG})
        sound, count = ranked(passable, salience.in_section), 1
    chosen = diverse(sound, count, salience.similarity, taken=taken)
    if kind in _LIMITING and not any(_R.LIMITATION in s.roles for s in (*chosen, *taken)):
        limits = [(weight, s) for weight, s in sound if _R.LIMITATION in s.roles]
        chosen += diverse(limits, 1, salience.similarity, taken=(*chosen, *taken))
    return chosen


def _summary(reading: Reading, section: Section, chosen: Sequence[Sentence]) -> SectionSummary:
    return SectionSummary(
        ordinal=section.ordinal,
        number=section.number,
        title=section.title,
        page=section.page,
        level=section.level,
        statements=tuple(map(reading.statement, chosen)),
    )
