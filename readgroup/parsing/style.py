"""How a line looks beside the paper's running text."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line

_WIDE = 0.6  # of the column: running text fills its lines
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Body:
    """The running text: its size, its font, whether it is bold, the usual gap between lines."""

    size: float
    font: str
    bold: bool
    gap: float


def body_of(rows: Sequence[Row]) -> Body:
    """The look that most characters of the paper share."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str, bool]] = Counter()
    for row in rows:
        for word in row.line.words:
            if not word.font.math:
                sizes[round(word.size * 2) / 2] += len(word.text)
                fonts[round(word.size * 2) / 2, word.font.name, word.font.bold] += len(word.text)
    if not sizes:
        return Body(10.0, "", bold=False, gap=3.0)
    size, font, bold = max(fonts, key=lambda key: (fonts[key], key))
    of_body = [
        w.size
        for row in rows
        for w in row.line.words
        if w.font.name == font and abs(w.size - size) < 0.3
    ]
    gaps = [row.above for row in rows if row.above < size and abs(row.line.size - size) < 0.3]
    return Body(
        statistics.median(of_body or [size]),
        font,
        bold,
        statistics.median(gaps) if gaps else 0.3 * size,
    )


def is_prose(row: Row, body: Body) -> bool:
    """Whether the line looks like a full line of running text."""
    line = row.line
    if abs(line.size - body.size) > 0.06 * body.size or line.width < _WIDE * (
        row.column.right - row.column.left
    ):
        return False
    words = [w for w in line.words if not w.glued]
    if len(_WORD.findall(line.text)) < 2:
        return False  # a row of numbers
    return len(words) >= 4 and line.share("math") < 0.4 and widest_gap(line) < 2.2 * line.size


def is_sentence_like(line: Line) -> bool:
    """Whether the line reads like a piece of a sentence, in whatever size it is set."""
    words = [w for w in line.words if not w.glued]
    lower = sum(w.text[:1].islower() for w in words)
    return (
        len(words) >= 6
        and lower >= 0.4 * len(words)
        and "@" not in line.text
        and widest_gap(line) < 2 * line.size
    )


def widest_gap(line: Line) -> float:
    """The widest gap between two words of the line, in points."""
    words = line.words
    return max((b.x0 - a.x1 for a, b in itertools.pairwise(words)), default=0.0)
