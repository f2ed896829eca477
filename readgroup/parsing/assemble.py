"""From pages of words to a Document: the order in which the paper is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Provenance,
    Reference,
    Region,
    Section,
    SectionKind,
)
from readgroup.parsing.bands import bands
from readgroup.parsing.bibliography import settled
from readgroup.parsing.bookmarks import Bookmark, locate
from readgroup.parsing.candidates import Heading, candidates
from readgroup.parsing.citations import citations_of
from readgroup.parsing.columns import Row, columns_of, find_gutters, rows_of, usual_gutters
from readgroup.parsing.compose import Outline, compose
from readgroup.parsing.floats import find_floats, without_header_rules
from readgroup.parsing.front import read_front
from readgroup.parsing.furniture import contents_rows, furniture
from readgroup.parsing.headings import choose, outside_references
from readgroup.parsing.implied import with_implied
from readgroup.parsing.line_numbers import without_line_numbers
from readgroup.parsing.lines import lines_of
from readgroup.parsing.links import Link
from readgroup.parsing.mentions import with_mentions
from readgroup.parsing.notes import footnote_rows
from readgroup.parsing.page import RawPage
from readgroup.parsing.paragraphs import vocabulary
from readgroup.parsing.references import references_of, slanted_words
from readgroup.parsing.sections import sections_of
from readgroup.parsing.style import body_of

_KEYWORDS = re.compile(
    r"(?:additional )?key ?words|index terms|ccs concepts|categories and subject|general terms"
    r"|acm reference format|(?:ams |math\w* )?subject classification|\d{4} mathematics subject|pacs\b",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=[.!?)])\s?(?:[∗*†‡§]|\d{1,2})$")
_STAMP = re.compile(r"arXiv:\s?((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)")


def assemble(
    pages: Sequence[RawPage],
    bookmarks: Sequence[Bookmark],
    warnings: Sequence[str],
    provenance: Provenance,
    links: Sequence[Link] = (),
) -> Document:
    """The paper that these pages hold.

    Lines, then columns, then what is no running text (floats, title block, footnotes, contents),
    then headings and sections, then blocks.
    """
    numberless = zip(pages, without_line_numbers(pages), strict=True)
    drawn = [(page, lines_of(page.number, words)) for page, words in numberless]
    dropped = furniture(drawn)
    kept = [(page, [line for line in lines if line not in dropped]) for page, lines in drawn]
    gutters = [find_gutters(lines, page.width) for page, lines in kept]
    usual = usual_gutters(gutters)
    columns = []
    for (page, lines), whole in zip(kept, gutters, strict=True):
        for part, gutter in bands(lines, whole, page.width):
            columns += columns_of(page.number, part, gutter, usual, page.rules)
    rows = rows_of(columns)
    body = body_of(rows)
    known = vocabulary(row.line for row in rows)
    clean = [without_header_rules(page, list(dropped)) for page in pages]
    kinds, figures = find_floats(rows, clean, body, known, list(dropped))
    front = read_front(rows, body, pages[0].height, kinds)
    kinds.update((row.index, BlockKind.FRONT) for row in front.rows)
    kinds.update((row.index, BlockKind.FOOTNOTE) for row in footnote_rows(rows, body, kinds))
    kinds.update((row.index, BlockKind.FRONT) for row in contents_rows(rows))
    located = locate(bookmarks, [row for row in rows if row.index not in kinds])
    chosen = choose(candidates(rows, body, kinds), located)
    headings = with_implied(outside_references(chosen), front, rows, kinds)
    sections = _with_regions(sections_of(headings), headings)
    outline = Outline(headings, sections)
    for entries in _bibliographies(rows, outline):
        kinds = settled(entries, kinds)
    blocks = compose(rows, kinds, outline, body, known)
    references = _references(blocks, rows)
    return Document(
        title=front.title,
        authors=front.authors,
        abstract=_abstract(sections, blocks),
        page_sizes=tuple((page.width, page.height) for page in pages),
        sections=sections,
        blocks=blocks,
        figures=with_mentions(figures, blocks),
        references=references,
        warnings=tuple(warnings),
        arxiv_stamp=_stamp(pages[0]),
        provenance=provenance,
        citations=citations_of(blocks, references, links),
    )


def _with_regions(sections: Sequence[Section], headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The sections with the rectangles of their headings; an abstract without one has none."""
    return tuple(
        section
        if heading.implied
        else replace(section, regions=tuple(Region(r.line.page, r.line.bbox) for r in heading.rows))
        for section, heading in zip(sections, headings, strict=True)
    )


def _abstract(sections: Sequence[Section], blocks: Sequence[Block]) -> str:
    """The abstract's paragraphs without keywords, the dash before and a footnote's mark after it."""
    ordinal = next((s.ordinal for s in sections if s.kind is SectionKind.ABSTRACT), None)
    paragraphs = [b.text for b in blocks if b.section == ordinal and b.kind.is_text]
    text = "\n\n".join(takewhile(lambda p: not _KEYWORDS.match(p), paragraphs))
    return _NOTE_MARK.sub("", text.lstrip("—–- "))


def _bibliographies(rows: Sequence[Row], outline: Outline) -> list[list[Row]]:
    """The rows of each section that holds references, its heading aside."""
    found: dict[int, list[Row]] = {}
    titles = {row.index for heading in outline.headings for row in heading.rows}
    for row in rows:
        ordinal = outline.section_at(row.index)
        if ordinal >= 0 and outline.sections[ordinal].kind is SectionKind.REFERENCES:
            found.setdefault(ordinal, []).append(row)
    return [[row for row in inside if row.index not in titles] for inside in found.values()]


def _references(blocks: Sequence[Block], rows: Sequence[Row]) -> tuple[Reference, ...]:
    entries = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    pages = {span.region.page for entry in entries for span in entry.spans}
    return references_of(entries, slanted_words(row for row in rows if row.line.page in pages))


def _stamp(page: RawPage) -> str:
    """The arXiv id in the left margin of the first page, with its version; "" without one."""
    match = _STAMP.search(" ".join(word.text for word in page.turned))
    return match[1] if match else ""
