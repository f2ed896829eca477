"""Footnotes: small text at a column's foot that begins with a mark."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from readgroup.parsing.columns import Column, Row
from readgroup.parsing.style import Body

_SMALLER = 0.94
_SYMBOL = re.compile(r"[∗*†‡§¶⋆♯#]|\d{1,3}(?=\D)")


def starts_note(row: Row) -> bool:
    """Whether the row begins with a raised number or a symbol of footnotes."""
    first = row.line.words[0]
    raised = first.size < 0.85 * row.line.size and _SYMBOL.match(first.text + " ") is not None
    return raised or row.line.text[:1] in "∗*†‡§¶"


def footnote_rows(rows: Sequence[Row], body: Body, taken: Collection[int]) -> list[Row]:
    """Rows at the foot of each column that are smaller than the text, from the first mark on.

    On the first page an unmarked small foot (the venue, a copyright line) counts as one.
    """
    columns: dict[int, list[Row]] = {}
    for row in rows:
        columns.setdefault(id(row.column), []).append(row)
    lowest: dict[int, float] = {}
    for row in rows:
        lowest[row.line.page] = max(lowest.get(row.line.page, 0.0), row.line.bottom)
    found: list[Row] = []
    for inside in columns.values():
        foot: list[Row] = []
        for row in reversed(inside):
            if row.index in taken or row.line.size > _SMALLER * body.size:
                break
            foot.insert(0, row)
        marked = next((i for i, row in enumerate(foot) if starts_note(row)), None)
        if marked is not None and (marked == 0 or foot[marked].line.page == 1):
            found += foot[marked:] if foot[0].line.page > 1 else foot
        elif marked is not None:
            found += foot[marked:]
        elif foot and foot[0].line.page == 1 and _at_foot(foot, lowest, inside[0].column):
            found += foot
    return found


def _at_foot(foot: Sequence[Row], lowest: dict[int, float], column: Column) -> bool:
    bottom = lowest[column.page]
    return bottom - foot[-1].line.bottom < 2 and foot[0].line.top > 0.6 * bottom
