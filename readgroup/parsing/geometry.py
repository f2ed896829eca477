"""Rectangles: (left, top, right, bottom) in points."""

from __future__ import annotations

from collections.abc import Iterable

from readgroup.model.document import BBox


def around(boxes: Iterable[BBox]) -> BBox:
    """The smallest rectangle over all boxes, at least one.

    >>> around([(0, 0, 1, 1), (2, 0, 3, 4)])
    (0, 0, 3, 4)
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def beside(box: BBox, other: BBox) -> bool:
    """Whether the two overlap horizontally, at whatever height."""
    return min(box[2], other[2]) > max(box[0], other[0])


def share_inside(box: BBox, other: BBox) -> float:
    """The share of `box` that lies in `other`, 0 to 1.

    >>> share_inside((0, 0, 2, 2), (1, 0, 9, 9))
    0.5
    """
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return min(1.0, max(width, 0.0) * max(height, 0.0) / area) if area > 0 else 0.0
