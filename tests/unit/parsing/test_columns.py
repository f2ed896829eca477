"""Reading order."""

from __future__ import annotations

from readgroup.parsing.bands import bands
from readgroup.parsing.columns import columns_of, find_gutters, rows_of, split_at, usual_gutters
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Font

FILL = "words that fill a whole line of one column here"
LONG = f"{FILL} and yet a little more of them"


def two_columns(make_line, count: int = 6) -> list[Line]:
    """Lines of two columns, drawn row by row."""
    lines = []
    for n in range(count):
        lines.append(make_line(f"L{n} {FILL}", x=50, top=200 + 12 * n))
        lines.append(make_line(f"R{n} {FILL}", x=320, top=200 + 12 * n))
    return lines


def read(lines, usual=(), rules=()):
    return columns_of(1, lines, find_gutters(lines, 600), usual, rules)


def order(columns) -> list[str]:
    """The first word of each line, in reading order."""
    return [line.words[0].text for column in columns for line in column.lines]


def test_left_column_is_read_first(make_line) -> None:
    """Two columns are read one after the other, whatever the order of drawing."""
    lines = two_columns(make_line)
    assert order(read(lines)) == [f"L{n}" for n in range(6)] + [f"R{n}" for n in range(6)]


def test_full_width_lines_part_the_bands(make_line) -> None:
    """What runs across both columns is read between what stands above and below it."""
    title = make_line(
        "TITLE " + "of a paper that runs across the page from side to side " * 2, x=50, top=100
    )
    across = make_line(
        "ACROSS " + "a caption that runs across the page from side to side " * 2, x=50, top=400
    )
    low = [make_line(f"l {FILL}", x=50, top=500), make_line(f"r {FILL}", x=320, top=500)]
    found = order(read([*low, across, *two_columns(make_line), title]))
    assert found[0] == "TITLE"
    assert found[-3:] == ["ACROSS", "l", "r"]
    assert found.index("L5") < found.index("R0")


def test_short_last_line_of_a_wide_paragraph_stays_with_it(make_line) -> None:
    """The last line of a full-width caption is read after it, not in the left column."""
    wide = make_line(
        "WIDE " + "a caption that runs across the page from side to side " * 2, x=50, top=150
    )
    last = make_line("end of it", x=50, top=162)
    found = order(read([*two_columns(make_line), wide, last]))
    assert found[:2] == ["WIDE", "end"]


def test_one_column_is_left_alone(make_line) -> None:
    """A page with one column has no gutter and is read from the top down."""
    lines = [make_line(f"{n} " + FILL * 2, x=72, top=100 + 12 * n) for n in range(8)]
    assert find_gutters(lines, 600) == ()
    assert order(read(lines[::-1])) == [str(n) for n in range(8)]


def test_a_line_drawn_over_the_gutter_is_cut(make_words) -> None:
    """Words of both columns that were drawn as one line are parted at the gutter."""
    line = Line(1, (*make_words("left end", x=240), *make_words("right start", x=320)))
    assert [piece.text for piece in split_at(line, 305)] == ["left end", "right start"]
    assert split_at(line, 250) == [line]


def test_rows_know_the_gaps_around_them(make_line) -> None:
    """A row tells the gap to its neighbours, infinite at the ends of the column."""
    lines = [make_line("one", top=100), make_line("two", top=130)]
    rows = rows_of(read(lines))
    assert rows[0].below == rows[1].above == 20
    assert rows[0].above == rows[1].below == float("inf")


def test_nearly_empty_pages_take_the_papers_gutter(make_line) -> None:
    """A page with too few lines to show two columns is read as the other pages are."""
    left = [make_line(f"l{n} {FILL}", x=50, top=100 + 12 * n) for n in range(3)]
    right = [make_line(f"r{n} {FILL}", x=320, top=100 + 12 * n) for n in range(2)]
    usual = usual_gutters([(305.0,), (306.0,), ()])
    assert usual == (305.5,)
    assert order(read([*left, *right], usual)) == ["l0", "l1", "l2", "r0", "r1"]


