"""Bookmarks, checked against the page: where each one's heading stands, if it stands there at all."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.parsing.columns import Row

_ENOUGH = 3  # bookmarks found on their pages, before they are believed
_ENOUGH_SHARE = 0.5
_MOST_LINES = 4
_ALIKE = 0.84
_NUMBER = re.compile(r"^(?:appendix\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])(?:[.\-][0-9a-z]+)*[.:)]?\s+(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title, its level (from 1), its page (from 1; 0 unknown), points from the page's top."""

    title: str
    level: int
    page: int
    top: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """A bookmark and the rows that its heading covers."""

    bookmark: Bookmark
    rows: tuple[Row, ...]
    whole: bool = True


def letters(text: str) -> str:
    """What two printings of one title share: letters and digits, no case, no accents.

    >>> letters("3.1 Multi-Head")
    '31multihead'
    """
    plain = unicodedata.normalize("NFKD", text).lower()
    return re.sub(r"[^a-z0-9]", "", plain)


def locate(bookmarks: Sequence[Bookmark], rows: Sequence[Row]) -> list[Found]:
    """The bookmarks whose titles stand on their pages; [] where too few do to believe any."""
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.line.page, []).append(row)
    found: list[Found] = []
    used: set[int] = set()
    real = [b for b in bookmarks if b.title]
    for bookmark in real:
        place = _place(bookmark, by_page.get(bookmark.page, []), used)
        if place is not None:
            used.update(row.index for row in place.rows)
            found.append(place)
    if len(found) < _ENOUGH or len(found) < _ENOUGH_SHARE * len(real):
        return []
    return sorted(found, key=lambda f: f.rows[0].index)


def _place(bookmark: Bookmark, rows: Sequence[Row], used: set[int]) -> Found | None:
    """The best place on the page: alike in letters, and near the height that the bookmark names."""
    wanted = letters(bookmark.title)
    bare = letters(_NUMBER.sub("", bookmark.title))
    if len(bare) < 2:
        return None
    best: tuple[float, Found] | None = None
    for start, row in enumerate(rows):
        if row.index in used:
            continue
        text = ""
        for length in range(1, _MOST_LINES + 1):
            run = rows[start : start + length]
            if len(run) < length or run[-1].column is not row.column or (length > 1 and run[-1].above > 1.2 * row.line.size):
                break
            text += " " + run[-1].line.text
            seen, seen_bare = letters(text), letters(_NUMBER.sub("", text.strip()))
            score = max(_likeness(wanted, seen), _likeness(bare, seen_bare), _likeness(bare, seen))
            whole = score >= _ALIKE
            if not whole and len(seen) > len(wanted) and (seen.startswith(wanted) or seen_bare.startswith(bare)):
                score, whole = 0.9 if len(bare) > 3 else 0.0, False
            if score < _ALIKE:
                continue
            distance = abs(row.line.top - bookmark.top) if bookmark.top is not None else 100.0
            total = score - min(distance, 300.0) / 600.0 - (0.2 if not whole else 0.0)
            if best is None or total > best[0]:
                best = (total, Found(bookmark, tuple(run), whole))
    return best[1] if best else None


def _likeness(a: str, b: str) -> float:
    if not a or not b or abs(len(a) - len(b)) > 0.3 * max(len(a), len(b)) + 1:
        return 0.0
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
