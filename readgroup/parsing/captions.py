"""Captions, and what they belong to: figures, tables and algorithms leave the text flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox, BlockKind
from readgroup.parsing.columns import Row
from readgroup.parsing.numbering import split_number
from readgroup.parsing.page import RawPage
from readgroup.parsing.style import Body, is_prose, look_of, widest_gap

_LABEL = re.compile(
    r"(?P<kind>figure|fig|table|tab|algorithm|listing|scheme|box|chart|plate|program)s?\.?\s*"
    r"(?P<number>(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?|[IVXL]{1,6})\s?(?P<end>[:.|]|[—–-]\s|\)?$|\s(?=[A-Z(]))",
    re.IGNORECASE,
)
_NEAR = 30.0  # points between a caption and the rule of its table
_HIGHEST = 0.6  # of the page: a larger picture is a background
_PROSE_RUN = 2
_INSIDE = 0.6


@dataclass(frozen=True, slots=True)
class Caption:
    """A float's caption: its rows, and the kind of float; `label` is as printed ("Fig. 3")."""

    label: str
    kind: BlockKind
    rows: tuple[Row, ...]

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.rows[0].line.page

    @property
    def bbox(self) -> BBox:
        """The rectangle around its lines."""
        return around(row.line.bbox for row in self.rows)


def find_captions(rows: Sequence[Row], body: Body) -> list[Caption]:
    """Captions begin with a label and stand apart from the running text.

    "Figure 3 shows ..." within a paragraph is told apart by its end mark, by the gap above it
    and by its style.
    """
    captions: list[Caption] = []
    taken = -1
    for row in rows:
        match = _LABEL.match(row.line.text)
        if row.index <= taken or match is None or not _stands_apart(row, rows, match, body):
            continue
        members = [row]
        while (following := _next_in_column(members[-1], rows)) and _belongs(
            members, following, body
        ):
            members.append(following)
        taken = members[-1].index
        word = match["kind"].lower()
        kind = (
            BlockKind.TABLE if word.startswith("tab")
            else BlockKind.ALGORITHM if word.startswith(("alg", "list", "prog"))
            else BlockKind.FIGURE
        )  # fmt: skip
        label = row.line.text[: match.end("number")].strip()
        captions.append(Caption(label, kind, tuple(members)))
    return captions


def _stands_apart(row: Row, rows: Sequence[Row], match: re.Match[str], body: Body) -> bool:
    line = row.line
    label = [
        w for w in line.words[: 1 + match[0].strip().count(" ")] if any(c.isalpha() for c in w.text)
    ]
    marked = match["end"].strip() in (":", ".", "|", "—", "–", "-") or match.end("number") == len(
        line.text.strip()
    )
    look = look_of(label)
    styled = (
        look.bold
        or (look.caps and len(match["kind"]) > 3)
        or abs(line.size - body.size) > 0.04 * body.size
    )
    before = rows[row.index - 1] if row.index and row.above < 1e9 else None
    apart = row.above > body.gap + 0.3 * body.size or (
        before is not None and not is_prose(before, body)
    )
    if before is not None and not apart and before.line.text.rstrip()[-1:] in ".:":
        apart = styled
    if row.above > 1e9 and not styled:
        apart = marked and match["end"].strip() in (":", "|")
    return apart and (marked or styled)


def _next_in_column(row: Row, rows: Sequence[Row]) -> Row | None:
    following = rows[row.index + 1] if row.index + 1 < len(rows) else None
    return following if following is not None and following.column is row.column else None


def _belongs(members: Sequence[Row], row: Row, body: Body) -> bool:
    last, first = members[-1], members[0]
    usual = members[1].above if len(members) > 1 else max(body.gap, 0.0) + 0.35 * body.size
    if (
        row.above > usual + 1.5
        or _LABEL.match(row.line.text)
        or widest_gap(row.line) > 2.5 * row.line.size
    ):
        return False
    same = abs(row.line.size - first.line.size) < 0.35
    if len(members) == 1 and look_of(first.line.words).caps and not same:
        return True  # "TABLE I" with its title below
    short = last.line.x1 < max(m.line.x1 for m in members) - 6 * first.line.size
    return same and not (
        short and row.line.x0 > first.line.x0 + 0.5 * row.line.size and last.line.text.endswith(".")
    )


def float_rows(
    caption: Caption, rows: Sequence[Row], page: RawPage, captions: Sequence[Caption], body: Body
) -> tuple[list[Row], BBox]:
    """The rows inside the caption's float, and the rectangle around float and caption."""
    own = {row.index for row in caption.rows}
    others = [
        row for c in captions for row in c.rows if row.index not in own and c.page == caption.page
    ]
    near = [row for row in rows if row.index not in own]
    top = caption.bbox[1]
    bottom = caption.bbox[3]
    above = _reach(caption, near, others, page, body, up=True)
    below = _reach(caption, near, others, page, body, up=False)
    downward = _faces_down(caption, page, above, below, top, bottom)
    members, edge = below if downward else above
    drawn = (
        _drawn(page, caption, min(edge, top), top)
        if not downward
        else _drawn(page, caption, bottom, max(edge, bottom))
    )
    boxes = [row.line.bbox for row in members] + drawn
    return members, around([caption.bbox, *boxes])


