"""Words to lines: what stands on one baseline without a wide gap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from readgroup.model.document import BBox
from readgroup.parsing.looks import Look, look_of
from readgroup.parsing.page import Font, Word
from readgroup.parsing.spelling import SOFT_HYPHEN, compose_accents

_WIDE_GAP = 1.8  # of the font size; a number and its heading stand about one apart
_BESIDE = 1.2  # of the font size: text that runs beside a figure keeps at least that far
_LONG = 6  # words
_COUNTER = re.compile(  # of an algorithm's lines, a list's items; a caption's label
    r"[(\[]?\d{1,3}[.:)\]]?|(?:fig(?:ure)?|table)\.?\s?[\w.]{1,5}[.:]", re.IGNORECASE
)
_SAME_LINE = 0.4  # of the lower word's height that must overlap


@dataclass(frozen=True, eq=False)
class Line:
    """Words of one line, left to right, on page `page` (from 1). Compared by identity."""

    page: int
    words: tuple[Word, ...]
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        main = self._main_words()
        object.__setattr__(self, "x0", min(w.x0 for w in self.words))
        object.__setattr__(self, "x1", max(w.x1 for w in self.words))
        object.__setattr__(self, "top", min(w.top for w in main))
        object.__setattr__(self, "bottom", max(w.bottom for w in main))

    def _main_words(self) -> list[Word]:
        """The words that give the line its height: no raised marks, no tall symbols of math fonts."""
        words = [w for w in self.words if not w.font.math] or list(self.words)
        largest = max(w.size for w in words)
        return [w for w in words if w.size >= 0.8 * largest]

    @property
    def bbox(self) -> BBox:
        """(left, top, right, bottom)."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @cached_property
    def text(self) -> str:
        """The words with single spaces; a hyphen at the line's end is the plain one."""
        parts = [w.text if w.glued or not i else f" {w.text}" for i, w in enumerate(self.words)]
        return compose_accents("".join(parts)).replace(SOFT_HYPHEN, "-")

    @cached_property
    def _weights(self) -> Counter[tuple[float, Font]]:
        weights: Counter[tuple[float, Font]] = Counter()
        for word in self.words:
            weights[word.size, word.font] += len(word.text)
        return weights

    @cached_property
    def size(self) -> float:
        """The size most of its characters have."""
        sizes: Counter[float] = Counter()
        for (size, _), count in self._weights.items():
            sizes[size] += count
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]

    @cached_property
    def font(self) -> Font:
        """The font most of its characters have."""
        return max(self._weights.items(), key=lambda item: (item[1], item[0][1].name))[0][1]

    @cached_property
    def look(self) -> Look:
        """How its words look, symbols and marks aside."""
        return look_of(self.words)

    @cached_property
    def baseline(self) -> float:
        """The baseline of its first word of the main size."""
        return next((w.baseline for w in self.words if w.size == self.size), self.bottom)

    def share(self, style: str) -> float:
        """The share of its characters whose font is `style`: "bold", "italic", "math" or "mono"."""
        total = sum(self._weights.values())
        return sum(n for (_, font), n in self._weights.items() if getattr(font, style)) / total


def lines_of(page: int, words: Iterable[Word]) -> list[Line]:
    """Lines in the order of drawing; words that are drawn one after the other may join."""
    lines: list[Line] = []
    current: list[Word] = []
    for word in words:
        if current and not _continues(current[-1], word):
            lines.append(Line(page, tuple(current)))
            current = []
        current.append(word)
    if current:
        lines.append(Line(page, tuple(current)))
    return lines


def _continues(last: Word, word: Word) -> bool:
    overlap = min(last.bottom, word.bottom) - max(last.top, word.top)
    lower = min(last.bottom - last.top, word.bottom - word.top)
    size = max(last.size, word.size)
    return overlap > _SAME_LINE * lower and -0.5 * size < word.x0 - last.x1 < _WIDE_GAP * size


def split_at(line: Line, gutter: float) -> list[Line]:
    """The line, cut in two where a wide gap between its words lies on the gutter."""
    for index in range(1, len(line.words)):
        before = max(w.x1 for w in line.words[:index])
        after = line.words[index].x0
        if before <= gutter + 1 and after >= gutter - 1 and after - before > 0.7 * line.size:
            first, *rest = line.words[index:]
            right = (first._replace(glued=False), *rest)
            return [Line(line.page, line.words[:index]), Line(line.page, right)]
    return [line]


def merge_rows(lines: Sequence[Line]) -> list[Line]:
    """Join lines of one column that stand on one baseline, whatever the gap: rows of tables too.

    `lines` run from the top down; pieces of a row are put left to right.
    """
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _same_row(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _same_row(row: list[Line], line: Line) -> bool:
    gap = line.x0 - max(piece.x1 for piece in row) if line.x0 >= row[-1].x0 else row[0].x0 - line.x1
    left, right = (row[-1], line) if line.x0 >= row[-1].x0 else (line, row[0])
    numbers = _COUNTER.fullmatch(left.text)
    if gap > _BESIDE * line.size and _is_long(right) != _is_long(left) and not numbers:
        return False  # text beside a figure
    tallest = max(row, key=lambda piece: piece.height)
    overlap = min(tallest.bottom, line.bottom) - max(tallest.top, line.top)
    return overlap > 0.6 * min(tallest.height, line.height) and all(
        min(piece.x1, line.x1) - max(piece.x0, line.x0) < 0.3 * min(piece.width, line.width) + 0.1
        for piece in row
    )


def _is_long(line: Line) -> bool:
    return len(line.words) >= _LONG


def _row(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda line: line.x0)
    words = list(row[0].words)
    for line in row[1:]:
        first, *rest = line.words
        gap = first.x0 - words[-1].x1
        words.append(first._replace(glued=gap < 0.1 * first.size))
        words.extend(rest)
    return Line(row[0].page, tuple(words))
