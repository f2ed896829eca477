"""How a review parts its field: its own headings, without those that every paper has."""

from __future__ import annotations

import re

from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.guide import TopicPart

_FRAME = (
    SectionKind.ABSTRACT,
    SectionKind.INTRODUCTION,
    SectionKind.CONCLUSION,
    SectionKind.ACKNOWLEDGEMENTS,
    SectionKind.REFERENCES,
    SectionKind.APPENDIX,
)
_NO_TOPIC = re.compile(
    r"^(?:background|preliminar|notation|outline|overview|summary|contents|contribution|author|data availab|ethic|impact|"
    r"broader impact|search (?:strategy|method)|discussion$|outlook$|glossary|acronym|abbreviation|funding|competing|conflict)",
    re.IGNORECASE,
)
_HOW = re.compile(r"^(?:methods?|methodology)$", re.IGNORECASE)
"""What a review of methods is about, or how the review was made: then it has no parts."""
_AHEAD = re.compile(
    r"\b(?:open|future|outlook|challenges?|directions?|limitations?)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\bopen (?:\S+ ){0,3}(?:problems?|questions?|challenges?|issues?)\b", re.IGNORECASE
)
_FEWEST, _MOST_BELOW = 2, 8


def taxonomy(document: Document) -> tuple[TopicPart, ...]:
    """The topics that the paper's sections stand for, each with what is below it.

    Where all stand below one heading, those are the topics; a paper that is all open problems is
    parted by them. () for fewer than two.
    """
    found = _topics(document, 1)
    by_problems = sum(bool(_OPEN.search(s.title)) for s in found) >= _FEWEST
    tops = [
        s for s in found if not _AHEAD.search(s.title) or (by_problems and _OPEN.search(s.title))
    ]
    if len(tops) == 1:
        tops = [s for s in document.children(tops[0].ordinal) if s.level <= 3]
    return tuple(_part(document, s) for s in tops) if len(tops) >= _FEWEST else ()


def agenda_parts(document: Document) -> tuple[TopicPart, ...]:
    """The sections that say what is open: problems, challenges, future work."""
    found = [s for s in _topics(document, 2) if _AHEAD.search(s.title)]
    above = {s.ordinal for s in found}
    return tuple(_part(document, s) for s in found if s.parent not in above)


def _topics(document: Document, deepest: int) -> list[Section]:
    return [
        s
        for s in document.sections
        if s.level <= deepest
        and document.kind_of(s.ordinal) not in _FRAME
        and not _NO_TOPIC.match(s.title)
        and not (_HOW.match(s.title) and not document.children(s.ordinal))
        and len(s.title) > 2
    ]


def _part(document: Document, section: Section) -> TopicPart:
    below = [
        s.title.rstrip(".") for s in document.children(section.ordinal) if s.number or s.level <= 3
    ]
    return TopicPart(
        section.title.rstrip("."),
        section.page,
        section.ordinal,
        section.number,
        tuple(below[:_MOST_BELOW]),
    )
