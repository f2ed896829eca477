"""What belongs to the page and not to the paper: running headers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line
from readgroup.parsing.page import RawPage

_MARGIN = 0.12  # of the page's height: headers and footers lie there
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—(\[]?\s*(?:[A-Z]-?)?\d{1,4}\s*[-–—)\]]?(?:\s*(?:of|/)\s*\d{1,4})?|[ivxl]{1,6}",
    re.IGNORECASE,
)


def furniture(pages: Sequence[tuple[RawPage, Sequence[Line]]]) -> set[Line]:
    """Running headers and footers and page numbers.

    A line in the margin is furniture where its words, numbers aside, stand at the same height
    on several pages (every second one is enough), or where it is a bare page number at the
    page's outermost edge.
    """
    found: set[Line] = set()
    places: Counter[tuple[str, int]] = Counter()
    marginal: list[tuple[tuple[str, int], Line]] = []
    for page, lines in pages:
        edges = sorted(lines, key=lambda line: line.top)
        for line in edges:
            if _in_margin(line, page):
                key = (_DIGITS.sub("#", line.text.lower()).strip(), round(line.baseline / 4))
                marginal.append((key, line))
        for key in {key for key, line in marginal if line.page == page.number}:
            places[key] += 1
        found.update(line for line in (*edges[:2], *edges[-2:]) if _is_number(line, page, edges))
    enough = 2 if len(pages) < 6 else 3
    for (text, height), line in marginal:
        near = max(
            places[text, height],
            places[text, height - 1] + places[text, height],
            places[text, height] + places[text, height + 1],
        )
        if text and near >= enough:
            found.add(line)
    return found


def _in_margin(line: Line, page: RawPage) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _is_number(line: Line, page: RawPage, lines: Sequence[Line]) -> bool:
    if not _in_margin(line, page) or not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    above = line.top > page.height / 2
    return not any(
        other is not line
        and (other.top > line.bottom if above else other.bottom < line.top)
        and not _PAGE_NUMBER.fullmatch(other.text.strip())
        for other in lines
    )


_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,3}$")
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
