"""Floats beside the text or beside each other."""

from __future__ import annotations

from readgroup.parsing.columns import columns_of

TEXT = "running text that fills the line of its column with many words"


def order(lines) -> list[str]:
    return [line.text for column in columns_of(1, lines, ()) for line in column.lines]


def test_text_beside_a_figure_is_not_mixed_with_its_caption(make_line) -> None:
    """A caption to the right of the text is read after it, not in the middle of its lines."""
    lines = [
        make_line(f"{TEXT} and goes on across", x=50, top=100),
        make_line("beside the figure stands a shorter line", x=50, top=112),
        make_line("a second line that ends as early, and", x=50, top=124),
        make_line("Figure 2: A model that computes", x=300, top=124),
        make_line("a third, the last of these lines here", x=50, top=136),
        make_line("what one wants to know.", x=300, top=136),
        make_line(f"{TEXT} and goes on below it", x=50, top=148),
    ]
    read = order(lines)
    assert read[1:4] == [lines[n].text for n in (1, 2, 4)]
    assert read[4:6] == ["Figure 2: A model that computes", "what one wants to know."]
    assert read[6].endswith("below it")


def test_captions_side_by_side_are_two(make_line) -> None:
    """Two captions on one line are read one after the other, each with its second line."""
    lines = [
        make_line(TEXT, x=50, top=100),
        make_line("Fig. 3. Operations done by", x=60, top=130),
        make_line("Fig. 4. Operations done by", x=210, top=130),
        make_line("many threads at once", x=60, top=142),
        make_line("one thread alone", x=210, top=142),
        make_line(TEXT, x=50, top=170),
    ]
    assert order(lines)[1:5] == [lines[n].text for n in (1, 3, 2, 4)]


def test_a_mention_at_a_lines_start_parts_nothing(make_line) -> None:
    """A sentence that begins with a label at the left edge leaves the column whole."""
    lines = [make_line(TEXT, x=50, top=100), make_line(f"Figure 2. {TEXT}", x=50, top=112)]
    assert len(columns_of(1, lines, ())) == 1
