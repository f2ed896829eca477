"""What a page holds before anybody knows what it means: words, drawings, rules.

Coordinates are those of `readgroup.model.document`: points, origin top left, page as shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from readgroup.model.document import BBox


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


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as the PDF draws it.

    `words` run left to right, in the order of drawing; `turned` are those at another angle (the
    arXiv stamp, labels of axes). `pictures` are images and embedded drawings, `strokes` all
    other drawn shapes, `rules` the thin horizontal lines among them.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    turned: tuple[Word, ...] = ()
    pictures: tuple[BBox, ...] = ()
    strokes: tuple[BBox, ...] = ()
    rules: tuple[BBox, ...] = ()
