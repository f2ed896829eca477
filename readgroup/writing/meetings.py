"""A long paper shared out over several meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from readgroup.errors import UsageError
from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.plan import PlannedMeeting, PlannedSection
from readgroup.writing.route import WORDS_A_MINUTE
from readgroup.writing.scope import SEPARATOR

_UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX)
_LARGE = 0.7
"""Share of a meeting's words from which a section is parted into its subsections."""
_WITHIN = 0.25
"""What it costs to end a meeting within a top-level section, in shares of a meeting's words."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one meeting reads whole: a section, with `words` of its own or with those below it."""

    section: Section
    words: int
    first: int
    last: int
    top: int


def meetings(document: Document, count: int, minutes: int) -> tuple[PlannedMeeting, ...]:
    """The paper in `count` meetings of `minutes`, of about equal length, in reading order.

    Appendices and references are left out. Sections are kept whole; large ones are parted into
    their subsections. Raises UsageError where there are fewer sections than meetings.
    """
    share = sum(_words(document, s.ordinal) for s in document.sections) / max(1, count)
    tops = [s for s in document.sections if s.parent is None and s.kind not in _UNREAD]
    units = [unit for top in tops for unit in _units(document, top, share)]
    units = [u for u in units if u.words]
    if not 1 <= count <= max(1, len(units)):
        raise UsageError(
            f"The paper cannot be shared out over {count} meetings.",
            f"It has {len(units)} parts: give a number from 1 to {len(units)}.",
        )
    bounds = _bounds(tuple(units), count)
    return tuple(
        _meeting(document, number, units[start:end], minutes)
        for number, (start, end) in enumerate(bounds, 1)
    )


def _units(document: Document, section: Section, share: float) -> list[_Unit]:
    below = document.children(section.ordinal)
    inside = document.subtree(section.ordinal)
    words = sum(_words(document, o) for o in inside)
    top = document.path(section.ordinal)[0].ordinal
    if not below or words < _LARGE * share or section.level >= 2:
        return [_Unit(section, words, *_pages(document, inside, section), top)]
    own = _words(document, section.ordinal)
    parts = [unit for child in below for unit in _units(document, child, share)]
    lead = parts[0]
    return [replace(lead, words=lead.words + own, first=section.page), *parts[1:]]


def _words(document: Document, ordinal: int) -> int:
    if document.kind_of(ordinal) in _UNREAD:
        return 0
    return sum(b.text.count(" ") + 1 for b in document.text_blocks(ordinal))


def _pages(document: Document, inside: frozenset[int], section: Section) -> tuple[int, int]:
    pages = [
        span.region.page
        for block in document.blocks
        if block.section in inside
        for span in (*block.spans[:1], *block.spans[-1:])
    ]
    return min([section.page, *pages]), max([section.page, *pages])


def _bounds(units: tuple[_Unit, ...], count: int) -> list[tuple[int, int]]:
    """Where each meeting begins and ends: the longest is as short as can be, borders kept."""
    total = sum(u.words for u in units)
    share = total / count

    def cost(start: int, end: int) -> float:
        load = sum(u.words for u in units[start:end]) / share
        torn = end < len(units) and units[end].top == units[end - 1].top
        return (load - 1) ** 2 + _WITHIN * torn

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return cost(start, len(units)), (len(units),)
        ends = range(start + 1, len(units) - left + 2)
        found = ((cost(start, e) + best(e, left - 1)[0], (e, *best(e, left - 1)[1])) for e in ends)
        return min(found)

    ends = best(0, count)[1]
    return list(zip((0, *ends[:-1]), ends, strict=True))


def _meeting(
    document: Document, number: int, units: Sequence[_Unit], minutes: int
) -> PlannedMeeting:
    sections = tuple(_whole(document, units))
    words = sum(u.words for u in units)
    return PlannedMeeting(
        number,
        sections,
        (min(u.first for u in units), max(u.last for u in units)),
        max(1, round(words / WORDS_A_MINUTE)),
        minutes,
        SEPARATOR.join(s.number or s.title for s in sections),
    )


def _whole(document: Document, units: Sequence[_Unit]) -> Iterator[PlannedSection]:
    """The sections of a meeting, one above in place of all that is below it."""
    here = {u.section.ordinal for u in units}
    told: set[int] = set()
    for unit in units:
        below = {s.ordinal for s in document.children(unit.top)}
        whole = unit.section.ordinal in below and all(
            o in here for o in below if any(_words(document, i) for i in document.subtree(o))
        )
        section = document.sections[unit.top] if whole else unit.section
        if section.ordinal not in told:
            told.add(section.ordinal)
            yield PlannedSection(section.ordinal, section.number, section.title, unit.first)
