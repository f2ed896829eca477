"""How a line looks beside the paper's running text."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Word

_WIDE = 0.6  # of the column: running text fills its lines
_LETTERS = re.compile(r"[^\W\d_]")
_BOLD_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Body:
    """The running text: its size, its font, whether it is bold, the usual gap between lines."""

    size: float
    font: str
    bold: bool
    gap: float


class Look(NamedTuple):
    """What makes a heading look like one. `size` is that of its largest letters."""

    size: float
    bold: bool
    italic: bool
    caps: bool


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


def look_of(words: Iterable[Word]) -> Look:
    """The look of some words; marks and symbols have no say."""
    letters: Counter[tuple[float, bool, bool]] = Counter()
    upper = total = 0
    small_caps = 0
    for word in words:
        count = len(_LETTERS.findall(word.text))
        if not count or word.font.math:
            continue
        letters[round(word.size, 1), word.font.bold, word.font.italic] += count
        upper += sum(char.isupper() for char in word.text)
        small_caps += count if word.font.small_caps else 0
        total += count
    if not total:
        return Look(0.0, bold=False, italic=False, caps=False)
    size = max(size for size, _, _ in letters)
    bold = sum(n for (_, b, _), n in letters.items() if b) >= _BOLD_SHARE * total
    italic = sum(n for (_, _, i), n in letters.items() if i) >= _BOLD_SHARE * total
    caps = total >= 3 and (upper >= 0.85 * total or small_caps >= 0.85 * total)
    return Look(size, bold, italic, caps)


def is_prose(row: Row, body: Body) -> bool:
    """Whether the line looks like a full line of running text."""
    line = row.line
    if abs(line.size - body.size) > 0.06 * body.size or line.width < _WIDE * (
        row.column.right - row.column.left
    ):
        return False
    words = [w for w in line.words if not w.glued]
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
