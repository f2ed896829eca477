"""Line numbers of review copies: a column of rising numbers beside the text, on page after page."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from readgroup.parsing.page import RawPage, Word

_ENOUGH = 10  # numbers of a column that counts every line
_ENOUGH_FIVES = 5  # the same where every fifth line is counted
_RISING = 0.9  # of the steps from one number to the next
_STEP = 5  # some count every fifth line
_ALIGNED = 3.0  # points
_MANY = 0.3  # of the lines on that half of the page
_BEYOND = 0.05  # of a page's words: a few may stand further out than the numbers

Edge = Literal["x0", "x1"]
_Place = tuple[Edge, int]


def without_line_numbers(pages: Sequence[RawPage]) -> list[tuple[Word, ...]]:
    """The words of each page, without the numbers that count its lines.

    Such numbers are aligned, rise evenly and stand outside the text. Where one page shows
    them, columns at the same place on others need not be long to be believed.
    """
    columns = [_columns(page) for page in pages]
    believed = {
        place
        for page, found in zip(pages, columns, strict=True)
        for place, words in found.items()
        if _counts_lines(words) and _are_many(words, page) and _is_outside(words, page)
    }
    kept = []
    last: dict[Edge, int] = {}
    for page, found in zip(pages, columns, strict=True):
        dropped: set[Word] = set()
        for (edge, x), words in found.items():
            if not any((edge, near) in believed for near in (x - 1, x, x + 1)):
                continue
            goes_on = 0 < int(words[0].text) - last.get(edge, -9) <= _STEP
            if (
                (goes_on or _are_many(words, page))
                and _steps(words, _STEP) >= _RISING * (len(words) - 1)
                and _is_outside(words, page)
            ):
                dropped.update(words)
                last[edge] = max(int(word.text) for word in words)
        kept.append(tuple(w for w in page.words if w not in dropped) if dropped else page.words)
    return kept


def _columns(page: RawPage) -> dict[_Place, list[Word]]:
    """The page's whole numbers by where they begin and by where they end, from the top down."""
    found: dict[_Place, list[Word]] = defaultdict(list)
    numbers = [w for w in page.words if w.text.isdecimal() and len(w.text) <= 4 and not w.glued]
    for word in sorted(numbers, key=lambda w: w.top):
        found["x0", round(word.x0 / _ALIGNED)].append(word)
        found["x1", round(word.x1 / _ALIGNED)].append(word)
    return found


def _counts_lines(words: Sequence[Word]) -> bool:
    fives = all(int(word.text) % _STEP == 0 for word in words)
    if fives:
        return len(words) >= _ENOUGH_FIVES and _steps(words, _STEP) >= _RISING * (len(words) - 1)
    return len(words) >= _ENOUGH and _steps(words, 1) >= _RISING * (len(words) - 1)


def _steps(words: Iterable[Word], largest: int) -> int:
    """How many of the numbers are larger than the one before, by so much at most."""
    values = (int(word.text) for word in words)
    return sum(0 < b - a <= largest for a, b in itertools.pairwise(values))


def _are_many(words: Sequence[Word], page: RawPage) -> bool:
    """Whether many lines have their number: where a listing counts its own, most have none."""
    left = words[0].x0 < page.width / 2
    half = (w for w in page.words if (w.x0 < page.width / 2) == left)
    lines = {round(w.baseline / _ALIGNED) for w in half}
    every = _STEP if len(words) > 1 and _steps(words, _STEP - 1) == 0 else 1
    return len(words) * every >= _MANY * len(lines)


def _is_outside(words: Sequence[Word], page: RawPage) -> bool:
    """Whether next to nothing of the page stands further left, or further right."""
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    numbers = set(words)
    others = [w for w in page.words if w not in numbers]
    before = sum(w.x0 < right for w in others)
    after = sum(w.x1 > left for w in others)
    return min(before, after) <= _BEYOND * len(others)
