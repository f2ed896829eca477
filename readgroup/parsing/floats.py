"""Figures, tables and algorithms: which rows they take out of the text flow, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readgroup.model.document import BBox, BlockKind, Figure, Region
from readgroup.parsing.captions import Caption, find_captions
from readgroup.parsing.columns import Row
from readgroup.parsing.frames import Marked, is_inside, is_label, marked_areas
from readgroup.parsing.geometry import around, beside, share_inside
from readgroup.parsing.lines import Line
from readgroup.parsing.numbering import split_number
from readgroup.parsing.page import RawPage
from readgroup.parsing.paragraphs import flow
from readgroup.parsing.style import Body, is_prose, is_sentence_like
from readgroup.parsing.titles import is_known

_NEAR = 30.0  # points between a caption and the rule of its table
_TALLEST = 350.0  # points between two rules of one table
_BACKGROUND = 0.6  # of the page: a larger picture lies behind the text
_PARAGRAPH = 4  # lines that make one
_INSIDE = 0.6  # of a row that must lie on a picture
_HEADER = 8.0  # points below a running header in which its rule lies
_HEADING_WORDS = 12
_SEPARATED = 0.9  # of the text's size: what is added to a gap between paragraphs around a float


def find_floats(
    rows: Sequence[Row], pages: Sequence[RawPage], body: Body, known: frozenset[str]
) -> tuple[dict[int, BlockKind], tuple[Figure, ...]]:
    """The kind of every row that belongs to a float, by the row's index, and the floats themselves.

    Rows on a picture or a drawing count as a figure's, with or without a caption.
    """
    kinds: dict[int, BlockKind] = {}
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.line.page, []).append(row)
    marked = {p.number: marked_areas(p, by_page.get(p.number, []), body) for p in pages}
    captions = find_captions(rows, body)
    for caption in captions:
        kinds.update((row.index, BlockKind.CAPTION) for row in caption.rows)
    kinds.update(
        (row.index, BlockKind.QUOTATION)
        for row in rows
        if row.index not in kinds and is_inside(row, marked[row.line.page].shown)
    )
    figures: list[Figure] = []
    for caption in captions:
        float_ = _Float(caption, pages[caption.page - 1], marked[caption.page], body)
        free = [
            row for row in by_page[caption.page] if kinds.get(row.index) is not BlockKind.CAPTION
        ]
        barred = [row for row in by_page[caption.page] if kinds.get(row.index) is BlockKind.CAPTION]
        members, box = float_.extent(free, barred)
        for row in members:
            kinds.setdefault(row.index, caption.kind)
        if not members and box == caption.bbox:
            members = float_.text_above(free, barred)
            kinds.update((row.index, BlockKind.QUOTATION) for row in members)
            box = around([box, *(row.line.bbox for row in members)])
        if caption.kind is not BlockKind.ALGORITHM:
            text, _ = flow([row.line for row in caption.rows], known)
            figures.append(Figure(caption.label, text, caption.page, Region(caption.page, box)))
    for page in pages:
        for row in by_page.get(page.number, []):
            if _is_running(row, body) or _is_heading(row, body):
                continue
            if is_pictured(row, page) or is_label(row, marked[page.number].drawings, body):
                kinds.setdefault(row.index, BlockKind.FIGURE)
    return kinds, tuple(figures)


def without_header_rules(page: RawPage, furniture: Sequence[Line]) -> RawPage:
    """The page without the lines that are drawn under its running header or over its footer."""
    edges = [line.bbox for line in furniture if line.page == page.number]

    def of_header(box: BBox) -> bool:
        return box[3] - box[1] < _HEADER and any(
            e[1] - _HEADER < box[1] and box[3] < e[3] + _HEADER for e in edges
        )

    if not edges:
        return page
    return replace(
        page,
        rules=tuple(box for box in page.rules if not of_header(box)),
        strokes=tuple(box for box in page.strokes if not of_header(box)),
        pictures=tuple(box for box in page.pictures if not of_header(box)),
    )


def is_pictured(row: Row, page: RawPage) -> bool:
    """Whether the row stands on an image or an embedded drawing."""
    return any(
        share_inside(row.line.bbox, box) > _INSIDE and not _is_background(box, page)
        for box in page.pictures
    )


@dataclass(frozen=True, slots=True)
class _Float:
    """A caption on its page; the float lies above it (`up`) or below."""

    caption: Caption
    page: RawPage
    marked: Marked
    body: Body

    def extent(self, rows: Sequence[Row], captions: Sequence[Row]) -> tuple[list[Row], BBox]:
        """The float's rows, and the rectangle around them, its drawing and its caption."""
        box = self.caption.bbox
        above, top = self._reach(rows, captions, up=True)
        below, bottom = self._reach(rows, captions, up=False)
        if self._faces_down(above, below, top, bottom):
            members, drawn = below, self._drawn(box[3], max(bottom, box[3]))
        else:
            members, drawn = above, self._drawn(min(top, box[1]), box[1])
        return members, around([box, *(row.line.bbox for row in members), *drawn])

    def text_above(self, rows: Sequence[Row], captions: Sequence[Row]) -> list[Row]:
        """The lines over the caption of a figure that is made of text alone, such as a sample.

        They are parted from the running text by more than paragraphs are, or have the page's
        upper part for themselves. [] where a heading stands between, or anything is drawn.
        """
        box = self.caption.bbox
        if self.caption.kind is not BlockKind.FIGURE or self.marked.drawings:
            return []
        barred = {row.index for row in captions}
        above = [r for r in [*rows, *captions] if r.line.bottom <= box[1] + 1]
        own = self.caption.rows[0].column
        above = [r for r in above if r.column is own or beside(r.line.bbox, box)]
        above.sort(key=lambda row: -row.line.bottom)
        members: list[Row] = []
        last = box[1]
        for row in above:
            apart = last - row.line.bottom > self.body.gap + _SEPARATED * self.body.size
            if row.index in barred or (members and apart):
                return members
            if _is_heading(row, self.body) or self._is_across(row):
                return []
            members.append(row)
            last = row.line.top
        return members

    def _faces_down(
        self, above: Sequence[Row], below: Sequence[Row], top: float, bottom: float
    ) -> bool:
        """Whether the float is below its caption, as with most tables and algorithms."""
        box = self.caption.bbox
        if self.caption.kind is BlockKind.FIGURE:
            nothing_above = not above and not self._drawn(top, box[1])
            return nothing_above and bool(below or self._drawn(box[3], bottom))
        if self.caption.kind is BlockKind.ALGORITHM:
            return bool(below)
        ruled = [rule for rule in self.page.rules if beside(rule, box)]
        ruled_below = any(0 <= rule[1] - box[3] < _NEAR for rule in ruled)
        ruled_above = any(0 <= box[1] - rule[3] < _NEAR for rule in ruled)
        if ruled_below != ruled_above:
            return ruled_below
        gap_below = min((row.line.top - box[3] for row in below), default=1e9)
        gap_above = min((box[1] - row.line.bottom for row in above), default=1e9)
        return bool(below) and gap_below <= gap_above + 2

    def _reach(
        self, rows: Sequence[Row], captions: Sequence[Row], *, up: bool
    ) -> tuple[list[Row], float]:
        """Rows on one side until running text or another caption, and the height where that is."""
        box = self.caption.bbox
        side = [
            row
            for row in [*rows, *captions]
            if (row.line.bottom <= box[1] + 1 if up else row.line.top >= box[3] - 1)
            and beside(row.line.bbox, box)
        ]
        side.sort(key=lambda row: -row.line.bottom if up else row.line.top)
        barred = {row.index for row in captions}
        members: list[Row] = []
        last = box[1] if up else box[3]
        for place, row in enumerate(side):
            gap = last - row.line.bottom if up else row.line.top - last
            run = side[place : place + _PARAGRAPH]
            if row.index in barred or self._is_text(row, gap, run, up=up):
                return members, row.line.bottom if up else row.line.top
            members.append(row)
            last = row.line.top if up else row.line.bottom
        return members, 0.0 if up else self.page.height

    def _is_text(self, row: Row, gap: float, run: Sequence[Row], *, up: bool) -> bool:
        """Whether the row is of the running text and not of the float.

        `gap` parts it from the float so far; `run` is the row and those that follow.
        """
        if self._is_ruled_in(row, up=up):
            return False
        body, line = self.body, row.line
        own_font = line.font.name == body.font
        if is_prose(row, body):
            return own_font or not is_pictured(row, self.page)
        if _is_heading(row, body):
            return True
        if is_inside(row, self.marked.shown) or is_label(row, self.marked.drawings, body):
            return False
        if is_pictured(row, self.page):
            return False
        if self._is_across(row) or _is_paragraph(run):
            return True
        look = line.look
        of_body = own_font and abs(line.size - body.size) < 0.04 * body.size
        stands_out = look.bold or look.size > 1.08 * body.size
        heading = stands_out and line.x0 <= row.column.left + 2 * body.size
        return gap > 1.2 * body.size and (of_body or heading)

    def _is_across(self, row: Row) -> bool:
        """Whether the row runs over several columns where the caption stands in one."""
        own = self.caption.rows[0].column
        return row.column.right - row.column.left > 1.5 * (own.right - own.left)

    def _is_ruled_in(self, row: Row, *, up: bool) -> bool:
        """Whether the row stands between two rules of one width on the caption's side: in a table."""
        if self.caption.kind is BlockKind.FIGURE:
            return False
        line, box = row.line, self.caption.bbox
        own = [
            rule
            for rule in self.page.rules
            if (rule[3] <= box[1] + 2 if up else rule[1] >= box[3] - 2) and beside(rule, line.bbox)
        ]
        above = [rule for rule in own if -2 <= line.top - rule[3] < _TALLEST]
        below = [rule for rule in own if -2 <= rule[1] - line.bottom < _TALLEST]
        return any(abs(a[0] - b[0]) < 3 and abs(a[2] - b[2]) < 3 for a in above for b in below)

    def _drawn(self, top: float, bottom: float) -> list[BBox]:
        """Pictures and strokes (and a table's rules) between two heights, beside the caption."""
        page, rules = self.page, () if self.caption.kind is BlockKind.FIGURE else self.page.rules
        return [
            box
            for box in (*page.pictures, *page.strokes, *rules)
            if box[1] >= top - 3
            and box[3] <= bottom + 3
            and beside(box, self.caption.bbox)
            and not _is_background(box, page)
        ]


