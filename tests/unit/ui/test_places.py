"""Links to places in papers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Region
from readgroup.ui.places import WHOLE, Place, follow, link, of_section
from tests.ui.fake_paper import DOCUMENT

numbers = st.integers(0, 8000).map(lambda n: n / 10)
pages = st.integers(1, DOCUMENT.pages)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, right = sorted((draw(numbers), draw(numbers)))
    top, bottom = sorted((draw(numbers), draw(numbers)))
    return Region(draw(pages), (left, top, right, bottom))


places = st.builds(
    Place,
    st.just("2404.14082"),
    st.integers(WHOLE, len(DOCUMENT.sections) - 1),
    pages,
    st.lists(regions(), max_size=6).map(tuple),
)


@given(places)
def test_a_link_leads_back_to_its_place(place: Place) -> None:
    """Section, page and marks survive the way through the address bar, to a tenth of a point."""
    followed, told = follow(link(place, DOCUMENT), place.paper, DOCUMENT)
    assert followed == place
    assert not told


@given(st.dictionaries(st.sampled_from(["section", "page", "mark", "x"]), st.text(max_size=30)))
def test_no_link_is_an_error(params: dict[str, str]) -> None:
    """Whatever stands in the address bar, a place in the paper comes out of it."""
    place, _ = follow(params, "tides", DOCUMENT)
    assert 1 <= place.page <= DOCUMENT.pages
    assert WHOLE <= place.section < len(DOCUMENT.sections)


def test_a_link_to_a_section_marks_its_heading() -> None:
    """A link that names a section and no page leads to its heading."""
    place, _ = follow({"section": "results <B>of</b> one month"}, "tides", DOCUMENT)
    assert place == of_section("tides", DOCUMENT, 2)
    assert place.marks == DOCUMENT.sections[2].regions


def test_marks_that_cannot_be_drawn_are_told() -> None:
    """Infinite boxes, boxes turned inside out and pages that do not exist are refused."""
    for mark in ("1,inf,0,1,1", "1,9,0,1,1", "77,0,0,1,1", "1,nan,0,1,1", "1,2,3"):
        place, told = follow({"mark": mark}, "tides", DOCUMENT)
        assert place.marks == ()
        assert told
