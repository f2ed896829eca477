"""The rectangle of a figure or table on its page: drawing, labels and caption, and no text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox, BlockKind, Region
from readgroup.parsing.captions import Caption
from readgroup.parsing.columns import Row
from readgroup.parsing.geometry import around, beside, share_inside
from readgroup.parsing.lines import Line
from readgroup.parsing.page import RawPage

_BACKGROUND = 0.6  # of the page: a larger picture lies behind the text
_LABEL_REACH = 14.0  # points beyond a drawing in which its labels stand
_MARGIN = 5.0  # points of white around what is drawn, where there is as much
_TOUCH = 1.5  # points by which boxes may overlap without standing in each other's way
_HEADER = 6.0  # points between a running header and its rule
_OVERHANG = 36.0  # points that a picture may be wider than the text, on either side
_OWN = 0.5  # of a row inside the drawing: it is part of it
_LARGE = 1.6  # of a caption's size: larger turned words are the page's, not a drawing's
_NO_LABEL = (BlockKind.CAPTION, BlockKind.QUOTATION, BlockKind.ALGORITHM)


@dataclass(frozen=True, slots=True)
class Extent:
    """What a float takes of its page: rows, drawn shapes, and the heights between which it stands."""

    caption: Caption
    rows: tuple[Row, ...]
    drawn: tuple[BBox, ...]
    top: float
    bottom: float


def region_of(
    extent: Extent,
    page: RawPage,
    rows: Sequence[Row],
    kinds: Mapping[int, BlockKind],
    furniture: Sequence[Line] = (),
) -> Region:
    """The float with its caption. `rows` are all of the page, `kinds` what is known of them.

    A drawing may be wider than its caption: it reaches over the columns that the caption stands
    in. Where the rectangle would cover running text or another float, it is cut back.
    """
    caption = extent.caption
    left, right = _band(caption, rows, kinds)
    shapes = [
        box
        for box in (*page.strokes, *_rules(extent, page))
        if box[1] >= extent.top - _TOUCH
        and box[3] <= extent.bottom + _TOUCH
        and left - _TOUCH <= (box[0] + box[2]) / 2 <= right + _TOUCH
        and not is_background(box, page)
    ]
    room = (left, extent.top, right, extent.bottom)
    shapes += [_clipped(box, room, caption.bbox) for box in pictures_in(room, page)]
    own = [row.line.bbox for row in extent.rows]
    box = around([*own, *extent.drawn, *shapes, caption.bbox])
    members = {row.index for row in (*extent.rows, *caption.rows)}
    others = [row for row in rows if row.index not in members]
    if shapes or own:
        box = _with_labels(box, extent, page, others, kinds)
    wide = (box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN)
    keep = around([*own, caption.bbox])
    obstacles = [*_obstacles(others, kinds), *(_header(line) for line in furniture)]
    return Region(caption.page, _on_page(_cut_back(wide, keep, obstacles), page))


def pictures_in(room: BBox, page: RawPage) -> list[BBox]:
    """The page's pictures that reach into a rectangle, those behind its text aside."""
    return [box for box in page.pictures if not is_background(box, page) and _overlaps(box, room)]


def is_background(box: BBox, page: RawPage) -> bool:
    """Whether a picture is so large that it lies behind the text."""
    return (box[2] - box[0]) * (box[3] - box[1]) > _BACKGROUND * page.width * page.height


def _clipped(picture: BBox, room: BBox, caption: BBox) -> BBox:
    """The part of a picture in the float's room: what the PDF cuts off still counts to its box.

    A picture beside its caption may be higher than the room above that.
    """
    if not beside(picture, caption):
        return picture
    return (
        max(picture[0], room[0] - _OVERHANG),
        max(picture[1], room[1]),
        min(picture[2], room[2] + _OVERHANG),
        min(picture[3], room[3]),
    )


def _rules(extent: Extent, page: RawPage) -> tuple[BBox, ...]:
    return () if extent.caption.kind is BlockKind.FIGURE and not extent.drawn else page.rules


