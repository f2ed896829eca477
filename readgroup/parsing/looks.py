"""What makes words stand out from others: size, weight, slope, capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from readgroup.parsing.page import Word

_LETTERS = re.compile(r"[^\W\d_]")
_MOSTLY = 0.6  # of the letters
_NEARLY_ALL = 0.85


class Look(NamedTuple):
    """What makes a heading look like one. `size` is that of its largest letters."""

    size: float
    bold: bool
    italic: bool
    caps: bool


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
        upper += sum(map(str.isupper, word.text))
        small_caps += count if word.font.small_caps else 0
        total += count
    if not total:
        return Look(0.0, bold=False, italic=False, caps=False)
    size = max(size for size, _, _ in letters)
    bold = sum(n for (_, b, _), n in letters.items() if b) >= _MOSTLY * total
    italic = sum(n for (_, _, i), n in letters.items() if i) >= _MOSTLY * total
    caps = total >= 3 and (upper >= _NEARLY_ALL * total or small_caps >= _NEARLY_ALL * total)
    return Look(size, bold, italic, caps)
