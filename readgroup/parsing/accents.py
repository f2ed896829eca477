"""Accents that the PDF draws over a letter of another word.

TeX's older fonts have no accented letters: the accent is drawn first and the letter over it. The
PDF library then tells the accent as a word of its own, at its line's end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from readgroup.parsing.page import Word
from readgroup.parsing.spelling import DOTLESS, DRAWN_ACCENTS

_LEVEL = 0.3  # of the size: base lines of one line
_TOUCHING = 0.08  # of the size: nearer words are pieces of one
_NARROW = frozenset("ijlıȷftrI.,;:'’-()[]/!|")
_WIDE = frozenset("mwMW@")


def with_accents(words: Sequence[Word]) -> tuple[Word, ...]:
    r"""The words with accents that stand alone put on the letters under them.

    An accent over no letter that can bear it stays a word of its own.

    >>> from readgroup.parsing.page import Font
    >>> name = Word("Montufar,", 10, 0, 50, 9, 7, 9, Font("F"))
    >>> [w.text for w in with_accents((name, Word("´", 31.8, 0, 34.8, 9, 7, 9, Font("F"))))]
    ['Montúfar,']
    """
    alone = [place for place, word in enumerate(words) if word.text in DRAWN_ACCENTS]
    if not alone:
        return tuple(words)
    changed = list(words)
    gone: set[int] = set()
    for place in alone:
        accent = words[place]
        middle = (accent.x0 + accent.x1) / 2
        for under, word in enumerate(changed):
            level = abs(word.baseline - accent.baseline) < _LEVEL * word.size
            if under != place and level and word.x0 <= middle <= word.x1:
                text = _accented(word, middle, DRAWN_ACCENTS[accent.text])
                if text:
                    changed[under] = word._replace(text=text, glued=_is_glued(word, changed, under))
                    gone.add(place)
                    break
    return tuple(word for place, word in enumerate(changed) if place not in gone)


def _is_glued(word: Word, words: Sequence[Word], place: int) -> bool:
    """Whether the word goes on with the one before, now that no accent stands between."""
    before = next((w for w in reversed(words[:place]) if w.text not in DRAWN_ACCENTS), None)
    if word.glued or before is None:
        return word.glued
    level = abs(word.baseline - before.baseline) < _LEVEL * word.size
    return level and abs(word.x0 - before.x1) < _TOUCHING * word.size


def _accented(word: Word, middle: float, accent: str) -> str:
    """The word's text with `accent` on the letter whose centre is nearest to `middle`; "" without one."""
    scale = (word.x1 - word.x0) / sum(map(_width, word.text))
    best = (0.6 * word.size, "")
    left = word.x0
    for place, char in enumerate(word.text):
        width = _width(char) * scale
        composed = unicodedata.normalize("NFC", DOTLESS.get(char, char) + accent)
        if char.isalpha() and len(composed) == 1:
            text = word.text[:place] + composed + word.text[place + 1 :]
            best = min(best, (abs(left + width / 2 - middle), text))
        left += width
    return best[1]


def _width(char: str) -> float:
    """How wide a letter of book types is, roughly, in half its size."""
    if char in _NARROW:
        return 0.6
    return 1.5 if char in _WIDE else 1.3 if char.isupper() else 1.0
