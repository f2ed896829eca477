"""Rectangles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import BBox
from readgroup.parsing.columns import columns_of, find_gutters
from readgroup.parsing.drawings import drawn_areas
from readgroup.parsing.geometry import around, beside, share_inside
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Font, RawPage, Word, clamped

COORDINATE = st.floats(-1000, 1000)


@st.composite
def boxes(draw: st.DrawFn) -> BBox:
    """Any rectangle with left <= right and top <= bottom."""
    x0, x1 = sorted((draw(COORDINATE), draw(COORDINATE)))
    y0, y1 = sorted((draw(COORDINATE), draw(COORDINATE)))
    return x0, y0, x1, y1


@given(st.lists(boxes(), min_size=1))
def test_around_holds_every_box(several: list[BBox]) -> None:
    """The rectangle around some boxes contains each, and no smaller one would."""
    left, top, right, bottom = around(several)
    assert all(left <= b[0] and top <= b[1] and b[2] <= right and b[3] <= bottom for b in several)
    assert left in [b[0] for b in several]
    assert bottom in [b[3] for b in several]


@given(boxes(), boxes())
def test_share_is_a_share(one: BBox, other: BBox) -> None:
    """The share of a box inside another lies between 0 and 1, and is 0 for boxes side by side."""
    share = share_inside(one, other)
    assert 0 <= share <= 1
    if not beside(one, other):
        assert share == 0


@given(boxes(), st.floats(1, 500), st.floats(1, 500))
def test_clamped_words_lie_on_the_page(box: BBox, width: float, height: float) -> None:
    """A word is cut to the page, or gone where it sticks out of it."""
    word = Word("w", box[0], box[1], box[2], box[3], box[3], 10.0, Font("F"))
    kept = clamped(word, width, height)
    if kept is None:
        assert max(-box[0], -box[1], box[2] - width, box[3] - height) > 0
    else:
        assert 0 <= kept.x0 <= kept.x1 <= width
        assert 0 <= kept.top <= kept.bottom <= height


def test_words_of_a_clipped_drawing_are_dropped() -> None:
    """A word that begins left of the page is no text; one whose box is a hair too wide is."""
    heading = Word("Methods", 50, 100, 120, 112, 110, 12.0, Font("F"))
    assert clamped(heading._replace(x0=-22.0), 600, 800) is None
    assert clamped(heading._replace(x1=601.0), 600, 800) == heading._replace(x1=600)
    assert clamped(heading, 600, 800) == heading


def test_boxes_without_a_number_are_dropped() -> None:
    """A word whose box is not a number is not on the page."""
    assert clamped(Word("w", float("nan"), 0, 1, 1, 1, 10.0, Font("F")), 10, 10) is None


ON_PAGE = st.tuples(
    st.floats(0, 560), st.floats(0, 780), st.floats(5, 300), st.sampled_from([8.0, 10.0, 12.0])
)


def _line(x: float, top: float, width: float, size: float) -> Line:
    right, font = min(x + width, 600.0), Font("F", bold=size > 10)
    return Line(1, (Word("word", x, top, right, top + size, top + 0.8 * size, size, font),))


@given(st.lists(ON_PAGE, min_size=1, max_size=40), st.lists(st.floats(100, 500), max_size=2))
def test_reading_order_loses_and_doubles_no_word(places, gutters) -> None:
    """However lines lie, and wherever gutters are drawn, each word is in one column, once."""
    lines = [_line(*place) for place in places]
    wanted = sorted((w.x0, w.top) for line in lines for w in line.words)
    for found in (find_gutters(lines, 600.0), tuple(sorted(gutters))):
        columns = columns_of(1, lines, found)
        read = [w for column in columns for line in column.lines for w in line.words]
        assert sorted((w.x0, w.top) for w in read) == wanted
        assert all(column.left <= column.right for column in columns)


@given(st.lists(ON_PAGE, max_size=25))
def test_drawn_areas_hold_whole_shapes(places) -> None:
    """An area is the rectangle around some of the shapes, large enough, and on the page's grid once."""
    shapes = tuple((x, y, x + w, y + size) for x, y, w, size in places)
    areas = drawn_areas(RawPage(1, 600.0, 800.0, (), strokes=shapes))
    assert len(set(areas)) == len(areas)
    for area in areas:
        inside = [s for s in shapes if share_inside(s, area) == 1.0]
        assert around(inside) == area
        assert min(area[2] - area[0], area[3] - area[1]) >= 24