def _band(
    caption: Caption, rows: Sequence[Row], kinds: Mapping[int, BlockKind]
) -> tuple[float, float]:
    """The left and right edge of the columns that the caption stands in, as far as it is alone there."""
    box = caption.bbox
    columns = {id(row.column): row.column for row in rows if row.index not in kinds}
    under = [c for c in columns.values() if min(c.right, box[2]) - max(c.left, box[0]) > _TOUCH]
    left = min([c.left for c in under] + [box[0]])
    right = max([c.right for c in under] + [box[2]])
    for row in rows:
        if kinds.get(row.index) is BlockKind.CAPTION and row not in caption.rows:
            other = row.line.bbox
            if min(other[3], box[3]) <= max(other[1], box[1]):
                continue
            if other[2] <= box[0]:
                left = max(left, (other[2] + box[0]) / 2)
            elif other[0] >= box[2]:
                right = min(right, (other[0] + box[2]) / 2)
    return left, right


def _obstacles(others: Iterable[Row], kinds: Mapping[int, BlockKind]) -> list[BBox]:
    """Rows that the float's rectangle must not cover: running text, other captions and tables."""
    return [
        row.line.bbox
        for row in others
        if kinds.get(row.index) in (None, BlockKind.CAPTION, BlockKind.TABLE)
    ]


def _header(line: Line) -> BBox:
    """A running header or footer with the rule under or over it."""
    return (line.x0, line.top - _HEADER, line.x1, line.bottom + _HEADER)


def _cut_back(box: BBox, keep: BBox, obstacles: Iterable[BBox]) -> BBox:
    """The rectangle without its sides that lie on obstacles; `keep` stays inside.

    >>> _cut_back((0, 0, 100, 100), (10, 80, 60, 100), [(70, 10, 200, 40), (10, 0, 60, 12)])
    (0, 12, 70, 100)
    """
    for other in obstacles:
        if not _overlaps(other, box):
            continue
        cuts = [
            (other[2], box[1], box[2], box[3]),
            (box[0], other[3], box[2], box[3]),
            (box[0], box[1], other[0], box[3]),
            (box[0], box[1], box[2], other[1]),
        ]
        whole = [
            cut
            for cut in cuts
            if cut[0] <= keep[0] and cut[1] <= keep[1] and cut[2] >= keep[2] and cut[3] >= keep[3]
        ]
        if whole:
            box = max(whole, key=lambda cut: (cut[2] - cut[0]) * (cut[3] - cut[1]))
    return box


def _with_labels(
    box: BBox,
    extent: Extent,
    page: RawPage,
    others: Sequence[Row],
    kinds: Mapping[int, BlockKind],
) -> BBox:
    """The rectangle with the labels that stand at its edges: of axes, of panels, turned ones too."""
    size = extent.caption.rows[0].line.size
    turned = [
        (word.x0, word.top, word.x1, word.bottom)
        for word in page.turned
        if word.size < _LARGE * size
    ]
    labels = [
        row.line.bbox
        for row in others
        if row.index in kinds
        and kinds[row.index] not in _NO_LABEL
        and kinds[row.index] is not BlockKind.TABLE
    ]
    near = (
        box[0] - _LABEL_REACH,
        max(extent.top, box[1] - _LABEL_REACH),
        box[2] + _LABEL_REACH,
        box[3],
    )
    return around(
        [box, *(label for label in (*turned, *labels) if share_inside(label, near) > _OWN)]
    )


def _overlaps(box: BBox, other: BBox) -> bool:
    return (
        min(box[2], other[2]) - max(box[0], other[0]) > _TOUCH
        and min(box[3], other[3]) - max(box[1], other[1]) > _TOUCH
    )


def _on_page(box: BBox, page: RawPage) -> BBox:
    return max(box[0], 0.0), max(box[1], 0.0), min(box[2], page.width), min(box[3], page.height)
