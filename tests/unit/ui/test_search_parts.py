"""Parts of the Search page that need no browser: examples to ask, and the crop of a page."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Document, Region, Section, SectionKind
from readgroup.ui.components.examples import examples
from readgroup.ui.components.page_view import crop_box
from tests.library_parts import block, document


def _about(*titles: str, text: str) -> Document:
    sections = tuple(
        Section(n, str(n + 1), title, 1, SectionKind.OTHER, 1) for n, title in enumerate(titles)
    )
    return replace(document(), sections=sections, blocks=(block(text, 0),))


def test_examples_are_what_a_paper_speaks_of_most() -> None:
    """Of each paper in turn the title that its text says most often; none twice, none said rarely."""
    one = _about(
        "Sparse Codes",
        "Toy Models",
        "Our Results So Far",
        text="toy models " * 9 + "sparse codes " * 4,
    )
    other = _about("Linear Probes", "toy models", text="Linear probes. " * 3 + "toy models " * 5)
    assert examples([one, other]) == ["Toy Models", "Sparse Codes", "Linear Probes"]
    assert examples([one, other], most=1) == ["Toy Models"]
    assert examples([]) == []


SIDES = st.tuples(st.floats(0, 500), st.floats(0, 700), st.floats(1, 100), st.floats(1, 90))


@given(st.lists(SIDES, min_size=1, max_size=5))
def test_a_crop_holds_all_regions_and_lies_on_the_page(
    sides: list[tuple[float, float, float, float]],
) -> None:
    """Every region is inside, whole, and the crop is not empty and not outside the picture."""
    regions = [Region(1, (x, y, x + w, y + h)) for x, y, w, h in sides]
    left, top, right, bottom = crop_box(regions, 1224, 1584, 2.0)
    assert 0 <= left < right <= 1224
    assert 0 <= top < bottom <= 1584
    for region in regions:
        x0, y0, x1, y1 = (2 * number for number in region.bbox)
        assert left <= x0
        assert top <= y0
        assert min(x1, 1224) <= right
        assert min(y1, 1584) <= bottom
