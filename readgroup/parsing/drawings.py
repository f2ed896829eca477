"""Where a page is drawn on: strokes and pictures that touch or nearly touch, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    names = _components(grid)
    groups: dict[int, list[BBox]] = {}
    for top, left, box in placed:
        groups.setdefault(names[top, left], []).append(box)
    yield from groups.values()


def _components(grid: Sequence[bytearray]) -> dict[tuple[int, int], int]:
    """A number for every inked cell, one for all that touch, corners included."""
    names: dict[tuple[int, int], int] = {}
    for start in _inked(grid):
        if start in names:
            continue
        names[start] = name = len(names)
        waiting = [start]
        while waiting:
            y, x = waiting.pop()
            for other in (
                (y - 1, x - 1), (y - 1, x), (y - 1, x + 1), (y, x - 1),
                (y, x + 1), (y + 1, x - 1), (y + 1, x), (y + 1, x + 1),
            ):  # fmt: skip
                inside = 0 <= other[0] < len(grid) and 0 <= other[1] < len(grid[0])
                if inside and grid[other[0]][other[1]] and other not in names:
                    names[other] = name
                    waiting.append(other)
    return names


def _inked(grid: Iterable[bytearray]) -> Iterator[tuple[int, int]]:
    for y, row in enumerate(grid):
        x = row.find(1)
        while x >= 0:
            yield y, x
            x = row.find(1, x + 1)