def test_hanging_first_lines_belong_to_the_right_column(make_line) -> None:
    """Labels of a bibliography stand further left than most lines of their column."""
    lines = []
    for n in range(12):
        lines.append(make_line(f"L{n} {FILL}", x=50, top=200 + 12 * n))
        hangs = n % 3 == 0
        first = f"R{n} [{n}] {FILL}" if hangs else f"R{n} {FILL}"
        lines.append(make_line(first, x=300 if hangs else 330, top=206 + 12 * n))
    assert order(read(lines)) == [f"L{n}" for n in range(12)] + [f"R{n}" for n in range(12)]


def test_three_columns_are_read_one_after_the_other(make_line) -> None:
    """Where two gutters part three columns of text, each is read whole."""
    short = "words that fill a line here"
    lines = [
        make_line(f"{c}{n} {short}", x=x, top=200 + 12 * n)
        for n in range(8)
        for c, x in (("L", 50), ("M", 230), ("R", 410))
    ]
    assert order(read(lines)) == [f"{c}{n}" for c in "LMR" for n in range(8)]


def test_a_rule_across_the_gutter_parts_the_bands(make_line) -> None:
    """Text in two columns above a rule is read before what stands below it, in two columns too."""
    found = order(read(two_columns(make_line, 12), rules=((200.0, 270.0, 400.0, 270.5),)))
    above = [f"{c}{n}" for c in "LR" for n in range(6)]
    assert found == above + [f"{c}{n}" for c in "LR" for n in range(6, 12)]


def test_cards_are_read_row_by_row(make_line) -> None:
    """Where headings open both columns below an empty strip, what stands above it is read first."""
    bold = Font("Times-Bold", bold=True)
    lines = []
    for band, top in (("a", 100), ("b", 300)):
        for side, x in (("L", 50), ("R", 320)):
            lines.append(make_line(f"{band}{side}", x=x, top=top, font=bold))
            lines += [
                make_line(f"{band}{side}{n} {FILL}", x=x, top=top + 14 + 12 * n) for n in range(5)
            ]
    found = [word for word in order(read(lines)) if len(word) == 2]
    assert found == ["aL", "aR", "bL", "bR"]


def test_numbers_tell_which_way_cards_are_read(make_line) -> None:
    """Cards under bold headings are read row by row, unless their numbers rise down the columns."""

    def cards(numbers):
        lines = []
        for place, number in enumerate(numbers):
            x, top = (50, 320)[place % 2], 100 + 120 * (place // 2)
            lines.append(make_line(f"{number}. Card", x=x, top=top, font=Font("B", bold=True)))
            lines += [make_line(f"{number} {FILL}", x=x, top=top + 14 + 12 * n) for n in range(4)]
        return [word[0] for word in order(read(lines))]

    assert cards("1234") == [n for n in "1234" for _ in range(5)]
    assert cards("1324") == [n for n in "1234" for _ in range(5)]


def test_two_articles_on_a_page_keep_their_columns(make_line) -> None:
    """The end of an article and the next one below, with another gutter, are read one after the other."""
    above = [make_line(f"A{side}{n} {FILL[:38]}", x=x, top=60 + 12 * n)
             for n in range(10) for side, x in (("L", 50), ("R", 310))]  # fmt: skip
    title = make_line("TITLE of the next", x=50, top=220, size=20)
    below = [make_line(f"B{side}{n} {LONG[:width]}", x=x, top=260 + 12 * n)
             for n in range(10) for side, x, width in (("L", 50, 55), ("R", 370, 38))]  # fmt: skip
    lines = [*above, title, *below]
    parts = bands(lines, find_gutters(lines, 600), 600)
    read_words = [w for part, gutters in parts for w in order(columns_of(1, part, gutters))]
    expected = [f"A{side}{n}" for side in "LR" for n in range(10)]
    expected += ["TITLE", *(f"B{side}{n}" for side in "LR" for n in range(10))]
    assert read_words == expected
