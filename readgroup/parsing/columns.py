"""Reading order: find the gutter of a page, then read band by band, left before right."""

from __future__ import annotations

import bisect
import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox
from readgroup.parsing.beside import parts_beside
from readgroup.parsing.lines import Line, merge_rows, split_at

_ENOUGH = 4  # lines on either side before a page is believed to have two columns
_FEW_CROSS = 0.3  # of a page's lines
_LOOK = 4  # lines to look at for a neighbour: text may run beside a figure
_AISLE = 2.0  # of a line's height
_LEVEL = 2.0  # points: lines that begin at one height
_CROSSING = 4.0  # points that a line must reach past the gutter on both sides
_HEADING_NUMBER = re.compile(r"(\d{1,2})[.:)\s]")

Gutters = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of a page that is read from the top down; `left` and `right` are its text's edges."""

    page: int
    left: float
    right: float
    lines: tuple[Line, ...]


def find_gutters(lines: Sequence[Line], width: float) -> Gutters:
    """The x between the columns of running text: one for two columns, two for three, none for one.

    Columns show as several wide lines that begin at one x, beside several wide lines that end
    before it.
    """
    first = _gutter(lines, width, (0.26, 0.42), 0.18)
    second = _gutter(lines, width, (0.55, 0.75), 0.18)
    if first is not None and second is not None:
        across = sum(line.x0 < x < line.x1 for line in lines for x in (first, second))
        if across <= _FEW_CROSS * len(lines):
            return (first, second)
    middle = _gutter(lines, width, (0.4, 0.65), 0.25)
    return () if middle is None else (middle,)


def _gutter(
    lines: Sequence[Line], width: float, within: tuple[float, float], widest: float
) -> float | None:
    """The gutter before a column that begins `within` these shares of the page's width.

    Lines narrower than the share `widest` of the page say nothing about columns.
    """
    wide = [line for line in lines if line.width >= widest * width]
    starts = Counter(
        round(line.x0) for line in wide if within[0] * width <= line.x0 <= within[1] * width
    )
    best = max(starts, key=lambda x: (_near(starts, x), -x), default=None)
    if best is None or _near(starts, best) < _ENOUGH:
        return None
    left = [line.x1 for line in wide if best - 0.15 * width < line.x1 < best - 1]
    if len(left) < _ENOUGH:
        return None
    ends = Counter(round(x) for x in left)
    edge = max(ends, key=lambda x: (_near(ends, x), x))
    end = max(x for x in left if x <= edge + 2)
    # Labels of a list, and first lines that hang out, stand further left than most lines.
    hanging = Counter(round(line.x0) for line in lines if end < line.x0 <= best)
    first = min((x for x in hanging if _near(hanging, x) >= _ENOUGH), default=best)
    return (end + min(first, best)) / 2


def _near(counts: Counter[int], x: int) -> int:
    return counts[x - 1] + counts[x] + counts[x + 1]


def usual_gutters(pages: Sequence[Gutters]) -> Gutters:
    """The gutters that most pages of a paper have, for those too empty to show any."""
    found = [gutters for gutters in pages if gutters]
    if not found or len(found) < 0.5 * len(pages):
        return ()
    usual = Counter(map(len, found)).most_common(1)[0][0]
    alike = [gutters for gutters in found if len(gutters) == usual]
    return tuple(map(statistics.median, zip(*alike, strict=True)))


def columns_of(
    page: int,
    lines: Sequence[Line],
    gutters: Gutters,
    usual: Gutters = (),
    rules: Sequence[BBox] = (),
) -> list[Column]:
    """The page's lines as columns in reading order, band by band.

    A page without gutters of its own takes the paper's `usual` ones where few lines cross them.
    Lines across a gutter part the bands, and so do empty strips and `rules` drawn across one.
    """
    if not gutters and usual and lines:
        crossing = sum(line.x0 < x < line.x1 for line in lines for x in usual)
        gutters = usual if crossing <= _FEW_CROSS * len(lines) else ()
    if not gutters:
        return _column(page, list(lines))
    pieces = list(lines)
    for gutter in gutters:
        pieces = [piece for line in pieces for piece in split_at(line, gutter)]
    ruled = (
        rule[1] for rule in rules if any(rule[0] < x - 10 and rule[2] > x + 10 for x in gutters)
    )
    breaks = sorted([*ruled, *_aisles(pieces, gutters)])
    columns: list[Column] = []
    stacks: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    span: list[Line] = []

    def read() -> None:
        for stack in stacks:
            columns.extend(_column(page, stack))
            stack.clear()

    for line in sorted(pieces, key=lambda piece: (piece.top, piece.x0)):
        while breaks and breaks[0] < line.top + 0.5 * line.height:
            breaks.pop(0)
            read()
        if any(_spans(line, x, pieces) for x in gutters) or (
            span and _ends_span(span[-1], line, pieces)
        ):
            read()
            span.append(line)
            continue
        columns.extend(_column(page, span))
        span = []
        stacks[bisect.bisect(gutters, (line.x0 + line.x1) / 2)].append(line)
    columns.extend(_column(page, span))
    read()
    return columns


