"""From pages of words to a Document: what every row is, then sections and blocks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Provenance,
    Reference,
    Region,
    Section,
    SectionKind,
)
from readgroup.parsing.blocks import BlockBuilder, kind_of_row
from readgroup.parsing.bookmarks import Bookmark, locate
from readgroup.parsing.captions import Caption, find_captions, float_rows, picture_rows
from readgroup.parsing.columns import Row, columns_of, rows_of
from readgroup.parsing.front import Front, read_front
from readgroup.parsing.furniture import furniture, without_line_numbers
from readgroup.parsing.headings import Heading, candidates, choose
from readgroup.parsing.lines import Line, lines_of
from readgroup.parsing.notes import footnote_rows, starts_note
from readgroup.parsing.page import RawPage
from readgroup.parsing.paragraphs import vocabulary
from readgroup.parsing.references import reference_of, split_entries
from readgroup.parsing.sections import sections_of
from readgroup.parsing.style import Body, Look, body_of

_STAMP = re.compile(r"arXiv:\s?((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)")
_ABSTRACT_WORD = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\s*[.:—–-]*\s*", re.IGNORECASE)


def assemble(
    pages: Sequence[RawPage],
    bookmarks: Sequence[Bookmark],
    warnings: Sequence[str],
    provenance: Provenance,
) -> Document:
    """The paper that these pages hold."""
    drawn = [(page, lines_of(page.number, without_line_numbers(page))) for page in pages]
    dropped = furniture(drawn)
    rows = rows_of(
        [
            column
            for page, lines in drawn
            for column in columns_of(
                page.number, [line for line in lines if line not in dropped], page.width
            )
        ]
    )
    known = vocabulary(row.line for row in rows)
    body = body_of(rows)
    kinds, figures = _floats(rows, pages, body)
    front = read_front(rows, body, pages[0].height if pages else 792.0, kinds)
    for row in front.rows:
        kinds[row.index] = BlockKind.FRONT
    for row in footnote_rows(rows, body, kinds):
        kinds[row.index] = BlockKind.FOOTNOTE
    _without_contents(rows, kinds)
    headings = _headings(rows, body, kinds, bookmarks, front)
    sections = sections_of(headings)
    sections = tuple(
        replace(s, regions=tuple(Region(r.line.page, r.line.bbox) for r in h.rows))
        if not h.implied
        else s
        for s, h in zip(sections, headings, strict=True)
    )
    blocks, references = _blocks(rows, body, kinds, headings, sections, known)
    abstract = next((s for s in sections if s.kind is SectionKind.ABSTRACT), None)
    document = Document(
        title=front.title,
        authors=front.authors,
        abstract="",
        page_sizes=tuple((page.width, page.height) for page in pages),
        sections=sections,
        blocks=blocks,
        figures=figures,
        references=references,
        warnings=tuple(warnings),
        arxiv_stamp=_stamp(pages),
        provenance=provenance,
    )
    return (
        replace(document, abstract=document.section_text(abstract.ordinal))
        if abstract
        else document
    )


def _floats(
    rows: Sequence[Row], pages: Sequence[RawPage], body: Body
) -> tuple[dict[int, BlockKind], tuple[Figure, ...]]:
    """The kind of every row that belongs to a float, by index, and the floats themselves."""
    kinds: dict[int, BlockKind] = {}
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.line.page, []).append(row)
    captions = find_captions(rows, body)
    for caption in captions:
        kinds.update((row.index, BlockKind.CAPTION) for row in caption.rows)
    figures: list[Figure] = []
    for caption in captions:
        page = pages[caption.page - 1]
        members, box = float_rows(caption, by_page[caption.page], page, captions, body)
        for row in members:
            kinds.setdefault(row.index, caption.kind)
        if caption.kind is not BlockKind.ALGORITHM:
            figures.append(_figure(caption, Region(caption.page, box)))
    for page in pages:
        if page.pictures:
            for row in picture_rows(by_page.get(page.number, []), page, body):
                kinds.setdefault(row.index, BlockKind.FIGURE)
    return kinds, tuple(figures)


def _figure(caption: Caption, region: Region) -> Figure:
    builder = BlockBuilder(Body(10.0, "", bold=False, gap=3.0), frozenset())
    builder.apart(BlockKind.CAPTION, [row.line for row in caption.rows], -1)
    text = builder.blocks[0].text if builder.blocks else ""
    return Figure(caption.label, text, caption.page, region)


_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|\s\d{1,3}$")


def _without_contents(rows: Sequence[Row], kinds: dict[int, BlockKind]) -> None:
    """A table of contents repeats the headings: it is front matter."""
    inside = False
    for row in rows:
        text = row.line.text.strip()
        if re.fullmatch(r"(?:table of )?contents", text, re.IGNORECASE):
            inside = True
            kinds[row.index] = BlockKind.FRONT
        elif inside or re.search(r"(?:\.\s?){5,}\s*\d{1,3}$", text):
            following = rows[row.index + 1].line.text if row.index + 1 < len(rows) else ""
            if _LEADER.search(text) or _LEADER.search(following):
                kinds[row.index] = BlockKind.FRONT
            else:
                inside = False


def _headings(
    rows: Sequence[Row],
    body: Body,
    kinds: dict[int, BlockKind],
    bookmarks: Sequence[Bookmark],
    front: Front,
) -> list[Heading]:
    free = [row for row in rows if row.index not in kinds]
    located = locate(bookmarks, free)
    found = candidates(rows, body, kinds)
    chosen = choose(found, located, body)
    chosen = [h for h in chosen if not (front.abstract is not None and _within_abstract(h, front))]
    chosen = _outside_references(chosen)
    if front.abstract is not None and not any(
        _ABSTRACT_WORD.fullmatch(h.title) for h in chosen[:2]
    ):
        row = rows[front.abstract]
        match = _ABSTRACT_WORD.match(row.line.text)
        words = _words_of(row.line, match.end()) if match else 0
        level = min((h.level for h in chosen), default=1)
        head = Heading(
            (row,),
            None,
            "Abstract",
            Look(body.size, bold=False, italic=False, caps=False),
            level,
            words,
            implied=not words,
        )
        chosen = [head, *[h for h in chosen if h.index != row.index]]
    return chosen


def _within_abstract(heading: Heading, front: Front) -> bool:
    return front.abstract is not None and heading.index < front.abstract


def _words_of(line: Line, characters: int) -> int:
    """How many of the line's words the first `characters` of its text cover."""
    length = 0
    for count, word in enumerate(line.words):
        if length >= characters - 1:
            return count
        length += len(word.text) + (0 if word.glued else 1)
    return len(line.words)


