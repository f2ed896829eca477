"""Lines to text with spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import BlockKind
from readgroup.parsing.blocks import BlockBuilder, kind_of_row
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Font, Word
from readgroup.parsing.paragraphs import flow, vocabulary
from readgroup.parsing.spelling import clean_word
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
TEXT = "running text that fills the line of its column with words and goes on"


@st.composite
def some_lines(draw: st.DrawFn) -> list[Line]:
    """Lines of words with hyphens, accents and missing spaces."""
    texts = st.text(alphabet="abé-\u00ad¨ıX.", min_size=1, max_size=6).map(clean_word).filter(bool)
    lines = []
    for n in range(draw(st.integers(1, 4))):
        words = tuple(
            Word(
                text,
                10.0 * i,
                12.0 * n,
                10.0 * i + 9,
                12.0 * n + 10,
                12.0 * n + 8,
                10.0,
                Font("F"),
                draw(st.booleans()),
            )
            for i, text in enumerate(draw(st.lists(texts, min_size=1, max_size=5)))
        )
        lines.append(Line(n + 1, words))
    return lines


@given(some_lines())
def test_spans_cover_the_text_in_order(lines: list[Line]) -> None:
    """Spans are in order, do not overlap, lie within the text and leave out only spaces."""
    text, spans = flow(lines, frozenset())
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
    assert "\u00ad" not in text


def test_hyphens_at_line_ends_are_joined(make_line) -> None:
    """The halves of a broken word join, each with its own rectangle."""
    text, spans = flow([make_line("we inter-"), make_line("pret it", top=112)], frozenset())
    assert text == "we interpret it"
    assert [text[s.start : s.end] for s in spans] == ["we", "inter", "pret", "it"]


def test_vocabulary_leaves_out_broken_halves(make_line) -> None:
    """Halves of words at line ends are not words that the paper knows."""
    known = vocabulary([make_line("the linear-"), make_line("ity of cross-section maps")])
    assert {"cross-section", "maps", "the"} <= known
    assert not {"ity", "linear"} & known


def blocks_of(rows) -> list[tuple[str, str]]:
    builder = BlockBuilder(BODY, frozenset())
    for row in rows:
        kind = kind_of_row(row, BODY)
        if kind.is_text:
            builder.text(row, row.line, 0)
        else:
            builder.apart(kind, [row.line], 0)
    builder.close()
    return [(b.kind.value, b.text) for b in builder.blocks]


def test_indents_and_gaps_part_paragraphs(make_rows) -> None:
    """A paragraph begins after a gap, or with an indent after a sentence's end."""
    rows = make_rows(
        [
            TEXT,
            "ends here.",
            ("New one " + TEXT, {"x": 88}),
            TEXT + ".",
            ("Third " + TEXT, {"gap": 12.0}),
        ]
    )
    assert [text.split()[0] for _, text in blocks_of(rows)] == ["running", "New", "Third"]


def test_paragraphs_go_on_over_pages(make_rows) -> None:
    """A sentence that a page's end breaks stays one paragraph, with spans on both pages."""
    rows = make_rows([TEXT, (TEXT, {"page": 2}), ("ends.", {"page": 2})])
    builder = BlockBuilder(BODY, frozenset())
    for row in rows:
        builder.text(row, row.line, 0)
    builder.close()
    (block,) = builder.blocks
    assert {span.region.page for span in block.spans} == {1, 2}


def test_floats_do_not_break_paragraphs(make_rows) -> None:
    """A footnote or float between two halves of a paragraph comes after it."""
    rows = make_rows([TEXT, TEXT])
    builder = BlockBuilder(BODY, frozenset())
    builder.text(rows[0], rows[0].line, 0)
    builder.apart(BlockKind.FOOTNOTE, [rows[1].line], 0)
    builder.text(rows[1], rows[1].line, 0)
    builder.close()
    assert [b.kind for b in builder.blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]


def test_list_items_are_apart(make_rows) -> None:
    """Each item of a list is a block of its own."""
    rows = make_rows([TEXT + ":", "• first item of them.", "• second item of them."])
    assert [kind for kind, _ in blocks_of(rows)] == ["paragraph", "list_item", "list_item"]


def test_equations_leave_the_text(make_rows) -> None:
    """A centred formula with its number is an equation; text around it is not."""
    rows = make_rows([TEXT, ("y = f(x) + b (3)", {"x": 180.0, "gap": 8.0}), (TEXT, {"gap": 8.0})])
    assert [kind for kind, _ in blocks_of(rows)] == ["paragraph", "equation"] or [
        kind for kind, _ in blocks_of(rows)
    ] == ["paragraph", "equation", "paragraph"]
