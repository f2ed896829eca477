"""Which places name a figure, and which figure a name means."""

from __future__ import annotations

import pytest

from readgroup.errors import NotFound
from readgroup.model.document import Block, BlockKind, Document, Figure, Region, Span
from readgroup.parsing.labels import named_in
from readgroup.parsing.mentions import with_mentions
from readgroup.parsing.shown import figure_of, shown_region


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, page: int = 1) -> Block:
    """A block of one line on `page`, a span a word."""
    spans, at = [], 0
    for word in text.split(" "):
        box = (72.0 + 5 * at, 100.0, 72.0 + 5 * (at + len(word)), 110.0)
        spans.append(Span(at, at + len(word), Region(page, box)))
        at += len(word) + 1
    return Block(kind, text, -1, tuple(spans))


def words_that_mention(figures: tuple[Figure, ...], blocks: list[Block]) -> list[list[str]]:
    """The words of each figure's mentions."""
    return [
        [blocks[m.block].text[m.start : m.end] for m in figure.mentions]
        for figure in with_mentions(figures, blocks)
    ]


def test_lists_ranges_and_parts_name_their_figures() -> None:
    """ "Figs. 1-3", "Figure 2a" and "Tables I and II" count for each that they name."""
    figures = (*(Figure(f"Figure {n}", "", 1) for n in (1, 2, 3)), Figure("TABLE II", "", 1))
    blocks = [
        block("As Figs. 1-3 show, and Figure 2a most,"),
        block("Tables I and II differ from Fig. 3 of [7]."),
    ]
    assert words_that_mention(figures, blocks) == [
        ["Figs. 1-3"],
        ["Figs. 1-3", "Figure 2a"],
        ["Figs. 1-3"],
        ["Tables I and II"],
    ]


def test_a_caption_does_not_mention_its_own_figure() -> None:
    """The label that opens a caption is no mention; another figure named in it is one."""
    figures = (Figure("Figure 1", "", 1), Figure("Figure 2", "", 1))
    blocks = [block("Figure 1: As Figure 2, for Figure 1 again.", BlockKind.CAPTION)]
    assert words_that_mention(figures, blocks) == [["Figure 1"], ["Figure 2"]]


def test_of_two_figures_with_one_label_the_nearer_is_meant() -> None:
    """A supplement that counts anew has its own Figure 1."""
    figures = (Figure("FIG. 1", "", 2), Figure("FIG. 1", "", 9))
    blocks = [block("see Fig. 1", page=3), block("see Fig. 1", page=8)]
    assert [f.mentions[0].block for f in with_mentions(figures, blocks)] == [0, 1]


@pytest.mark.parametrize("text", ["configure 3", "Figure it out", "Table 2023", "stable 3"])
def test_other_words_name_nothing(text: str) -> None:
    """Words that only look like labels are none."""
    assert list(named_in(text)) == []


def test_figures_and_equations_are_found_by_name() -> None:
    """A label in any spelling, a place in the list, or an equation's number; else NotFound."""
    equation = block("E = m c (4) F = m a (5)", BlockKind.EQUATION)
    second = [Span(s.start, s.end, Region(1, (s.region.bbox[0] - 60, 120.0, s.region.bbox[2] - 60, 130.0)))
              for s in equation.spans[5:]]  # fmt: skip
    equation = Block(equation.kind, equation.text, -1, (*equation.spans[:5], *second))
    whole = Region(1, (10.0, 10.0, 90.0, 90.0))
    document = Document("", (), "", ((600.0, 800.0),), (), (equation,), (Figure("Fig. 3", "", 1, whole), Figure("Table 1", "", 1)))  # fmt: skip
    assert figure_of(document, "figure 3") is document.figures[0]
    assert shown_region(document, 0) == whole
    assert shown_region(document, "Table 1") == Region(1, (0.0, 0.0, 600.0, 800.0))
    assert shown_region(document, "Eq. (4)").bbox[3] < shown_region(document, "(5)").bbox[3] == 136
    for wrong in (2, -1, "Figure 9", "Eq. 6", "nonsense"):
        with pytest.raises(NotFound):
            shown_region(document, wrong)
