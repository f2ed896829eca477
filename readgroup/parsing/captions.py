"""Captions of figures, tables and algorithms."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox, BlockKind
from readgroup.parsing.columns import Row
from readgroup.parsing.geometry import around
from readgroup.parsing.looks import look_of
from readgroup.parsing.style import Body, is_prose, widest_gap

_LABEL = re.compile(
    r"""(?P<kind>figure|fig|table|tab|algorithm|listing|scheme|box|chart|plate|program)s?\.?\s*
        (?P<number>(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?|[IVXL]{1,6})\s?
        (?P<end>[:.|]|[—–-]\s|\)?$|\s(?=(?-i:[A-Z(])))""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = {
    "tab": BlockKind.TABLE,
    "alg": BlockKind.ALGORITHM,
    "lis": BlockKind.ALGORITHM,
    "pro": BlockKind.ALGORITHM,
}
_LOOSE = 1.5  # points by which lines of a caption may stand further apart than its first two
_SPREAD = 0.5  # of the size: the same where fractions and indices spread them


@dataclass(frozen=True, slots=True)
class Caption:
    """A float's caption: its rows, and the kind of float; `label` is as printed ("Fig. 3")."""

    label: str
    kind: BlockKind
    rows: tuple[Row, ...]

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.rows[0].line.page

    @property
    def bbox(self) -> BBox:
        """The rectangle around its lines."""
        return around(row.line.bbox for row in self.rows)


def find_captions(rows: Sequence[Row], body: Body) -> list[Caption]:
    """Captions begin with a label and stand apart from the running text.

    "Figure 3 shows ..." within a paragraph is told apart by its end mark, by the gap above it
    and by its style.
    """
    captions: list[Caption] = []
    taken = -1
    for row in rows:
        match = _LABEL.match(row.line.text)
        if row.index <= taken or match is None or not _stands_apart(row, rows, match, body):
            continue
        members = [row]
        while (following := _next_in_column(members[-1], rows)) and _belongs(
            members, following, body
        ):
            members.append(following)
        taken = members[-1].index
        kind = _KINDS.get(match["kind"].lower()[:3], BlockKind.FIGURE)
        label = row.line.text[: match.end("number")].strip()
        captions.append(Caption(label, kind, tuple(members)))
    return captions


def _stands_apart(row: Row, rows: Sequence[Row], match: re.Match[str], body: Body) -> bool:
    line = row.line
    alone = match.end("number") == len(line.text.strip())
    marked = alone or match["end"].strip() in (":", ".", "|", "—", "–", "-")
    styled = _is_styled(row, match, body)
    if math.isinf(row.above):
        centred = alone and line.x0 > row.column.left + 2 * body.size
        return styled or centred or (marked and match["end"].strip() in (":", "|"))
    before = rows[row.index - 1]
    if row.above > body.gap + 0.3 * body.size or not is_prose(before, body):
        return marked or styled
    return styled and before.line.text.rstrip().endswith((".", ":"))


def _is_styled(row: Row, match: re.Match[str], body: Body) -> bool:
    words = row.line.words[: 1 + match[0].strip().count(" ")]
    look = look_of(word for word in words if any(char.isalpha() for char in word.text))
    capitals = look.caps and len(match["kind"]) > 3
    slanted = look.italic and not row.line.look.italic
    return look.bold or capitals or slanted or abs(row.line.size - body.size) > 0.04 * body.size


def _next_in_column(row: Row, rows: Sequence[Row]) -> Row | None:
    following = rows[row.index + 1] if row.index + 1 < len(rows) else None
    return following if following is not None and following.column is row.column else None


def _is_bare(row: Row) -> bool:
    """Whether the row is a label and nothing more: "Table I" over its title."""
    match = _LABEL.match(row.line.text)
    return match is not None and match.end("number") >= len(row.line.text.rstrip(" .:"))


def _belongs(members: Sequence[Row], row: Row, body: Body) -> bool:
    last, first = members[-1], members[0]
    usual = members[1].above if len(members) > 1 else max(body.gap, 0.0) + 0.35 * body.size
    symbols = any(word.font.math for line in (last.line, row.line) for word in line.words)
    loose = _SPREAD * first.line.size if symbols else _LOOSE
    if row.above > usual + loose or _LABEL.match(row.line.text):
        return False
    if widest_gap(row.line) > 2.5 * row.line.size:
        return False  # a row of the table
    same = abs(row.line.size - first.line.size) < 0.35
    if len(members) == 1 and ((first.line.look.caps and not same) or _is_bare(first)):
        return True  # "TABLE I" with its title below
    if _is_bare(first):
        first = members[1]
        same = abs(row.line.size - first.line.size) < 0.35
    short = last.line.x1 < max(m.line.x1 for m in members) - 6 * first.line.size
    indented = row.line.x0 > first.line.x0 + 0.5 * row.line.size
    return same and not (short and indented and last.line.text.endswith("."))
