"""What belongs to the page and not to the paper: running headers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence

from readgroup.parsing.columns import Row
from readgroup.parsing.geometry import beside
from readgroup.parsing.lines import Line
from readgroup.parsing.page import RawPage

_MARGIN = 0.12  # of the page's height: headers and footers lie there
_ROOM = 1.5  # of its height: free above and below a page's number
_SEVERAL = 3  # pages
_SAME_EDGE = 4.0  # points
_OVERLAP = 0.15  # of a line's height
_FAR = 2.2  # of the size: lines of one text stand nearer
_WORDS = 5  # of a line of running text
_LABEL = re.compile(r"(?:table|figure|fig\.|algorithm|listing|chapter|appendix|part) ?#")
_DOWNLOADED = re.compile(
    r"(?:this (?:content|article|document) (?:was )?)?downloaded (?:from|by|on|at)\b|download date\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—(\[]?\s*(?:[A-Z]-?)?\d{1,4}\s*[-–—)\]]?(?:\s*(?:of|/)\s*\d{1,4})?|[ivxl]{1,6}",
    re.IGNORECASE,
)


def furniture(pages: Sequence[tuple[RawPage, Sequence[Line]]]) -> set[Line]:
    """Running headers and footers and page numbers.

    A line at the page's edge is furniture where its words, numbers aside, stand at the same height
    on several pages (every second one is enough), where it is a bare page number, where it says
    whence the file was downloaded, or where it stands above or below all running text of the paper.
    """
    found = _repeated(pages)
    for page, lines in pages:
        edges = sorted(lines, key=lambda line: line.top)
        outer = (*edges[:3], *edges[-3:])
        found.update(line for line in outer if _is_number(line, page, edges))
        found.update(line for line in outer if _DOWNLOADED.match(line.text))
    return found | _beyond_the_text(pages, found)


def _repeated(pages: Sequence[tuple[RawPage, Sequence[Line]]]) -> set[Line]:
    places: Counter[tuple[str, int]] = Counter()
    marginal: list[tuple[tuple[str, int], Line]] = []
    for page, lines in pages:
        here = []
        for line in _at_edges(page, lines):
            key = (_DIGITS.sub("#", line.text.lower()).strip(), round(line.baseline / 4))
            here.append((key, line))
        places.update({key for key, _ in here})
        marginal += here
    enough = 2 if len(pages) < 6 else 3
    found: set[Line] = set()
    for (text, height), line in marginal:
        near = max(
            places[text, height],
            places[text, height - 1] + places[text, height],
            places[text, height] + places[text, height + 1],
        )
        if text and near >= enough and not _LABEL.match(text):
            found.add(line)
    return found


def _at_edges(page: RawPage, lines: Sequence[Line]) -> list[Line]:
    """The lines in the page's margins, and its first and its last whatever the margins' height."""
    tops = [line.bottom for line in lines]
    highest, lowest = min(tops, default=0.0), max((line.top for line in lines), default=0.0)
    return [
        line
        for line in lines
        if _in_margin(line, page) or line.top < highest or line.bottom > lowest
    ]


def _in_margin(line: Line, page: RawPage) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _is_number(line: Line, page: RawPage, lines: Sequence[Line]) -> bool:
    """Whether the line is a page's number, with room around it or nothing beyond it."""
    if not _in_margin(line, page) or not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    above = line.top > page.height / 2
    others = [o for o in lines if o is not line and not _PAGE_NUMBER.fullmatch(o.text.strip())]
    room = _ROOM * line.height
    alone = all(o.bottom < line.top - room or o.top > line.bottom + room for o in others)
    outermost = not any(o.top > line.bottom if above else o.bottom < line.top for o in others)
    return outermost or alone


def _beyond_the_text(
    pages: Sequence[tuple[RawPage, Sequence[Line]]], apart: Container[Line]
) -> set[Line]:
    """Lines over or under the field that running text fills on several pages.

    Whatever they say: a header may name each page's own section. The first page has its title
    above the text, unless it begins in the middle of a sentence.
    """
    left = [(page, [line for line in lines if line not in apart]) for page, lines in pages]
    running = [lines for lines in (_running(lines) for _, lines in left) if lines]
    if not running:
        return set()
    few = len(pages) < _SEVERAL
    top = _shared([min(line.top for line in lines) for lines in running], min, few=few)
    bottom = _shared([max(line.bottom for line in lines) for lines in running], max, few=few)
    found: set[Line] = set()
    for place, (page, lines) in enumerate(left):
        above = [line for line in lines if top is not None and _ends_above(line, top)]
        if not place:
            above = _header_of_first(page, lines)
        elif few:
            above = []
        below = [line for line in lines if bottom is not None and line.top > bottom + 1]
        if few:
            below = [line for line in below if _in_margin(line, page)]
        found.update(above, below)
    return found


def _ends_above(line: Line, top: float) -> bool:
    """Whether the line stands over the height `top`; boxes of close lines overlap a little."""
    return line.bottom < top + _OVERLAP * line.height


def _shared(edges: Sequence[float], outermost: Callable[..., float], *, few: bool) -> float | None:
    """The outermost edge of the running text, if several pages have it; of a few pages, any."""
    edge = outermost(edges)
    shared = sum(abs(other - edge) < _SAME_EDGE for other in edges)
    return edge if few or shared >= _SEVERAL else None


def _running(lines: Sequence[Line]) -> list[Line]:
    """Lines of several words with another such line close above or below."""
    worded = sorted((x for x in lines if len(x.words) >= _WORDS), key=lambda line: line.top)
    found: set[Line] = set()
    for place, line in enumerate(worded):
        for other in worded[place + 1 :]:
            gap = other.top - line.top
            if gap >= _FAR * line.size:
                break
            alike = abs(line.size - other.size) < 0.1 * line.size
            if alike and gap > 0.5 * line.size and beside(line.bbox, other.bbox):
                found.update((line, other))
    return [line for line in worded if line in found]


def _header_of_first(page: RawPage, lines: Sequence[Line]) -> list[Line]:
    """What stands over a first page's text in its margin, where that goes on with a sentence."""
    worded = [line for line in lines if len(line.words) >= _WORDS]
    first = min(worded, key=lambda line: line.top, default=None)
    if first is None or not first.text[:1].islower():
        return []
    above = [line for line in lines if _ends_above(line, first.top)]
    return above if all(_in_margin(line, page) for line in above) else []


_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,3}$|(?:\.\s?){8,}$")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)\d{1,3}$")


def contents_rows(rows: Sequence[Row]) -> list[Row]:
    """Rows of a table of contents, which repeats all headings.

    Below the word "Contents" these are rows that end in a page's number (or whose next row
    does); elsewhere rows with dot leaders.
    """
    found: list[Row] = []
    inside = False
    for row in rows:
        text = row.line.text.strip()
        following = rows[row.index + 1].line.text if row.index + 1 < len(rows) else ""
        if _CONTENTS.fullmatch(text):
            inside = True
        elif inside:
            inside = bool(_ENDS_IN_NUMBER.search(text) or _ENDS_IN_NUMBER.search(following))
        if inside or _LEADERS.search(text):
            found.append(row)
    return found
