"""What is drawn around words."""

from __future__ import annotations

from readgroup.model.document import BlockKind
from readgroup.parsing.drawings import drawn_areas
from readgroup.parsing.floats import find_floats
from readgroup.parsing.frames import Marked, is_label, marked_areas
from readgroup.parsing.page import Font
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
TEXT = "running text that fills the line of its column with words and goes on"
SANS = {"font": Font("Helvetica"), "size": 9.0}


def test_strokes_that_touch_are_one_drawing(make_page) -> None:
    """Axes and curves form one area; a fraction's bar and a frame around the page are none."""
    axes = (
        (100.0, 100.0, 102.0, 200.0),
        (100.0, 199.0, 250.0, 201.0),
        (110.0, 120.0, 240.0, 180.0),
    )
    bar, frame = (300.0, 400.0, 360.0, 401.0), (5.0, 5.0, 595.0, 795.0)
    assert drawn_areas(make_page([], strokes=(*axes, bar, frame))) == (
        (100.0, 100.0, 250.0, 201.0),
    )


def test_labels_of_a_stroked_drawing_leave_the_text(make_rows, make_page) -> None:
    """Words in a plot made of lines alone are its labels, in the text's own font too."""
    rows = make_rows([TEXT, ("baseline", {"gap": 40.0, "x": 150.0}), (TEXT, {"gap": 40.0})])
    label = rows[1].line
    plot = (
        (120.0, label.top - 25, 122.0, label.bottom + 25),
        (120.0, label.bottom + 24, 300.0, label.bottom + 25),
    )
    page = make_page([row.line for row in rows], strokes=plot)
    kinds, _ = find_floats(rows, [page], BODY, frozenset())
    assert kinds == {1: BlockKind.FIGURE}


def test_a_text_shown_in_a_frame_is_a_quotation(make_rows, make_page) -> None:
    """A framed prompt in another font is shown, not said; the authors' own box stays in the text."""
    shown = make_rows([(TEXT, SANS)] * 4)
    said = make_rows([TEXT] * 4)
    frame = ((60.0, 90.0, 410.0, 160.0),)
    for rows, kind in ((shown, BlockKind.QUOTATION), (said, None)):
        kinds, _ = find_floats(
            rows, [make_page([r.line for r in rows], strokes=frame)], BODY, frozenset()
        )
        assert [kinds.get(row.index) for row in rows] == [kind] * 4


def test_a_figure_made_of_text_is_a_quotation(make_rows, make_page) -> None:
    """With nothing drawn, the lines over a figure's caption are shown; those before the gap are not."""
    rows = make_rows(
        [
            TEXT,
            (TEXT, {"gap": 30.0}),
            TEXT,
            ("Figure 3: A sample.", {"gap": 12.0}),
        ]
    )
    kinds, (figure,) = find_floats(rows, [make_page([r.line for r in rows])], BODY, frozenset())
    assert kinds == {1: BlockKind.QUOTATION, 2: BlockKind.QUOTATION, 3: BlockKind.CAPTION}
    assert figure.region is not None
    assert figure.region.bbox[1] == rows[1].line.top - 5


def test_large_words_on_a_coloured_ground_are_no_label(make_rows, make_page) -> None:
    """A title may stand on a picture."""
    (row,) = make_rows([("A Title", {"size": 20.0})])
    area = ((60.0, 80.0, 500.0, 200.0),)
    assert not is_label(row, area, BODY)
    assert marked_areas(make_page([row.line], strokes=area), [row], BODY) == Marked(area, ())
