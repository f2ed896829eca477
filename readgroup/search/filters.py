"""Filters, as people type them, made into a scope that an index understands.

Author, year, category and reading list are properties of papers: they become ids of papers here,
once for each search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readgroup.errors import EmptyScope, NotFound, UsageError
from readgroup.model.document import BlockKind, SectionKind
from readgroup.model.search import Filters, Query, Scope
from readgroup.search.facets import chosen, listed
from readgroup.store.scope import section_kind

if TYPE_CHECKING:
    from readgroup.store.papers import PaperStore

KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.CAPTION,
    BlockKind.TABLE,
    BlockKind.ALGORITHM,
    BlockKind.EQUATION,
    BlockKind.FOOTNOTE,
    BlockKind.REFERENCE,
)
_ALSO = {"text": BlockKind.PARAGRAPH, "figure": BlockKind.CAPTION}


def narrowed(query: Query, papers: PaperStore) -> Query:
    """The query with its filters in its scope, which they narrow.

    Raises UnknownPaper, NotFound (no such list or section) and UsageError (no such kind, not a
    year), each saying what there is; EmptyScope where the filters leave nothing to look in.
    """
    filters, scope = query.filters, query.scope
    ids = scope.papers
    if filters.about_papers:
        found = chosen(filters, papers.shelf())
        ids = tuple(i for i in found if not scope.papers or i in scope.papers)
        if found and not ids:
            raise EmptyScope("No paper is left to look in.", "Take off one of the filters.")
    blocks = tuple(dict.fromkeys(map(_kind, filters.kinds)))
    section = filters.section.strip() or scope.section
    bibliography = BlockKind.REFERENCE in blocks or section_kind(section) is SectionKind.REFERENCES
    scope = Scope(
        papers=ids,
        section=section,
        blocks=blocks or scope.blocks,
        references=filters.references or scope.references or bibliography,
    )
    _check(scope, papers)
    without = (*query.without, *filters.without)
    return replace(query, scope=scope, without=without, filters=Filters())


def _kind(name: str) -> BlockKind:
    """The kind of block that is meant, in singular or plural.

    >>> _kind("Tables"), _kind("figure")
    (<BlockKind.TABLE: 'table'>, <BlockKind.CAPTION: 'caption'>)
    """
    wanted = name.strip().casefold().removesuffix("s")
    known = {kind.value: kind for kind in KINDS} | _ALSO
    if wanted not in known:
        raise UsageError(f"There is no kind of passage {name!r}.", f"Kinds: {', '.join(known)}.")
    return known[wanted]


def _check(scope: Scope, papers: PaperStore) -> None:
    """See to it that there is something to look in; the section is what is most often misspelt."""
    if not (scope.section or scope.blocks) or papers.holds(scope):
        return
    where = Scope(papers=scope.papers, references=True)
    if not papers.holds(where):
        return
    if scope.section and not papers.holds(replace(where, section=scope.section)):
        raise NotFound(f"There is no section {scope.section!r}.", _sections(where, papers))
    wanted = listed([kind.value for kind in scope.blocks], "or")
    place = f" in section {scope.section!r}" if scope.section else ""
    raise EmptyScope(f"There is no {wanted}{place} to look in.", "Take off one of the filters.")


def _sections(where: Scope, papers: PaperStore) -> str:
    """What sections there are: those of the only paper, or else the kinds."""
    if len(where.papers) == 1:
        titles = papers.section_titles(where.papers[0])
        return f"Sections of {where.papers[0]}: {listed(titles)}."
    kinds = [kind.value for kind in SectionKind if kind is not SectionKind.OTHER]
    return f"Name a number, words of a title, or a kind: {listed(kinds, 'or', most=len(kinds))}."
