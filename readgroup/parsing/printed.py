"""Where quoted words stand, as pieces of pages to be shown: whole lines of a column, with their formulas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from statistics import median

from readgroup.model.document import BBox, BlockKind, Document, Region

_MARGIN = 7.0  # points around what is shown, as far as no other line is in the way
_SLACK = 2.0  # points by which boxes meet that belong to one formula


def printed(document: Document, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Pieces of pages on which the `regions` lie, in their order: one a page and column.

    Each is as wide as the column. Formulas that the regions cut are taken in whole, other lines are
    left out as far as they can be.
    """
    found = tuple(regions)
    pages = {page: _Page(document, page) for page in {region.page for region in found}}
    pieces: list[Region] = []
    for region in found:
        page = pages[region.page]
        left, right = page.column(region.bbox)
        whole = region.union(Region(region.page, (left, region.bbox[1], right, region.bbox[3])))
        if pieces and pieces[-1].page == whole.page and _share(pieces[-1].bbox, whole.bbox) > 0.5:
            pieces[-1] = pieces[-1].union(whole)
        else:
            pieces.append(whole)
    return tuple(pages[piece.page].framed(piece) for piece in pieces)


class _Page:
    """The lines of running text and of formulas on a page."""

    def __init__(self, document: Document, page: int) -> None:
        self._size = document.page_sizes[page - 1]
        self._text: list[BBox] = []
        self._formulas: list[BBox] = []
        for block in document.blocks:
            if block.page > page or not block.spans or block.spans[-1].region.page < page:
                continue
            lines = [r.bbox for r in block.regions() if r.page == page]
            if block.kind is BlockKind.EQUATION:
                self._formulas += lines
            elif block.kind is not BlockKind.FRONT:
                self._text += lines

    def column(self, box: BBox) -> tuple[float, float]:
        """Left and right edge of the column in which the box lies: those of most lines there."""
        lines = [line for line in self._text if _share(line, box) > 0.5]
        left = median(line[0] for line in lines) if lines else box[0]
        right = median(line[2] for line in lines) if lines else box[2]
        return min(left, box[0]), max(right, box[2])

    def framed(self, piece: Region) -> Region:
        """The piece with the formulas that it cuts, and a margin that reaches no other line.

        Boxes of letters are those of their fonts, which for formulas reach far above and below the ink.
        A line that begins below the middle of the last one of the piece is therefore not part of it.
        """
        box = piece.bbox
        cut = [
            Region(piece.page, f) for f in self._formulas if _share(f, box) > 0.5 and _meet(f, box)
        ]
        left, top, right, bottom = reduce(Region.union, cut, piece).bbox
        lines = [line for line in (*self._text, *self._formulas) if _share(line, box) > 0.2]
        own = [line for line in lines if line[1] >= top and line[3] <= bottom]
        first = min((_middle(line) for line in own if line[1] <= top), default=top)
        last = max((_middle(line) for line in own if line[3] >= bottom), default=bottom)
        above = max((line[3] for line in lines if line[1] < top and line[3] < first), default=0.0)
        below = min(
            (line[1] for line in lines if line[3] > bottom and line[1] > last),
            default=self._size[1],
        )
        return Region(
            piece.page,
            (
                max(0.0, left - _MARGIN),
                min(top, max(above, top - _MARGIN)),
                min(self._size[0], right + _MARGIN),
                min(below, bottom + _MARGIN),
            ),
        )


def _middle(line: BBox) -> float:
    return (line[1] + line[3]) / 2


def _share(one: BBox, other: BBox) -> float:
    """How much of the narrower of two boxes lies under or over the other, 0 to 1."""
    common = min(one[2], other[2]) - max(one[0], other[0])
    return max(0.0, common) / max(1.0, min(one[2] - one[0], other[2] - other[0]))


def _meet(one: BBox, other: BBox) -> bool:
    """Whether two boxes lie at one height, in part."""
    return min(one[3], other[3]) - max(one[1], other[1]) > _SLACK
