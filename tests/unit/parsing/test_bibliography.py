"""Which rows are a bibliography's entries."""

from __future__ import annotations

from readgroup.model.document import BlockKind
from readgroup.parsing.bibliography import settled
from readgroup.parsing.page import Font

ENTRY = "Ada Lovelace and Charles Babbage. Notes on engines, 1843."


def test_entries_that_lie_on_a_drawing(make_rows) -> None:
    """Rows that look like the other entries are entries, though a picture lies behind them."""
    rows = make_rows([ENTRY, ENTRY, ENTRY])
    kinds = {1: BlockKind.FIGURE, 2: BlockKind.QUOTATION}
    assert settled(rows, kinds) == {}


def test_a_figure_within_a_bibliography(make_rows) -> None:
    """Labels of a drawing, in another font or size, stay the figure's; captions stay captions."""
    label = ("scores of one model", {"font": Font("Helvetica"), "size": 7.0})
    rows = make_rows([ENTRY, label, ("Figure 3: A plot of it.", {}), ENTRY])
    kinds = {1: BlockKind.FIGURE, 2: BlockKind.CAPTION}
    assert settled(rows, kinds) == kinds


def test_a_title_after_the_last_entry(make_rows) -> None:
    """What follows in larger letters is no entry."""
    rows = make_rows([ENTRY, ENTRY, ("Supplementary Materials", {"size": 14.0, "gap": 30.0})])
    assert settled(rows, {}) == {2: BlockKind.PARAGRAPH}