def _faces_down(
    caption: Caption,
    page: RawPage,
    above: tuple[list[Row], float],
    below: tuple[list[Row], float],
    top: float,
    bottom: float,
) -> bool:
    """Whether the float is below its caption, as with most tables and algorithms."""
    rules_below = [r for r in page.rules if 0 <= r[1] - bottom < _NEAR and _beside(r, caption.bbox)]
    rules_above = [r for r in page.rules if 0 <= top - r[3] < _NEAR and _beside(r, caption.bbox)]
    if caption.kind is BlockKind.FIGURE:
        drawn_above = _drawn(page, caption, above[1], top)
        drawn_below = _drawn(page, caption, bottom, below[1])
        return not above[0] and not drawn_above and bool(below[0] or drawn_below)
    if caption.kind is BlockKind.ALGORITHM:
        return bool(below[0])
    if bool(rules_below) != bool(rules_above):
        return bool(rules_below)
    gap_below = min((r.line.top - bottom for r in below[0]), default=1e9)
    gap_above = min((top - r.line.bottom for r in above[0]), default=1e9)
    return gap_below <= gap_above + 2 and bool(below[0])


def _reach(
    caption: Caption,
    rows: Sequence[Row],
    others: Sequence[Row],
    page: RawPage,
    body: Body,
    *,
    up: bool,
) -> tuple[list[Row], float]:
    """Rows on one side of the caption until running text or another caption; and how far that is."""
    box = caption.bbox
    taken = {row.index for row in others}
    side = [
        row for row in rows
        if (row.line.bottom <= box[1] + 1 if up else row.line.top >= box[3] - 1) and _beside(row.line.bbox, box)
    ]  # fmt: skip
    side.sort(key=lambda row: -row.line.bottom if up else row.line.top)
    members: list[Row] = []
    edge = 0.0 if up else page.height
    for place, row in enumerate(side):
        if row.index in taken or _is_text(
            side[place : place + _PROSE_RUN], page, body, caption, members, up=up
        ):
            edge = row.line.bottom if up else row.line.top
            break
        members.append(row)
    return members, edge


def _is_text(
    run: Sequence[Row],
    page: RawPage,
    body: Body,
    caption: Caption,
    members: Sequence[Row],
    *,
    up: bool,
) -> bool:
    row = run[0]
    if _ruled_in(row, page, caption, up=up):
        return False
    own_font = row.line.font.name == body.font
    if is_prose(row, body):
        return own_font or not _pictured(row, page)
    if _is_heading(row, body) and not _pictured(row, page):
        return True
    look = look_of(row.line.words)
    close = row.line.bottom if up else row.line.top
    edge = (
        (members[-1].line.top if up else members[-1].line.bottom)
        if members
        else (caption.bbox[1] if up else caption.bbox[3])
    )
    gap = edge - close if up else close - edge
    of_body = abs(row.line.size - body.size) < 0.04 * body.size and own_font
    heading = (
        look.bold or look.size > 1.08 * body.size
    ) and row.line.x0 <= row.column.left + 2 * body.size
    return gap > 1.2 * body.size and (of_body or heading) and not _pictured(row, page)


def _is_heading(row: Row, body: Body) -> bool:
    """Whether the row looks like a numbered heading at the column's left edge."""
    line = row.line
    readings, title = split_number(line.text)
    look = look_of(line.words)
    styled = look.bold or look.caps or look.size > 1.08 * body.size
    at_edge = abs(line.x0 - row.column.left) < 0.5 * body.size
    return bool(readings) and styled and at_edge and look.size > 0.95 * body.size and len(title) > 3


def _ruled_in(row: Row, page: RawPage, caption: Caption, *, up: bool) -> bool:
    """Whether the row stands between rules of one width on the caption's side: a table's body."""
    if caption.kind is BlockKind.FIGURE:
        return False
    line, box = row.line, caption.bbox
    own = [
        r
        for r in page.rules
        if (r[3] <= box[1] + 2 if up else r[1] >= box[3] - 2) and _beside(r, line.bbox)
    ]
    above = [r for r in own if r[3] <= line.top + 2 and line.top - r[3] < 350]
    below = [r for r in own if r[1] >= line.bottom - 2 and r[1] - line.bottom < 350]
    return any(abs(a[0] - b[0]) < 3 and abs(a[2] - b[2]) < 3 for a in above for b in below)


def _pictured(row: Row, page: RawPage) -> bool:
    return any(
        _overlap(row.line.bbox, box) > _INSIDE and not _is_background(box, page)
        for box in page.pictures
    )


def picture_rows(rows: Sequence[Row], page: RawPage, body: Body) -> list[Row]:
    """Rows that stand on a picture, such as the labels in an embedded drawing."""
    return [row for row in rows if _pictured(row, page) and not is_prose(row, body)]


def _is_background(box: BBox, page: RawPage) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > _HIGHEST * page.width * page.height


def _drawn(page: RawPage, caption: Caption, top: float, bottom: float) -> list[BBox]:
    if caption.kind is BlockKind.FIGURE:
        shapes = [*page.pictures, *page.strokes]
    else:
        shapes = [*page.rules, *page.pictures, *page.strokes]
    return [
        box for box in shapes
        if box[1] >= top - 3 and box[3] <= bottom + 3 and _beside(box, caption.bbox) and not _is_background(box, page)
    ]  # fmt: skip


def _beside(box: BBox, other: BBox) -> bool:
    """Whether the two overlap horizontally."""
    return min(box[2], other[2]) - max(box[0], other[0]) > 0


def _overlap(box: BBox, other: BBox) -> float:
    """The share of `box` that lies in `other`."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0


def around(boxes: object) -> BBox:
    """The smallest rectangle over all boxes (at least one)."""
    every: list[BBox] = list(boxes)  # type: ignore[call-overload]
    return (
        min(b[0] for b in every),
        min(b[1] for b in every),
        max(b[2] for b in every),
        max(b[3] for b in every),
    )
