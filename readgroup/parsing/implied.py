"""Sections that a paper has without printing a heading for them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from readgroup.model.document import SectionKind
from readgroup.parsing.candidates import Heading
from readgroup.parsing.columns import Row
from readgroup.parsing.front import Front
from readgroup.parsing.lines import Line
from readgroup.parsing.sections import kind_of_title

MAIN_TEXT = "Main text"
_ABSTRACT = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\s*[.:—–-]*\s*", re.IGNORECASE)
_MARK = re.compile(r"\[(\d{1,3})\]")
_FEWEST_ENTRIES = 5
_SAME_EDGE = 2.0  # points
_SAME_SIZE = 0.3  # points


def with_implied(
    headings: Sequence[Heading], front: Front, rows: Sequence[Row], apart: Container[int]
) -> list[Heading]:
    """The headings, and those of an abstract, a main text and a bibliography without one.

    `apart` are the indices of rows outside the text flow.
    """
    kept = with_abstract(headings, front, rows)
    level = min((h.level for h in kept), default=1)
    if kept and kept[0].implied:
        end = abstract_end(kept[0].index, rows, apart)
        following = kept[1].index if len(kept) > 1 else len(rows)
        if end is not None and end < following:
            kept.insert(1, _implied(rows[end], MAIN_TEXT, level))
    if not any(kind_of_title(h.title) is SectionKind.REFERENCES for h in kept):
        start = bibliography_start(rows, apart)
        if start is not None:
            kept = [h for h in kept if h.index < start]
            kept.append(_implied(rows[start], "References", level))
    text = [row for row in rows if row.index not in apart]
    if not kept and text:
        kept.append(_implied(text[0], MAIN_TEXT, level))
    if front.before is not None:
        kept = [h for h in kept if h.index >= front.before]
        kept.insert(0, _implied(rows[front.before], MAIN_TEXT, level))
    return kept


def _implied(row: Row, title: str, level: int, run_in: int = 0) -> Heading:
    look = row.line.look
    return Heading((row,), None, title, look, level, run_in, implied=not run_in)


def with_abstract(headings: Sequence[Heading], front: Front, rows: Sequence[Row]) -> list[Heading]:
    """The headings with one for the abstract, which may have none, or run into its text."""
    kept = [h for h in headings if front.abstract is None or h.index >= front.abstract]
    if front.abstract is None or any(_ABSTRACT.fullmatch(h.title) for h in kept[:2]):
        return kept
    row = rows[front.abstract]
    match = _ABSTRACT.match(row.line.text)
    words = _words_in(row.line, match.end()) if match else 0
    level = min((h.level for h in kept), default=1)
    return [_implied(row, "Abstract", level, words), *(h for h in kept if h.index != row.index)]


def abstract_end(start: int, rows: Sequence[Row], apart: Container[int]) -> int | None:
    """Where an abstract without a heading gives way to the text: at another column or size."""
    first = last = rows[start]
    for row in rows[start + 1 :]:
        if row.index in apart:
            continue
        follows = (
            abs(row.line.x0 - first.line.x0) < _SAME_EDGE
            and 0 <= row.line.top - last.line.bottom + 1 < row.line.size
        )
        same = row.column is first.column or (row.line.page == last.line.page and follows)
        sizes = [abs(word.size - first.line.size) for word in row.line.words]
        if not same or min(sizes) > _SAME_SIZE:  # an address may be set larger
            return row.index
        last = row
    return None


def bibliography_start(rows: Sequence[Row], apart: Container[int]) -> int | None:
    """Index of the row "[1] ..." that a run of "[2] ...", "[3] ..." follows; the last such one."""
    marks: list[tuple[int, int]] = []
    for row in rows:
        match = _MARK.match(row.line.text)
        if match and row.index not in apart:
            marks.append((row.index, int(match[1])))
    for place in range(len(marks) - 1, -1, -1):
        numbers = [number for _, number in marks[place : place + _FEWEST_ENTRIES]]
        if numbers == list(range(1, _FEWEST_ENTRIES + 1)):
            return marks[place][0]
    return None


def _words_in(line: Line, characters: int) -> int:
    """How many of the line's words the first `characters` of its text cover."""
    length = 0
    for count, word in enumerate(line.words):
        if length >= characters - 1:
            return count
        length += len(word.text) + (0 if word.glued else 1)
    return len(line.words)
