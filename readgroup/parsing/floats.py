"""Figures, tables and algorithms: which rows they take out of the text flow, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readgroup.model.document import BBox, BlockKind, Figure
from readgroup.parsing.captions import Caption, find_captions
from readgroup.parsing.columns import Row
from readgroup.parsing.frames import Marked, is_inside, is_label, marked_areas
from readgroup.parsing.geometry import beside, share_inside
from readgroup.parsing.lines import Line
from readgroup.parsing.numbering import split_number
from readgroup.parsing.page import RawPage
from readgroup.parsing.paragraphs import flow
from readgroup.parsing.regions import Extent, is_background, pictures_in, region_of
from readgroup.parsing.style import Body, is_prose, is_sentence_like
from readgroup.parsing.titles import is_known

_NEAR = 30.0  # points between a caption and the rule of its table
_TALLEST = 350.0  # points between two rules of one table
_PARAGRAPH = 4  # lines that make one
_INSIDE = 0.6  # of a row that must lie on a picture
_HEADER = 8.0  # points below a running header in which its rule lies
_HEADING_WORDS = 12
_PARTS = 60.0  # points that captions of a figure's parts take over the figure's own
_PART = re.compile(r"\([a-h]\)")
_SAME_EDGE = 2.0  # points
_SAME_SIZE = 0.3  # points
_SEPARATED = 0.9  # of the text's size: what is added to a gap between paragraphs around a float


def find_floats(
    rows: Sequence[Row],
    pages: Sequence[RawPage],
    body: Body,
    known: frozenset[str],
    furniture: Sequence[Line] = (),
) -> tuple[dict[int, BlockKind], tuple[Figure, ...]]:
    """The kind of every row that belongs to a float, by the row's index, and the floats themselves.

    Rows on a picture or a drawing count as a figure's, with or without a caption. Tables are
    taken first: their rules tell best where they end, and a figure's rows end there too.
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
    floats = [_Float(c, pages[c.page - 1], marked[c.page], body) for c in captions]
    usually_below = _usual_side(floats)
    found: list[Extent] = []
    claimed: set[int] = set()
    for float_ in sorted(floats, key=lambda f: f.caption.kind is not BlockKind.TABLE):
        here = by_page[float_.caption.page]
        barred = [r for r in here if kinds.get(r.index) is BlockKind.CAPTION or r.index in claimed]
        free = [r for r in here if kinds.get(r.index) is not BlockKind.CAPTION]
        free = [r for r in free if r.index not in claimed]
        extent = float_.extent(free, barred, usually_below)
        for row in extent.rows:
            kinds.setdefault(row.index, float_.caption.kind)
        if not extent.rows and not extent.drawn:
            whole = float_.in_parts(free)
            kind = BlockKind.CAPTION if whole else BlockKind.QUOTATION
            extent = whole or replace(extent, rows=tuple(float_.text_above(free, barred)))
            kinds.update((row.index, kind) for row in extent.rows)
        claimed.update(row.index for row in extent.rows)
        found.append(extent)
    for page in pages:
        for row in by_page.get(page.number, []):
            before = rows[max(row.index - 1, 0) : row.index]
            if (
                _is_running(row, body)
                or _is_heading(row, body)
                or _ends_paragraph(row, before, body)
            ):
                continue
            if is_pictured(row, page) or is_label(row, marked[page.number].drawings, body):
                kinds.setdefault(row.index, BlockKind.FIGURE)
    figures: list[Figure] = []
    for extent in sorted(found, key=lambda extent: extent.caption.rows[0].index):
        number, lines = extent.caption.page, [row.line for row in extent.caption.rows]
        if extent.caption.kind is BlockKind.ALGORITHM:
            continue
        edges = [line for line in furniture if line.page == number]
        region = region_of(extent, pages[number - 1], by_page[number], kinds, edges)
        figures.append(Figure(extent.caption.label, flow(lines, known)[0], number, region))
    return kinds, tuple(figures)


def _usual_side(floats: Sequence[_Float]) -> bool | None:
    """Whether most of the paper's tables stand below their captions, as far as rules tell."""
    sides = [side for float_ in floats if (side := float_.ruled_side()) is not None]
    return None if not sides else 2 * sum(sides) > len(sides)


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
        share_inside(row.line.bbox, box) > _INSIDE and not is_background(box, page)
        for box in page.pictures
    )


