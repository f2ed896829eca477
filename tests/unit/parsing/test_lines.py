"""Words to lines."""

from __future__ import annotations

from readgroup.parsing.lines import Line, lines_of, merge_rows
from readgroup.parsing.page import Font


def test_a_wide_gap_parts_lines(make_words) -> None:
    """Words on one baseline join, unless a gap as wide as a gutter lies between."""
    words = (*make_words("left column"), *make_words("right column", x=320.0))
    assert [line.text for line in lines_of(1, words)] == ["left column", "right column"]


def test_next_line_is_another(make_words) -> None:
    """A word below begins a line of its own."""
    words = (*make_words("one"), *make_words("two", top=112.0))
    assert [line.text for line in lines_of(1, words)] == ["one", "two"]


def test_raised_marks_stay_and_do_not_heighten(make_words) -> None:
    """A footnote mark belongs to its line and leaves the line's height alone."""
    word = make_words("claim")[0]
    mark = word._replace(
        text="2", x0=word.x1, x1=word.x1 + 3, top=96, bottom=103, size=7.0, glued=True
    )
    (line,) = lines_of(1, (word, mark))
    assert line.text == "claim2"
    assert (line.top, line.bottom) == (word.top, word.bottom)


def test_cells_of_a_row_join_left_to_right(make_line) -> None:
    """Pieces of a table's row become one line, in order from the left."""
    right, left = make_line("3.1", x=300), make_line("model")
    assert [line.text for line in merge_rows([right, left])] == ["model 3.1"]


def test_text_beside_a_figure_stays_apart(make_line) -> None:
    """A figure's label on the height of a line of text does not run into it."""
    label = make_line("GPU 0")
    text = make_line("tures, we implement a mixed parallelism strategy, which", x=200)
    assert len(merge_rows([label, text])) == 2


def test_main_style_is_that_of_most_characters(make_words) -> None:
    """Size and font of a line are those of most of its characters."""
    line = Line(
        1, (*make_words("x", size=7), *make_words("longword", x=90, font=Font("B", bold=True)))
    )
    assert line.size == 10.0
    assert line.font.bold
    assert line.share("bold") > 0.8
