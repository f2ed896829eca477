"""Line numbers of review copies, and numbers that only look like them."""

from __future__ import annotations

from readgroup.parsing.line_numbers import without_line_numbers


def kept(pages) -> list[list[str]]:
    return [[word.text for word in words] for words in without_line_numbers(pages)]


def numbered(make_line, first: int, count: int, *, x: float = 60.0, step: int = 1):
    """Lines of text from the page's top, each (or every fifth) with its number to the left."""
    lines = [make_line("words of the text", x=100, top=60 + 14 * n) for n in range(count)]
    counted = range(0, count, step)
    return lines + [make_line(f"{first + n}", x=x, top=60 + 14 * n, size=6) for n in counted]


def test_line_numbers_of_review_copies_go(make_line, make_page) -> None:
    """Numbers that rise beside the text are dropped; a table's and a sentence's numbers are not."""
    text = [
        make_line("148 participants took part", x=200, top=300),
        make_line("7 12 9", x=300, top=400),
    ]
    lines = [make_line(f"{100 + n}", x=30, top=60 + 12 * n) for n in range(30)]
    words = ["148", "participants", "took", "part", "7", "12", "9"]
    assert kept([make_page([*lines, *text])]) == [words]


def test_a_narrow_page_has_its_numbers_far_from_the_edge(make_line, make_page) -> None:
    """Where they stand is told by the text beside them, not by the page's width."""
    (words,) = kept([make_page(numbered(make_line, 36, 30, x=85.0))])
    assert set(words) == {"words", "of", "the", "text"}


def test_a_last_page_needs_few_numbers(make_line, make_page) -> None:
    """Where one page shows them, two lines at the same place are enough on another."""
    pages = [make_page(numbered(make_line, 1, 30)), make_page(numbered(make_line, 31, 2), 2)]
    assert kept(pages)[1] == ["words", "of", "the", "text"] * 2


def test_every_fifth_line_may_have_its_number(make_line, make_page) -> None:
    """Multiples of five in a column are line numbers too."""
    (words,) = kept([make_page(numbered(make_line, 5, 40, step=5))])
    assert "20" not in words


def test_a_listing_takes_no_number_from_a_heading(make_line, make_page) -> None:
    """Line numbers of a listing do not make the "1" of "1 Introduction" one."""
    listing = numbered(make_line, 1, 14)
    prose = [
        make_line("text that fills its line with words", x=60, top=20 + 12 * n) for n in range(40)
    ]
    first = make_page([make_line("1 Introduction", x=60, top=8), *prose])
    assert kept([first, make_page(listing, 2)])[0][0] == "1"


def test_a_tables_first_column_stays(make_line, make_page) -> None:
    """Ranks in a table stand within the text's width."""
    text = [
        make_line("words over the whole width of it", x=40, top=400 + 12 * n) for n in range(20)
    ]
    ranks = [make_line(f"{n}", x=150, top=60 + 12 * n) for n in range(1, 15)]
    assert "7" in kept([make_page([*ranks, *text])])[0]
