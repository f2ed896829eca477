"""Each section of a paper in a few of its own sentences, by the part that it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.guide import SectionSummary
from readgroup.writing.defects import Defect
from readgroup.writing.judging import Act, Judge
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse, in_reading_order
from readgroup.writing.series import series

UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)
DEEPEST, LONGEST = 3, 5
_ENOUGH_WORDS = 40
_WORDS_A_SENTENCE = 140
_LOOKED_AT = 4
"""Sentences that are judged for one that is shown."""
_SPARE = 1
"""Sentences more than are shown that are to read well: some are alike."""
_LIMITING = (SectionKind.LIMITATIONS, SectionKind.DISCUSSION, SectionKind.CONCLUSION)
_SHOWN_TEXTS = re.compile(
    r"\b(?:samples?|continuations?|generations?|completions?|transcripts?|prompts?|examples?|outputs?|responses?)\b",
    re.IGNORECASE,
)
"""Appendices under such titles show what models or people wrote: it is not the authors' to summarise."""
_OF_AUTHORS = re.compile(
    r"\bauthors?(?:[’']s?|s[’'])? (?:contributions?|information|details|affiliations?|biograph\w+|roles?|credits?)\b|\bcontributions? of (?:the )?(?:individual )?authors?\b|"
    r"\babout the authors?\b|^(?:authorship|credits?)\b|\bcredit (?:author(?:ship)?|taxonomy)\b|\b(?:conflicts?|competing|declarations?) (?:of )?(?:competing )?interests?\b|^(?:funding|disclosures?)\b",
    re.IGNORECASE,
)
"""Titles of sections that tell who did or paid for what, not what was found."""
_R = SentenceRole
_PART = {
    SectionKind.ABSTRACT: frozenset({Act.FINDING, Act.CLAIM, Act.DESIGN}),
    SectionKind.INTRODUCTION: frozenset({Act.FINDING, Act.CLAIM, Act.DESIGN, Act.PROBLEM}),
    SectionKind.METHOD: frozenset({Act.DESIGN, Act.SETUP, Act.TERM}),
    SectionKind.RESULTS: frozenset({Act.FINDING, Act.CLAIM}),
    SectionKind.DISCUSSION: frozenset({Act.CLAIM, Act.FINDING, Act.LIMITATION}),
    SectionKind.LIMITATIONS: frozenset({Act.LIMITATION, Act.OPEN}),
    SectionKind.CONCLUSION: frozenset({Act.FINDING, Act.CLAIM, Act.LIMITATION, Act.OPEN}),
}
"""Acts that sections of a kind are there for; of others, any but none."""
_DONE = 1.0
"""What it counts for that a sentence surely does one of them, in the unit of `Salience`."""


def section_summaries(
    reading: Reading, salience: Salience, judge: Judge
) -> tuple[SectionSummary, ...]:
    """Deepest sections first, so that a section above does not repeat them; then reading order.

    A section whose words all stand in its subsections has no summary beside theirs.
    """
    document = reading.document
    summaries: dict[int, list[Sentence]] = {}
    told = [s for s in document.sections if _is_told(s, document)]
    choices = {
        section.ordinal: _choice(pool, salience)
        for section in told
        for pool in (_pool(reading, section),)
        if _is_long_enough(pool, section.kind)
    }
    judge.look_ahead((c.hopeful, c.count + _SPARE) for c in choices.values())
    for section in sorted(told, key=lambda s: (-s.level, s.ordinal)):
        if section.ordinal not in choices:
            continue
        below = document.subtree(section.ordinal)
        taken = [s for ordinal in below for s in summaries.get(ordinal, [])]
        chosen = _chosen(choices[section.ordinal], salience, judge, taken, section.kind)
        if chosen:
            summaries[section.ordinal] = in_reading_order(chosen)
    return tuple(
        _summary(reading, section, summaries[section.ordinal])
        for section in document.sections
        if section.ordinal in summaries
    )


def _is_told(section: Section, document: Document) -> bool:
    """Whether a section may have a summary at all."""
    kind = document.kind_of(section.ordinal)
    shown = kind is SectionKind.APPENDIX and _SHOWN_TEXTS.search(section.title)
    credited = any(_OF_AUTHORS.search(above.title) for above in document.path(section.ordinal))
    return section.level <= DEEPEST and kind not in UNREAD and not shown and not credited


def _is_long_enough(pool: Sequence[Sentence], kind: SectionKind) -> bool:
    length = sum(len(s.text.split()) for s in pool)
    return length >= _ENOUGH_WORDS or kind is SectionKind.LIMITATIONS


def _pool(reading: Reading, section: Section) -> list[Sentence]:
    """The section's own sentences, with those of run-in headings below it."""
    document = reading.document
    inside = {section.ordinal} | {
        o for o in document.subtree(section.ordinal) if document.sections[o].level > DEEPEST
    }
    return [s for s in reading.sentences if s.section in inside]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a section's summary is chosen from: all its sentences, the sound ones with their weights, and how many are told."""

    pool: tuple[Sentence, ...]
    sound: tuple[tuple[float, Sentence], ...]
    count: int

    @property
    def hopeful(self) -> tuple[tuple[float, Sentence], ...]:
        """Those that are judged."""
        return self.sound[: _LOOKED_AT * (self.count + 1)]


def _choice(pool: Sequence[Sentence], salience: Salience) -> _Choice:
    length = sum(len(s.text.split()) for s in pool)
    count = max(1, min(LONGEST, round(length / _WORDS_A_SENTENCE)))
    sound = ranked((s for s in pool if s.is_sound), salience.in_section)
    if not sound:
        passable = (s for s in pool if s.defects == {Defect.LONG})
        sound, count = ranked(passable, salience.in_section), 1
    return _Choice(tuple(pool), tuple(sound), count)


def _chosen(
    choice: _Choice,
    salience: Salience,
    judge: Judge,
    taken: Sequence[Sentence],
    kind: SectionKind,
) -> list[Sentence]:
    counted = series(choice.pool)
    if counted:
        return counted
    count = choice.count
    read = _by_part(judge.readable(choice.hopeful, count + _SPARE), judge, kind)
    chosen = diverse(read, count, salience.similarity, taken=taken)
    if kind in _LIMITING and not any(_R.LIMITATION in s.roles for s in (*chosen, *taken)):
        limits = [pair for pair in choice.sound if _R.LIMITATION in pair[1].roles]
        limits = judge.readable(limits, 1) or limits
        chosen += diverse(limits, 1, salience.similarity, taken=(*chosen, *taken))
    return chosen


def _by_part(
    weighed: Sequence[tuple[float, Sentence]], judge: Judge, kind: SectionKind
) -> list[tuple[float, Sentence]]:
    """What does the section's part weighs more, what says nothing of it less; heaviest first."""
    part = _PART.get(kind, frozenset(Act) - {Act.NONE})
    told = [
        (weight + _DONE * sum(chance for act, chance in acts.items() if act in part), sentence)
        for weight, sentence in weighed
        for acts in (judge.closely(sentence).acts,)
    ]
    return sorted(told, key=lambda pair: (-pair[0], pair[1].ordinal))


def _summary(reading: Reading, section: Section, chosen: Sequence[Sentence]) -> SectionSummary:
    return SectionSummary(
        ordinal=section.ordinal,
        number=section.number,
        title=section.title,
        page=section.page,
        level=section.level,
        statements=tuple(map(reading.statement, chosen)),
    )