@dataclass(frozen=True, slots=True)
class _Float:
    """A caption on its page; the float lies above it (`up`) or below."""

    caption: Caption
    page: RawPage
    marked: Marked
    body: Body

    def extent(
        self, rows: Sequence[Row], captions: Sequence[Row], usually_below: bool | None
    ) -> Extent:
        """What the float takes on its side of the caption; `captions` are rows it ends at."""
        box = self.caption.bbox
        above, top = self._reach(rows, captions, up=True)
        below, bottom = self._reach(rows, captions, up=False)
        if self._faces_down(above, below, top, bottom, usually_below):
            top, bottom, members = box[3], max(bottom, box[3]), below
        else:
            top, bottom, members = min(top, box[1]), box[1], above
        drawn = self._drawn(top, bottom)
        return Extent(self.caption, tuple(members), tuple(drawn), top, bottom)

    def in_parts(self, rows: Sequence[Row]) -> Extent | None:
        """A figure whose parts have captions of their own, "(a) ...", between drawings and caption."""
        box = self.caption.bbox
        drawings = [
            a for a in self.marked.drawings if -1 <= box[1] - a[3] < _PARTS and beside(a, box)
        ]
        if self.caption.kind is not BlockKind.FIGURE or not drawings:
            return None
        lowest = max(area[3] for area in drawings)
        drawings = [area for area in drawings if lowest - area[3] < _PARTS / 2]
        between = [
            row
            for row in rows
            if lowest - 1 <= row.line.top
            and row.line.bottom <= box[1] + 1
            and beside(row.line.bbox, box)
        ]
        if not between or not _PART.match(between[0].line.text):
            return None
        top = min(area[1] for area in drawings)
        return Extent(self.caption, tuple(between), tuple(drawings), top, box[1])

    def text_above(self, rows: Sequence[Row], captions: Sequence[Row]) -> list[Row]:
        """The lines over the caption of a figure that is made of text alone, such as a sample.

        They are parted from the running text by more than paragraphs are, or have the page's
        upper part for themselves. [] where a heading stands between, or anything is drawn.
        """
        box = self.caption.bbox
        room = (box[0], self._reach(rows, captions, up=True)[1], box[2], box[1])
        if self.caption.kind is not BlockKind.FIGURE or self.marked.drawings:
            return []
        if pictures_in(room, self.page):
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
        self,
        above: Sequence[Row],
        below: Sequence[Row],
        top: float,
        bottom: float,
        usually_below: bool | None,
    ) -> bool:
        """Whether the float is below its caption, as with most tables and algorithms."""
        box = self.caption.bbox
        if self.caption.kind is BlockKind.FIGURE:
            nothing_above = not above and not self._drawn(top, box[1])
            return nothing_above and bool(below or self._drawn(box[3], bottom))
        if self.caption.kind is BlockKind.ALGORITHM:
            return bool(below)
        ruled = self.ruled_side()
        if ruled is not None:
            return ruled
        if usually_below is not None and above and below:
            return usually_below
        gap_below = min((row.line.top - box[3] for row in below), default=1e9)
        gap_above = min((box[1] - row.line.bottom for row in above), default=1e9)
        return bool(below) and gap_below <= gap_above + 2

    def ruled_side(self) -> bool | None:
        """Whether a table's rules stand below its caption and none above; None where they do not tell."""
        if self.caption.kind is not BlockKind.TABLE:
            return None
        box = self.caption.bbox
        ruled = [rule for rule in self.page.rules if beside(rule, box)]
        below = any(0 <= rule[1] - box[3] < _NEAR for rule in ruled)
        above = any(0 <= box[1] - rule[3] < _NEAR for rule in ruled)
        return None if below == above else below

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
            if row.index in barred or self._is_text(row, gap, run, up=up, first=not members):
                return self._ruled(members, up=up, end=row.line.bottom if up else row.line.top)
            members.append(row)
            last = row.line.top if up else row.line.bottom
        return self._ruled(members, up=up, end=0.0 if up else self.page.height)

    def _ruled(self, members: list[Row], *, up: bool, end: float) -> tuple[list[Row], float]:
        """The rows up to a table's outermost rule, where a gap parts the next from it; else all."""
        within = [place for place, row in enumerate(members) if self._is_ruled_in(row, up=up)]
        if not within or within[-1] == len(members) - 1:
            return members, end
        last, after = (members[place].line for place in (within[-1], within[-1] + 1))
        gap = last.top - after.bottom if up else after.top - last.bottom
        if gap < _SEPARATED * self.body.size:
            return members, end
        return members[: within[-1] + 1], after.bottom if up else after.top

    def _is_text(self, row: Row, gap: float, run: Sequence[Row], *, up: bool, first: bool) -> bool:
        """Whether the row is of the running text and not of the float.

        `gap` parts it from the float so far, of which it is the `first` row or not; `run` is the
        row and those that follow.
        """
        body, line = self.body, row.line
        if self._is_ruled_in(row, up=up):
            # Around a heading or a whole paragraph stand the rules of two tables, and not of one.
            prose = [is_prose(r, body) and r.line.font.name == body.font for r in run]
            whole = len(run) == _PARAGRAPH and all(prose)
            apart = not first and gap > _SEPARATED * body.size
            return apart and (whole or _is_heading(row, body))
        own_font = line.font.name == body.font
        if is_prose(row, body):
            return own_font or not is_pictured(row, self.page)
        if _is_heading(row, body):
            return True
        if is_inside(row, self.marked.shown):
            return False
        if up and _ends_paragraph(row, run[1:], body):
            return True
        if is_label(row, self.marked.drawings, body):
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
            and not is_background(box, page)
        ]


def _ends_paragraph(row: Row, above: Sequence[Row], body: Body) -> bool:
    """Whether the row is the short last line of a paragraph that stands over a float."""
    line = row.line
    return line.font.name == body.font and any(
        is_sentence_like(other.line)
        and other.line.font.name == body.font
        and abs(other.line.size - line.size) < _SAME_SIZE
        and abs(other.line.x0 - line.x0) < _SAME_EDGE
        and -1 <= line.top - other.line.bottom <= body.gap + 2
        for other in above
    )


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
