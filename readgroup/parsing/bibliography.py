"""Which rows of a bibliography are its entries', whatever they were taken for before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from readgroup.model.document import BlockKind
from readgroup.parsing.columns import Row

_TAKEN = (
    BlockKind.FIGURE,
    BlockKind.TABLE,
    BlockKind.EQUATION,
    BlockKind.QUOTATION,
    BlockKind.FOOTNOTE,
)
_SAME_SIZE = 0.3  # points
_LARGER = 1.15  # letters of a heading
_FEWEST_WORDS = 3


def settled(rows: Sequence[Row], kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    """`kinds` with the part of each row of a bibliography put right; `rows` are that bibliography's.

    Entries are set in one size and font. Rows that look so are an entry's, though a drawing lies
    behind them or a rule above; rows in clearly larger letters are none.
    """
    changed = dict(kinds)
    styles = Counter(
        (row.line.font.name, round(row.line.size * 2) / 2) for row in rows if row.index not in kinds
    )
    if not styles:
        return changed
    font, size = max(styles, key=lambda style: (styles[style], style))
    for row in rows:
        line = row.line
        alike = line.font.name == font and abs(line.size - size) < _SAME_SIZE
        if kinds.get(row.index) in _TAKEN and alike and len(line.words) >= _FEWEST_WORDS:
            del changed[row.index]
        elif row.index not in kinds and line.look.size > _LARGER * size:
            changed[row.index] = BlockKind.PARAGRAPH
    return changed
