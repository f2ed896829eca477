"""Captions and what they take out of the text."""

from __future__ import annotations

from readgroup.model.document import BlockKind
from readgroup.parsing.captions import find_captions
from readgroup.parsing.floats import find_floats, without_header_rules
from readgroup.parsing.page import Font
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
TEXT = "running text that fills the line of its column with words and goes on"


def test_captions_are_told_from_mentions(make_rows) -> None:
    """ "Figure 2: ..." after a gap is a caption, "Figure 3. It" within a paragraph is none."""
    rows = make_rows([TEXT, ("Figure 2: A plot of things", {"gap": 14.0}), "that go on here.", (TEXT, {"gap": 14.0}),
                      "Figure 3. It shows more of that", TEXT])  # fmt: skip
    captions = find_captions(rows, BODY)
    assert [c.label for c in captions] == ["Figure 2"]
    assert [row.line.text for row in captions[0].rows] == [
        "Figure 2: A plot of things",
        "that go on here.",
    ]


def test_labels_of_figures_leave_the_text(make_rows, make_page) -> None:
    """Rows between the text and a figure's caption belong to the figure, with its drawing."""
    small = {"size": 6.0, "font": Font("Helvetica")}
    rows = make_rows(
        [
            TEXT,
            TEXT,
            ("x axis", {**small, "gap": 40.0}),
            ("Figure 1: A plot.", {"gap": 14.0}),
            (TEXT, {"gap": 14.0}),
        ]
    )
    top = rows[2].line.top
    page = make_page([row.line for row in rows], pictures=((80.0, top - 30, 300.0, top + 10),))
    kinds, (figure,) = find_floats(rows, [page], BODY, frozenset())
    assert kinds == {3: BlockKind.CAPTION, 2: BlockKind.FIGURE}
    assert figure.caption == "Figure 1: A plot."
    assert figure.region is not None
    assert figure.region.bbox[1] == top - 30 - 5  # and a margin


def test_tables_stand_below_their_captions(make_rows, make_page) -> None:
    """Rows between rules below "Table 1" are the table's, text after them is not."""
    rows = make_rows(
        [
            TEXT,
            ("Table 1: Results.", {"gap": 14.0}),
            ("model one 3.1", {"gap": 10.0}),
            "model two 4.5",
            (TEXT, {"gap": 16.0}),
        ]
    )
    above, below = rows[2].line.top - 4, rows[3].line.bottom + 4
    rules = ((72.0, above, 300.0, above + 1), (72.0, below, 300.0, below + 1))
    kinds, _ = find_floats(
        rows, [make_page([r.line for r in rows], rules=rules)], BODY, frozenset()
    )
    assert kinds == {1: BlockKind.CAPTION, 2: BlockKind.TABLE, 3: BlockKind.TABLE}


def test_a_headers_rule_is_no_drawing(make_line, make_page) -> None:
    """The line under a running header is no part of the figure below it."""
    header = make_line("Running header", top=40)
    page = make_page([header], rules=((72.0, 52.0, 500.0, 52.5), (72.0, 300.0, 500.0, 300.5)))
    assert without_header_rules(page, [header]).rules == ((72.0, 300.0, 500.0, 300.5),)
