"""Pages that hold two layouts, one above the other: the end of an article, and the next one's head."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from readgroup.parsing.columns import Gutters, find_gutters
from readgroup.parsing.lines import Line

_CROSSED = 0.15  # of the lines: a page's gutters that as many cross are not those of all of it
_LARGE = 1.5  # of the usual size: a line that opens an article
_APART = 10.0  # points between two layouts' gutters


def bands(
    lines: Sequence[Line], gutters: Gutters, width: float
) -> list[tuple[Sequence[Line], Gutters]]:
    """The page's lines with its gutters; in two parts where those above a title have other gutters."""
    crossed = sum(line.x0 < x < line.x1 for line in lines for x in gutters)
    if gutters and crossed >= _CROSSED * len(lines):
        for top in _titles(lines):
            above = [line for line in lines if line.top < top]
            below = [line for line in lines if line.top >= top]
            first, second = find_gutters(above, width), find_gutters(below, width)
            if first and second and abs(first[0] - second[0]) > _APART:
                return [(above, first), (below, second)]
    return [(lines, gutters)]


def _titles(lines: Sequence[Line]) -> Iterator[float]:
    """Heights at which a large line follows other lines."""
    usual = statistics.median(line.size for line in lines)
    for line in sorted(lines, key=lambda line: line.top):
        if line.size > _LARGE * usual:
            yield line.top