def _is_heading(row: Row, body: Body) -> bool:
    """Whether the row looks like a heading: numbered at the column's left edge, or well known."""
    line = row.line
    readings, title = split_number(line.text)
    if is_known(line.text):
        return True
    look = line.look
    styled = look.bold or look.caps or look.size > 1.08 * body.size
    slanted = look.italic and len(title.split()) <= _HEADING_WORDS
    left, right = line.x0 - row.column.left, row.column.right - line.x1
    placed = abs(left) < 0.5 * body.size or (styled and abs(left - right) < body.size)
    fits = look.size > 0.95 * body.size and len(title) > 3
    return bool(readings) and (styled or slanted) and placed and fits


def _is_paragraph(run: Sequence[Row]) -> bool:
    """Whether the rows are lines of one text, though perhaps not in the size of the body."""
    return len(run) == _PARAGRAPH and all(
        is_sentence_like(row.line)
        and row.column is run[0].column
        and abs(row.line.size - run[0].line.size) < 0.2
        for row in run
    )


def _is_running(row: Row, body: Body) -> bool:
    """Whether the row is a line of running text, a paragraph's short last one among them."""
    line = row.line
    at_edge = abs(line.x0 - row.column.left) < 2
    return is_prose(row, body) or (
        at_edge and line.font.name == body.font and abs(line.size - body.size) < 0.04 * body.size
    )


def _is_background(box: BBox, page: RawPage) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > _BACKGROUND * page.width * page.height
