"""Where to look, said in SQL."""

from __future__ import annotations

import re

import sqlalchemy as sa

from readgroup.model.document import SectionKind
from readgroup.model.passage import PATH_SEPARATOR
from readgroup.model.search import Scope
from readgroup.store.schema import passages, sections, versions

_NUMBER = re.compile(r"(?:\d+|[A-Z]|[IVX]+)(?:[.-]\w+)*", re.IGNORECASE)
_SIGN = re.compile(r"^(?:§|sec(?:tion|\.)?(?=\s+\S))\s*", re.IGNORECASE)


def conditions(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """SQL conditions for a scope, over passages joined with their versions."""
    found: list[sa.ColumnElement[bool]] = []
    if scope.papers:
        found.append(versions.c.paper.in_(scope.papers))
    if not scope.references:
        found.append(passages.c.bibliography == 0)
    if scope.section:
        found.append(_in_section(scope.section.strip()))
    if scope.blocks:
        found.append(passages.c.block_kind.in_([str(kind) for kind in scope.blocks]))
    return found


def _in_section(wanted: str) -> sa.ColumnElement[bool]:
    """By number ("3.1", "A", "IV-B"), by kind ("method") or by words of any title on the path."""
    wanted = _SIGN.sub("", wanted).rstrip(".")
    # " › 3 Method › 3.1 Data ": every number on the path stands between the same signs.
    path = sa.literal(PATH_SEPARATOR) + passages.c.section_label + " "
    numbered = path.icontains(f"{PATH_SEPARATOR}{wanted} ", autoescape=True)
    if _NUMBER.fullmatch(wanted):
        return numbered
    titled = passages.c.section_label.icontains(wanted, autoescape=True)
    kind = section_kind(wanted)
    return numbered | titled | _below(kind) if kind else numbered | titled


def section_kind(wanted: str) -> SectionKind | None:
    """The kind of section that is meant, in singular or plural; None for other words.

    >>> section_kind("Limitation"), section_kind("related-work"), section_kind("3.1")
    (<SectionKind.LIMITATIONS: 'limitations'>, <SectionKind.RELATED_WORK: 'related work'>, None)
    """
    name = " ".join(wanted.casefold().replace("-", " ").split()).removesuffix("s")
    return next((kind for kind in SectionKind if kind.value.removesuffix("s") == name), None)


def _below(kind: SectionKind) -> sa.ColumnElement[bool]:
    """In a section of that kind, or below one: "3.1 Data" belongs to the method as well."""
    roots = sa.select(sections.c.version, sections.c.ordinal).where(sections.c.kind == kind.value)
    inside = roots.cte(recursive=True)
    children = sa.select(sections.c.version, sections.c.ordinal).join_from(
        inside,
        sections,
        (sections.c.version == inside.c.version) & (sections.c.parent == inside.c.ordinal),
    )
    found = sa.select(inside.union(children))
    return sa.tuple_(passages.c.version, passages.c.section).in_(found)
