"""The section tree and the geometry of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Region,
    Section,
    SectionKind,
    Span,
    merge_lines,
)
from readgroup.model.passage import Passage, Piece
from tests.unit.model.strategies import documents, regions


def section(
    ordinal: int, number: str, title: str, parent: int | None = None, **more: object
) -> Section:
    kind = more.get("kind", SectionKind.OTHER)
    return Section(ordinal, number, title, 1 if parent is None else 2, kind, 1, parent)


PAPER = Document(
    title="T",
    authors=(),
    abstract="",
    page_sizes=((612.0, 792.0),) * 3,
    sections=(
        section(0, "1", "Introduction"),
        section(1, "2", "Method"),
        section(2, "2.1", "Data", 1),
        section(3, "2.2", "Model", 1),
        section(4, "A", "Proofs", kind=SectionKind.APPENDIX),
        section(5, "A.1", "Results of the proof", 4, kind=SectionKind.RESULTS),
    ),
    blocks=(
        Block(BlockKind.PARAGRAPH, "Before.", -1),
        Block(BlockKind.PARAGRAPH, "One.", 1),
        Block(BlockKind.CAPTION, "Figure 1.", 1),
        Block(BlockKind.LIST_ITEM, "Two.", 1),
        Block(BlockKind.PARAGRAPH, "Below.", 2),
    ),
)


def test_a_path_leads_from_the_top_to_the_section() -> None:
    """Ancestors come first; text before the first heading has no path."""
    assert [s.label for s in PAPER.path(3)] == ["2 Method", "2.2 Model"]
    assert PAPER.path(-1) == ()


def test_a_subtree_holds_all_below_and_nothing_else() -> None:
    """A section's subtree is itself and its descendants, a leaf's itself alone."""
    assert PAPER.subtree(1) == {1, 2, 3}
    assert PAPER.subtree(0) == {0}
    assert [s.ordinal for s in PAPER.children(1)] == [2, 3]


@given(documents().filter(lambda d: d.sections), st.data())
def test_subtree_and_path_agree(document: Document, data: st.DataObject) -> None:
    """A section lies in a subtree exactly when the subtree's root is on its path."""
    root = data.draw(st.sampled_from(document.sections)).ordinal
    for each in document.sections:
        on_path = any(s.ordinal == root for s in document.path(each.ordinal))
        assert (each.ordinal in document.subtree(root)) == on_path


def test_running_text_is_paragraphs_and_list_items() -> None:
    """A section's own text leaves out its floats and its subsections."""
    assert PAPER.section_text(1) == "One.\n\nTwo."


def test_what_stands_below_an_appendix_belongs_to_it() -> None:
    """The results of an appendix are not the paper's results."""
    assert PAPER.kind_of(5) is SectionKind.APPENDIX
    assert PAPER.kind_of(3) is SectionKind.OTHER
    assert PAPER.kind_of(-1) is SectionKind.OTHER


def word(
    left: float, right: float, *, top: float = 100.0, page: int = 1, height: float = 10.0
) -> Region:
    return Region(page, (left, top, right, top + height))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ([], []),
        ([word(0, 20), word(23, 40), word(43, 60)], [word(0, 60)]),
        ([word(50, 70), word(0, 20, top=112)], [word(50, 70), word(0, 20, top=112)]),
        ([word(0, 20), word(300, 320)], [word(0, 20), word(300, 320)]),
        ([word(0, 20), word(23, 40, page=2)], [word(0, 20), word(23, 40, page=2)]),
        (
            [word(0, 20), word(20, 24, top=96, height=7), word(26, 40)],
            [Region(1, (0, 96, 40, 110))],
        ),
    ],
    ids=["nothing", "one line", "two lines", "two columns", "two pages", "raised footnote mark"],
)
def test_words_of_a_line_become_one_rectangle(words: list[Region], lines: list[Region]) -> None:
    """Words side by side merge; a new line, column or page begins a new rectangle."""
    assert list(merge_lines(words)) == lines


@given(st.lists(regions, max_size=12))
def test_merging_covers_the_same_ground(words: list[Region]) -> None:
    """Every word lies within a rectangle of its page, and there are never more than words."""
    merged = merge_lines(words)
    assert len(merged) <= len(words)
    for w in words:
        assert any(
            m.page == w.page
            and m.bbox[0] <= w.bbox[0]
            and m.bbox[1] <= w.bbox[1]
            and m.bbox[2] >= w.bbox[2]
            and m.bbox[3] >= w.bbox[3]
            for m in merged
        )


LONG = Block(
    BlockKind.PARAGRAPH,
    "one two three",
    0,
    (
        Span(0, 3, word(0, 20)),
        Span(4, 7, word(0, 20, top=112)),
        Span(8, 13, word(0, 30, page=2)),
    ),
)


def test_a_part_of_a_block_has_the_rectangles_of_its_words() -> None:
    """Regions are those of the words that the characters touch, in reading order."""
    assert LONG.regions() == (word(0, 20), word(0, 20, top=112), word(0, 30, page=2))
    assert LONG.regions(5, 9) == (word(0, 20, top=112), word(0, 30, page=2))
    assert LONG.regions(3, 4) == ()


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (3, 1), (7, 2), (8, 2), (99, 2)])
def test_a_character_stands_on_the_page_of_its_word(offset: int, page: int) -> None:
    """Between two words it is the next one's page; after the last, the last's."""
    assert LONG.page_at(offset) == page
    assert Block(BlockKind.PARAGRAPH, "x", 0).page_at(offset) == 1


def test_regions_of_a_part_of_a_passage() -> None:
    """Offsets of a passage's text are led back to the blocks it was cut from."""
    blocks = {0: LONG, 1: Block(LONG.kind, "end", 0, LONG.spans[:1])}
    passage = Passage(
        0, "two three end", -1, "", SectionKind.OTHER, BlockKind.PARAGRAPH, 1,
        (Piece(0, 4, 13), Piece(1, 0, 3)),
    )  # fmt: skip
    assert passage.regions(blocks, 0, 3) == (word(0, 20, top=112),)
    assert passage.regions(blocks, 10, 13) == (word(0, 20),)
    assert len(passage.regions(blocks)) == 3
    assert passage.regions({1: blocks[1]}) == (word(0, 20),)
