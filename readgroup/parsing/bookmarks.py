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
_ABOVE, _BELOW = 15.0, 60.0  # points around the place that a bookmark names
_NUMBER = re.compile(
    r"^(?:appendix\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])(?:[.\-][0-9a-z]+)*[.:)]?\s+(?=\S)",
    re.IGNORECASE,
)


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
    """The title near the height that the bookmark names, else anywhere on its page."""
    wanted = letters(bookmark.title)
    bare = letters(_NUMBER.sub("", bookmark.title))
    if len(bare) < 2:
        return None
    free = [row for row in rows if row.index not in used]
    top = bookmark.top
    near = [row for row in free if top is not None and -_ABOVE <= row.line.top - top <= _BELOW]
    return _best(bookmark, near, rows, wanted, bare) or _best(bookmark, free, rows, wanted, bare)


def _best(
    bookmark: Bookmark, starts: Sequence[Row], rows: Sequence[Row], wanted: str, bare: str
) -> Found | None:
    best: tuple[float, Found] | None = None
    after = {row.index: row for row in rows}
    for row in starts:
        run: list[Row] = [row]
        text = row.line.text
        while True:
            score, whole = _match(text, wanted, bare)
            if score >= _ALIKE and (best is None or score - 0.2 * (not whole) > best[0]):
                best = (score - 0.2 * (not whole), Found(bookmark, tuple(run), whole))
            following = after.get(run[-1].index + 1)
            if (
                following is None
                or following.column is not row.column
                or len(run) == _MOST_LINES
                or len(letters(text)) >= len(wanted)
                or following.above > 1.2 * row.line.size
            ):
                break
            run.append(following)
            text += " " + following.line.text
    return best[1] if best else None


def _match(text: str, wanted: str, bare: str) -> tuple[float, bool]:
    """How alike text and title are, and whether the text is the title and no more."""
    seen, seen_bare = letters(text), letters(_NUMBER.sub("", text.strip()))
    score = max(_likeness(wanted, seen), _likeness(bare, seen_bare), _likeness(bare, seen))
    if score >= _ALIKE:
        return score, True
    longer = len(seen) > len(wanted) and (seen.startswith(wanted) or seen_bare.startswith(bare))
    return (0.9, False) if longer and len(bare) > 3 else (0.0, False)


def _likeness(a: str, b: str) -> float:
    if not a or not b or abs(len(a) - len(b)) > 0.3 * max(len(a), len(b)) + 1:
        return 0.0
    if a == b:
        return 1.0
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
