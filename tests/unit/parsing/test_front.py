"""Title, authors and abstract from the first page."""

from __future__ import annotations

from readgroup.parsing.front import read_front
from readgroup.parsing.implied import abstract_end, bibliography_start
from readgroup.parsing.page import Font
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
BOLD = Font("Times-Bold", bold=True)
TEXT = "this is running text that fills the line of its column with words"
TITLE = ("A Study of Things", {"size": 17.0})


def test_title_authors_and_abstract(make_rows) -> None:
    """The largest letters are the title, capitalised names below the authors, then the abstract."""
    rows = make_rows([
        TITLE, ("in Two Lines", {"size": 17.0}), ("Ada Lovelace, Charles Babbage and Grace B. Hopper", {"gap": 10.0}),
        "University of Somewhere", ("Abstract", {"gap": 12.0, "font": BOLD}), TEXT, TEXT,
    ])  # fmt: skip
    front = read_front(rows, BODY, 800.0, ())
    assert front.title == "A Study of Things in Two Lines"
    assert front.authors == ("Ada Lovelace", "Charles Babbage", "Grace B. Hopper")
    assert front.headed
    assert front.abstract == 4
    assert [row.index for row in front.rows] == [0, 1, 2, 3]


def test_an_abstract_without_a_heading(make_rows) -> None:
    """Three lines of sentences after the names begin the abstract, headed or not."""
    rows = make_rows([TITLE, ("Ada Lovelace", {"gap": 10.0}), (TEXT, {"gap": 14.0}), TEXT, TEXT])
    front = read_front(rows, BODY, 800.0, ())
    assert (front.abstract, front.headed) == (2, False)


def test_a_venue_is_no_title(make_rows) -> None:
    """The journal's own line, in capitals above, is passed over."""
    rows = make_rows(
        [
            ("APPEARED IN SOME JOURNAL", {"size": 9.9}),
            ("ON THINGS", {"font": BOLD, "gap": 20.0}),
            ("JANE TURING", {"size": 9.0}),
            TEXT,
            TEXT,
            TEXT,
        ]
    )
    front = read_front(rows, BODY, 800.0, ())
    assert front.title == "ON THINGS"
    assert front.authors == ("Jane Turing",)


def test_bibliography_without_a_heading(make_rows) -> None:
    """A run of [1] to [5] at the starts of rows is a bibliography; single citations are not."""
    entries = [f"[{n}] A. Author, A title" for n in range(1, 7)]
    rows = make_rows([TEXT, "[1] shows that", TEXT, *entries])
    assert bibliography_start(rows, ()) == 3
    assert bibliography_start(rows[:4], ()) is None


def test_abstract_ends_where_the_size_changes(make_rows) -> None:
    """An abstract without a heading ends where text of another size begins."""
    rows = make_rows([(TEXT, {"size": 9.0}), (TEXT, {"size": 9.0}), TEXT])
    assert abstract_end(0, rows, ()) == 2
