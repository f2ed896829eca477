"""Where a page is drawn on: strokes and pictures that touch or nearly touch, taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from readgroup.model.document import BBox
from readgroup.parsing.geometry import around
from readgroup.parsing.page import RawPage

_CELL = 8.0  # points: what is nearer than one or two cells is one drawing
_SMALLEST = 24.0  # points, both ways: less is a fraction's bar, an underline, a coloured word
_BACKGROUND = 0.6  # of the page: a larger one lies behind the text, or frames it all
_MOST_CELLS = 40_000


def drawn_areas(page: RawPage) -> tuple[BBox, ...]:
    """Rectangles around the page's drawings, from the top down.

    A drawing may be a plot, a diagram, a picture, or a frame with text in it: what stands in it
    tells.
    """
    shapes = [box for box in (*page.pictures, *page.strokes, *page.rules) if not _covers(box, page)]
    groups = _touching(shapes, page)
    areas = [around(group) for group in groups]
    large = [
        area
        for area in areas
        if min(area[2] - area[0], area[3] - area[1]) >= _SMALLEST and not _covers(area, page)
    ]
    return tuple(sorted(large, key=lambda area: (area[1], area[0])))


def _covers(box: BBox, page: RawPage) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > _BACKGROUND * page.width * page.height


def _touching(shapes: Sequence[BBox], page: RawPage) -> Iterator[list[BBox]]:
    """The shapes in groups, joined where their rectangles fall on neighbouring cells of a grid."""
    columns, rows = int(page.width / _CELL) + 2, int(page.height / _CELL) + 2
    if columns * rows > _MOST_CELLS:
        return
    grid = [bytearray(columns) for _ in range(rows)]
    placed: list[tuple[int, int, BBox]] = []
    for box in shapes:
        left, right = (min(max(int(x / _CELL), 0), columns - 1) for x in (box[0], box[2]))
        top, bottom = (min(max(int(y / _CELL), 0), rows - 1) for y in (box[1], box[3]))
        ink = b"\x01" * (right - left + 1)
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = ink
        placed.append((top, left, box))
    name_at = _components(grid)
    groups: dict[int, list[BBox]] = {}
    for top, left, box in placed:
        groups.setdefault(name_at(top, left), []).append(box)
    yield from groups.values()


def _components(grid: Sequence[bytearray]) -> Callable[[int, int], int]:
    """A number for every inked cell, by row and column, one for all that touch, corners included.

    Inked stretches of a row are joined with those of the row above (union-find).

    >>> at = _components([bytearray([1, 0, 0, 1]), bytearray([0, 1, 0, 1])])
    >>> at(0, 0) == at(1, 1), at(0, 0) == at(0, 3)
    (True, False)
    """
    joined: list[int] = []
    stretches: list[list[tuple[int, int, int]]] = []  # first and last column, number

    def root(number: int) -> int:
        while joined[number] != number:
            joined[number] = number = joined[joined[number]]
        return number

    above: list[tuple[int, int, int]] = []
    for row in grid:
        here: list[tuple[int, int, int]] = []
        x = row.find(1)
        while x >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            number = len(joined)
            joined.append(number)
            for first, last, other in above:
                if first <= end and last >= x - 1:
                    joined[root(other)] = root(number)
            here.append((x, end - 1, number))
            x = row.find(1, end)
        stretches.append(here)
        above = here

    def name_at(y: int, x: int) -> int:
        return next(root(number) for first, last, number in stretches[y] if first <= x <= last)

    return name_at
