"""Floats beside the text or beside each other: their captions begin in the middle of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.parsing.lines import Line, split_at

_CAPTION = re.compile(r"(?:fig(?:ure)?|table)s?\.?\s?[A-Z]?[\w.-]{1,5}\s?[:.|]\s", re.IGNORECASE)
_LABEL_WORD = re.compile(r"(?:fig(?:ure)?|table)\.?", re.IGNORECASE)
_HINT = re.compile(r"fig|table", re.IGNORECASE)  # most lines are passed over at once
_PARTED = 0.5  # of the size: the least gap between a caption and what stands left of it
_PARTED_WITHIN = 0.9  # the same where both were drawn as one line
_ON_ONE_ROW = 0.3  # of a line's height
_CROSSES = 2.0  # points that a line must reach past the gap on both sides


def parts_beside(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a column in reading order, cut where a caption stands beside other text.

    There the column is two for a while: from where something stands right of the gap to the first
    line below that runs across. What stands left of the caption is read first.
    """
    ordered = sorted(lines, key=lambda line: (line.top, line.x0))
    for place, line in enumerate(ordered):
        gap = _gap_before_caption(line, ordered)
        if gap is None:
            continue
        start, end = place, place
        while start > 0 and not _crosses(ordered[start - 1], gap):
            start -= 1
        while end < len(ordered) and not _crosses(ordered[end], gap):
            end += 1
        while ordered[start].bottom < _top_right_of(gap, ordered[start:end]):
            start += 1
        zone = [piece for line in ordered[start:end] for piece in split_at(line, gap)]
        left = [piece for piece in zone if piece.x1 <= gap + _CROSSES]
        right = [piece for piece in zone if piece.x1 > gap + _CROSSES]
        parts = [ordered[:start], *parts_beside(left), *parts_beside(right)]
        return [part for part in [*parts, *parts_beside(ordered[end:])] if part]
    return [ordered] if ordered else []


def _top_right_of(gap: float, lines: Sequence[Line]) -> float:
    return min(line.top for line in lines if line.x1 > gap + _CROSSES)


def _gap_before_caption(line: Line, others: Sequence[Line]) -> float | None:
    """The x between a caption that begins in the line and what stands left of it, if anything."""
    if not _HINT.search(line.text):
        return None
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x0 - before.x1 > _PARTED_WITHIN * line.size and _LABEL_WORD.fullmatch(word.text):
            rest = line.words[line.words.index(word) :]
            if _CAPTION.match(Line(line.page, rest).text):
                return (before.x1 + word.x0) / 2
    if not _CAPTION.match(line.text):
        return None
    left = [
        other.x1
        for other in others
        if _on_row(other, line)
        and other.x1 < line.x0 - (0 if _CAPTION.match(other.text) else _PARTED * line.size)
    ]
    return max((max(left) + line.x0) / 2, line.x0 - line.size) if left else None


def _on_row(line: Line, other: Line) -> bool:
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    return overlap > _ON_ONE_ROW * min(line.height, other.height)


def _crosses(line: Line, x: float) -> bool:
    across = line.x0 < x - _CROSSES and line.x1 > x + _CROSSES
    return across and len(split_at(line, x)) == 1
