"""The rectangles of figures and tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import BBox, BlockKind
from readgroup.parsing.captions import find_captions
from readgroup.parsing.floats import find_floats
from readgroup.parsing.page import Font, Word
from readgroup.parsing.regions import _cut_back
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
TEXT = "running text that fills the line of its column with words and goes on"
numbers = st.integers(0, 200).map(float)
boxes = st.builds(
    lambda x, y, w, h: (x, y, x + w + 1, y + h + 1), numbers, numbers, numbers, numbers
)


def region(rows, page) -> BBox:
    _, (figure,) = find_floats(rows, [page], BODY, frozenset())
    assert figure.region is not None
    return figure.region.bbox


def test_a_drawing_wider_than_its_caption_is_shown_whole(make_rows, make_page) -> None:
    """Panels to the left and right of a short caption belong to the figure, and axes' labels too."""
    rows = make_rows([TEXT, ("Figure 1: Two.", {"gap": 100.0, "x": 200.0}), (TEXT, {"gap": 14.0})])
    top = rows[1].line.top - 70
    panels = ((90.0, top, 180.0, top + 60), (280.0, top, 390.0, top + 60))
    axis = Word("loss", 78, top + 10, 86, top + 40, top + 40, 8.0, Font("F"))
    page = make_page([row.line for row in rows], pictures=panels, turned=(axis,))
    left, upper, right, _ = region(rows, page)
    assert (left, right) == (73.0, 395.0)
    assert rows[0].line.bottom <= upper <= top


def test_a_picture_that_the_pdf_cuts_off_covers_no_text(make_rows, make_page) -> None:
    """The box of a clipped picture reaches over the paragraph above; the figure's region does not."""
    rows = make_rows([TEXT, TEXT, ("Figure 1: One.", {"gap": 80.0}), (TEXT, {"gap": 14.0})])
    picture = (60.0, 90.0, 600.0, rows[2].line.top - 4)
    page = make_page([row.line for row in rows], pictures=(picture,))
    _, upper, _, lower = region(rows, page)
    assert upper >= rows[1].line.bottom - 2
    assert lower <= rows[3].line.top + 2


def test_a_paragraphs_last_line_is_no_label(make_rows, make_page) -> None:
    """The short last line of the text over a figure stays text."""
    rows = make_rows([TEXT, TEXT, "a last line.", ("Figure 1: One.", {"gap": 60.0})])
    top = rows[2].line.bottom + 5
    page = make_page([row.line for row in rows], pictures=((80.0, top, 300.0, top + 40),))
    kinds, _ = find_floats(rows, [page], BODY, frozenset())
    assert kinds == {3: BlockKind.CAPTION}


def test_a_label_alone_takes_the_title_below_it(make_rows) -> None:
    """ "Table I" on a line of its own is followed by its title in small capitals."""
    caps = {"size": 8.0, "font": Font("Times-Roman", small_caps=True)}
    rows = make_rows([TEXT, ("Table I", {"gap": 20.0, "size": 9.0}), ("Rates of all kinds", caps)])
    (caption,) = find_captions(rows, BODY)
    assert [row.line.text for row in caption.rows] == ["Table I", "Rates of all kinds"]


def test_a_figure_in_parts_is_one(make_rows, make_page) -> None:
    """Captions of parts, "(a) ...", stand between the drawings and the figure's own caption."""
    parts = "(a) running text that fills the line of its column, (b) and goes on"
    rows = make_rows([TEXT, (parts, {"gap": 90.0}), ("Figure 6: Both.", {"gap": 10.0})])
    top = rows[1].line.top - 70
    page = make_page([row.line for row in rows], pictures=((80.0, top, 300.0, top + 66),))
    kinds, (figure,) = find_floats(rows, [page], BODY, frozenset())
    assert kinds == {1: BlockKind.CAPTION, 2: BlockKind.CAPTION}
    assert figure.caption == "Figure 6: Both."
    assert figure.region is not None
    assert figure.region.bbox[1] <= top


def test_text_between_two_tables_is_in_neither(make_rows, make_page) -> None:
    """A heading and a paragraph between the rules of two tables of one width stay text."""
    rows = make_rows([
        ("Table 5: One.", {"gap": 14.0}), ("model one 3.1", {"gap": 10.0}), "model two 4.5",
        ("3.2 The Next", {"gap": 30.0, "size": 12.0, "font": Font("B", bold=True)}), (TEXT, {"gap": 12.0}),
        TEXT, TEXT, TEXT, ("Table 6: Two.", {"gap": 24.0}), ("model one 3.1", {"gap": 10.0}), "model two 4.5",
    ])  # fmt: skip
    heights = [rows[n].line.top - 4 for n in (1, 9)] + [rows[n].line.bottom + 4 for n in (2, 10)]
    rules = tuple((72.0, y, 300.0, y + 1) for y in heights)
    page = make_page([row.line for row in rows], rules=rules)
    kinds, _ = find_floats(rows, [page], BODY, frozenset())
    assert {index for index, kind in kinds.items() if kind is BlockKind.TABLE} == {1, 2, 9, 10}


@given(boxes, boxes, st.lists(boxes, max_size=6))
def test_cutting_back_keeps_what_must_stay(box: BBox, keep: BBox, obstacles: list[BBox]) -> None:
    """Whatever stands in the way, the rectangle stays inside itself and around what it keeps."""
    whole = (min(box[0], keep[0]), min(box[1], keep[1]), max(box[2], keep[2]), max(box[3], keep[3]))
    cut = _cut_back(whole, keep, obstacles)
    assert whole[0] <= cut[0] <= keep[0]
    assert whole[1] <= cut[1] <= keep[1]
    assert keep[2] <= cut[2] <= whole[2]
    assert keep[3] <= cut[3] <= whole[3]