def _aisles(lines: Sequence[Line], gutters: Gutters) -> list[float]:
    """Heights of the empty strips across all columns below which a heading opens every column.

    So it is on pages that are laid out in cards, or where one article ends and the next begins.
    Cards that are numbered down the columns have none.
    """
    found: list[float] = []
    cards: list[list[Line]] = []
    ordered = sorted(lines, key=lambda line: line.top)
    end = ordered[0].bottom if ordered else 0.0
    for place, line in enumerate(ordered):
        if not place or line.top - end > _AISLE * line.height:
            row = [o for o in ordered[place : place + 8] if o.top - line.top < _LEVEL]
            row = sorted((o for o in row if o.look.bold), key=lambda o: o.x0)
            if len({bisect.bisect(gutters, (o.x0 + o.x1) / 2) for o in row}) > len(gutters):
                cards.append(row)
                if place:
                    found.append((line.top + end) / 2)
        end = max(end, line.bottom)
    return [] if _numbered_down(cards) else found


def _numbered_down(cards: Sequence[Sequence[Line]]) -> bool:
    """Whether the rows of headings carry numbers that rise down the columns and not along the rows."""
    if len(cards) < 2 or len({len(row) for row in cards}) > 1:
        return False
    numbers = [[_HEADING_NUMBER.match(line.text) for line in row] for row in cards]
    read = [[int(match[1]) for match in row if match] for row in numbers]
    if any(len(row) < len(cards[0]) for row in read):
        return False
    along = [number for row in read for number in row]
    down = [number for column in zip(*read, strict=True) for number in column]
    return down == sorted(down) != along


def _spans(line: Line, gutter: float, others: Sequence[Line]) -> bool:
    if line.x0 > gutter - _CROSSING or line.x1 < gutter + _CROSSING:
        return False
    return not any(
        other is not line
        and min(other.bottom, line.bottom) - max(other.top, line.top)
        > 0.5 * min(line.height, other.height)
        and other.width > 0.5 * line.width
        for other in others
    )


def _ends_span(last: Line, line: Line, others: Sequence[Line]) -> bool:
    """Whether a short line is the last of a full-width paragraph: nothing stands beside it."""
    follows = (
        abs(line.x0 - last.x0) < 2
        and abs(line.size - last.size) < 0.3
        and 0 <= line.top - last.bottom + 1 < 0.6 * line.size
    )
    return follows and not any(
        other is not line
        and min(other.bottom, line.bottom) - max(other.top, line.top) > 0.3 * line.height
        for other in others
    )


def _column(page: int, lines: list[Line]) -> list[Column]:
    return [_one_column(page, merge_rows(part)) for part in parts_beside(lines)]


def _one_column(page: int, rows: list[Line]) -> Column:
    edges = _edge([r.x0 for r in rows], min), _edge([r.x1 for r in rows], max)
    return Column(page, *edges, tuple(rows))


def _edge(values: list[float], outermost: object) -> float:
    """Where most lines begin or end: the outermost of the values that at least a few share."""
    counts = Counter(round(v) for v in values)
    shared = [v for v in values if _near(counts, round(v)) >= min(3, len(values))]
    pool = shared or values
    return max(pool) if outermost is max else min(pool)


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """A line in its column. `above` and `below` are the gaps to its neighbours in points.

    A gap is infinite at the column's ends. `index` is the row's place in reading order.
    """

    index: int
    line: Line
    column: Column
    above: float
    below: float


def rows_of(columns: Sequence[Column]) -> list[Row]:
    """All lines in reading order, with the gaps around them."""
    rows: list[Row] = []
    for column in columns:
        lines = column.lines
        for place, line in enumerate(lines):
            above = _gap(line, lines[max(0, place - _LOOK) : place][::-1], up=True)
            below = _gap(line, lines[place + 1 : place + 1 + _LOOK], up=False)
            rows.append(Row(len(rows), line, column, above, below))
    return rows


def _gap(line: Line, others: Sequence[Line], *, up: bool) -> float:
    """Points to the nearest of the lines that stands over or under this one."""
    beside = [o for o in others if min(o.x1, line.x1) > max(o.x0, line.x0)]
    if not beside:
        return math.inf if not others else _distance(line, others[0], up=up)
    return _distance(line, beside[0], up=up)


def _distance(line: Line, other: Line, *, up: bool) -> float:
    return line.top - other.bottom if up else other.top - line.bottom
