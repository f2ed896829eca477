"""Headings to sections: kinds and parents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readgroup.model.document import Section, SectionKind
from readgroup.parsing.candidates import Heading

_KINDS: tuple[tuple[str, SectionKind], ...] = (
    (r"abstract$", SectionKind.ABSTRACT),
    (r"(?:references|bibliography|works cited|literature cited)\b", SectionKind.REFERENCES),
    (r"acknowledge?ments?\b|funding", SectionKind.ACKNOWLEDGEMENTS),
    (r"(?:appendix|appendices|supplementa)", SectionKind.APPENDIX),
    (r"limitations?\b|.*\blimitations$|threats to validity", SectionKind.LIMITATIONS),
    (r".*\bintroduction\b|motivation$", SectionKind.INTRODUCTION),
    (
        r"(?:.*\b)?(?:related|prior|previous) (?:and \w+ )?(?:work|works|research|literature)\b"
        r"|.*\bbackground\b|.*\bliterature review|preliminar",
        SectionKind.RELATED_WORK,
    ),
    (
        r".*\bconclusions?\b|.*\bconcluding\b|summary$|.*\boutlook$|future (?:work|directions|research)",
        SectionKind.CONCLUSION,
    ),
    (r".*\bdiscussions?\b", SectionKind.DISCUSSION),
    (
        r".*\b(?:results?|experiments?|evaluations?|findings|ablations?|analysis|experimental|empirical|case stud(?:y|ies))\b",
        SectionKind.RESULTS,
    ),
    (
        r".*\b(?:methods?|methodology|approach|model|architecture|framework|algorithm|implementation|setup|design|training)\b(?!.*\?$)",
        SectionKind.METHOD,
    ),
)
_GIVEN = re.compile(
    r"\b(?:problems?|notations?|tasks?|data|datasets?|corpus|corpora|overview|motivation|definitions?|history)\b",
    re.IGNORECASE,
)  # what a paper starts from
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)


def kind_of_title(title: str) -> SectionKind:
    """The part that a section with this title plays.

    >>> kind_of_title("Related Work").value
    'related work'
    """
    for pattern, kind in _PATTERNS:
        if pattern.match(title.strip()):
            return kind
    return SectionKind.OTHER


def with_method(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, with a method where no title says so: papers name theirs after what they made.

    What stands between introduction or background and the first results, and neither tells the
    problem nor the data, is the method, unless another section there is one by its title.
    """
    tops = [s for s in sections if s.level == 1]
    kinds = [s.kind for s in tops]
    if SectionKind.RESULTS not in kinds or SectionKind.INTRODUCTION not in kinds:
        return tuple(sections)
    start, end = kinds.index(SectionKind.INTRODUCTION), kinds.index(SectionKind.RESULTS)
    between = tops[start + 1 : end]
    if any(s.kind is SectionKind.METHOD for s in between):
        return tuple(sections)
    named = {
        s.ordinal for s in between if s.kind is SectionKind.OTHER and not _GIVEN.search(s.title)
    }
    return tuple(replace(s, kind=SectionKind.METHOD) if s.ordinal in named else s for s in sections)


def sections_of(headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Sections in reading order. Levels start at 1 and never skip on the way down, run-ins aside."""
    lowest = min((h.level for h in headings), default=1)
    sections: list[Section] = []
    after_references = False
    for heading in headings:
        level = max(1, heading.level - lowest + 1)
        parent = next((s for s in reversed(sections) if s.level < level), None)
        kind = kind_of_title(heading.title)
        number = heading.number
        lettered = number is not None and (number.scheme == "letter" or number.appendix)
        if (
            level == 1
            and kind is not SectionKind.REFERENCES
            and (lettered or (after_references and kind is SectionKind.OTHER))
        ):
            kind = SectionKind.APPENDIX
        after_references = after_references or kind is SectionKind.REFERENCES
        sections.append(
            Section(
                ordinal=len(sections),
                number=number.printed if number else "",
                title=heading.title,
                level=level,
                kind=kind,
                page=heading.rows[0].line.page,
                parent=parent.ordinal if parent else None,
            )
        )
    return with_method(sections)