def _outside_references(headings: list[Heading]) -> list[Heading]:
    """Between the bibliography's heading and the next top heading there are only entries."""
    kept: list[Heading] = []
    top: int | None = None
    for heading in headings:
        title = heading.title.rstrip(".:").lower()
        if top is not None and heading.level > top:
            continue
        top = (
            heading.level
            if title in ("references", "bibliography", "works cited", "literature cited")
            else None
        )
        kept.append(heading)
    return kept


def _blocks(
    rows: Sequence[Row],
    body: Body,
    kinds: dict[int, BlockKind],
    headings: Sequence[Heading],
    sections: Sequence[Section],
    known: frozenset[str],
) -> tuple[tuple[Block, ...], tuple[Reference, ...]]:
    starts = [h.index for h in headings]
    of_heading = {row.index: n for n, h in enumerate(headings) if not h.implied for row in h.rows}
    builder = BlockBuilder(body, known)
    entry_rows: list[Row] = []

    def end_entries() -> None:
        for entry in split_entries(entry_rows):
            section = bisect.bisect_right(starts, entry[0].index) - 1
            builder.apart(BlockKind.REFERENCE, [row.line for row in entry], section)
        entry_rows.clear()

    pending: tuple[BlockKind, list[Row], int] | None = None

    def end_pending() -> None:
        nonlocal pending
        if pending is not None:
            builder.apart(pending[0], [row.line for row in pending[1]], pending[2])
            pending = None

    for row in rows:
        section = bisect.bisect_right(starts, row.index) - 1
        line = row.line
        if row.index in of_heading:
            end_pending()
            end_entries()
            heading = headings[of_heading[row.index]]
            builder.close()
            if row.index == heading.index:
                lines = [r.line for r in heading.rows]
                if heading.run_in:
                    lines = [
                        *lines[:-1],
                        _cut(lines[-1], 0, heading.run_in - sum(len(x.words) for x in lines[:-1])),
                    ]
                builder.apart(BlockKind.HEADING, [x for x in lines if x.words], section)
            if heading.run_in and row.index == heading.rows[-1].index:
                used = heading.run_in - sum(len(r.line.words) for r in heading.rows[:-1])
                if used < len(line.words):
                    builder.text(row, _cut(line, used, None), section)
            continue
        in_references = section >= 0 and sections[section].kind is SectionKind.REFERENCES
        kind = kinds.get(row.index)
        if kind is None and in_references:
            entry_rows.append(row)
            continue
        kind = kind or kind_of_row(row, body)
        in_equation = pending is not None and pending[0] is BlockKind.EQUATION
        if kind is BlockKind.FIGURE and row.index not in kinds and in_equation:
            kind = BlockKind.EQUATION  # limits of sums, small numerators
        if kind.is_text:
            end_pending()
            builder.text(row, line, section)
            continue
        joins = (
            pending is not None
            and pending[0] is kind
            and pending[1][-1].column is row.column
            and pending[2] == section
            and not (kind is BlockKind.FOOTNOTE and starts_note(row))
            and not (
                kind in (BlockKind.CAPTION, BlockKind.FRONT)
                and row.above > body.gap + 0.4 * body.size
            )
        )
        if joins and pending is not None:
            pending[1].append(row)
        else:
            end_pending()
            pending = (kind, [row], section)
    end_pending()
    end_entries()
    builder.close()
    references = tuple(reference_of(b) for b in builder.blocks if b.kind is BlockKind.REFERENCE)
    return tuple(builder.blocks), references


def _cut(line: Line, start: int, end: int | None) -> Line:
    words = line.words[start:end]
    return Line(line.page, (words[0]._replace(glued=False), *words[1:]))


def _stamp(pages: Sequence[RawPage]) -> str:
    """The arXiv id in the left margin of the first page, with its version; "" without one."""
    if not pages:
        return ""
    match = _STAMP.search(" ".join(word.text for word in pages[0].turned))
    return match[1] if match else ""
