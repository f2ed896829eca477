"""What a page holds before anybody knows what it means: words, drawings, rules.

Coordinates are those of `readgroup.model.document`: points, origin top left, page as shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from readgroup.model.document import BBox

_OVER_THE_EDGE = 3.0  # points; boxes of characters are a little larger than their ink


class Font(NamedTuple):
    """A typeface, as far as reading a paper needs to tell it from others."""

    name: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    math: bool = False
    small_caps: bool = False


class Word(NamedTuple):
    """Characters of one style that stand together on one baseline.

    `glued` says that no space parts it from the word before. `size` is the font's in points.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: Font
    glued: bool = False


def clamped(word: Word, width: float, height: float) -> Word | None:
    """The part of the word that lies on the page; None where it sticks out of it.

    No text is set over a page's edge: what goes beyond is left of a drawing that was clipped.

    >>> w = Word("a", -1, 10, 5, 20, 18, 10, Font("F"))
    >>> clamped(w, 100, 100).x0, clamped(w._replace(x0=-20), 100, 100), clamped(w, 100, 5)
    (0.0, None, None)
    """
    box = (word.x0, word.top, word.x1, word.bottom)
    if not all(math.isfinite(value) for value in box):
        return None
    x0, x1 = max(word.x0, 0.0), min(word.x1, width)
    top, bottom = max(word.top, 0.0), min(word.bottom, height)
    sticks_out = max(x0 - word.x0, word.x1 - x1, top - word.top, word.bottom - bottom)
    if x0 > x1 or top > bottom or sticks_out > _OVER_THE_EDGE:
        return None
    return (
        word
        if (x0, top, x1, bottom) == box
        else word._replace(x0=x0, top=top, x1=x1, bottom=bottom)
    )


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as the PDF draws it.

    `words` run left to right, in the order of drawing; `turned` are those at another angle (the
    arXiv stamp, labels of axes). `pictures` are images and embedded drawings, `strokes` all
    other drawn shapes, `rules` the thin horizontal lines among them. `unreadable` counts the
    words whose characters the PDF does not tell.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    turned: tuple[Word, ...] = ()
    pictures: tuple[BBox, ...] = ()
    strokes: tuple[BBox, ...] = ()
    rules: tuple[BBox, ...] = ()
    unreadable: int = 0
