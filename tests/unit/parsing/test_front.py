"""Title, authors and abstract from the first page."""

from __future__ import annotations

from readgroup.parsing.front import Front, read_front
from readgroup.parsing.implied import abstract_end, bibliography_start, with_implied
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


def front_of(make_rows, lines):
    return read_front(make_rows([*lines, (TEXT, {"gap": 14.0}), TEXT, TEXT]), BODY, 800.0, ())


def test_the_end_of_another_article_is_no_title_block(make_rows) -> None:
    """Running text over the title stays text, and the place where it begins is told."""
    rows = make_rows([TEXT, TEXT, TEXT, TEXT, ("A Study of Things", {"size": 17.0, "gap": 30.0}),
                      ("Ada Lovelace", {"gap": 10.0}), (TEXT, {"gap": 14.0}), TEXT, TEXT])  # fmt: skip
    front = read_front(rows, BODY, 800.0, ())
    assert front.before == 0
    assert [row.index for row in front.rows] == [4, 5]
    assert front.authors == ("Ada Lovelace",)


def test_a_page_that_goes_on_in_a_sentence_has_no_title(make_rows) -> None:
    """Where the text begins with a small letter, slightly larger words in it are no title."""
    rows = make_rows([TEXT, TEXT, ("On light loams the returns", {"size": 11.5}), TEXT, TEXT])
    assert read_front(rows, BODY, 800.0, ()).title == ""


def test_a_university_over_the_title_is_not_the_title(make_rows) -> None:
    """A cover names the institution in the title's look; the title is the other line."""
    look = {"size": 12.0, "font": BOLD}
    front = front_of(make_rows, [("Tilburg University", look), ("Rights in Publishing", {**look, "gap": 60.0}),
                                 ("Ada Lovelace", {"gap": 10.0})])  # fmt: skip
    assert front.title == "Rights in Publishing"


def test_a_kind_of_paper_below_the_title_is_a_subtitle(make_rows) -> None:
    """ "A Review" on the title's last line is parted by the colon that the line break stands for."""
    front = front_of(
        make_rows, [("Engines for Everybody", {"size": 17.0}), ("A Review", {"size": 17.0})]
    )
    assert front.title == "Engines for Everybody: A Review"


def test_names_broken_between_lines_are_joined(make_rows) -> None:
    """A list of names that breaks within one, names like months and countries, and capitals."""
    front = front_of(make_rows, [TITLE, ("Ada Lovelace, Grace B. Hopper, Frances Liu, Vikrant", {"gap": 10.0}),
                                 "Varma, Tal August, Na Ni and Weining Li"])  # fmt: skip
    assert front.authors == ("Ada Lovelace", "Grace B. Hopper", "Frances Liu", "Vikrant Varma",
                             "Tal August", "Na Ni", "Weining Li")  # fmt: skip
    capitals = front_of(make_rows, [TITLE, ("TRANG T. LE, Somewhere University", {"gap": 10.0}),
                                    "WILLIAM LA CAVA, Somewhere University"])  # fmt: skip
    assert capitals.authors == ("Trang T. Le", "William La Cava")


def test_text_without_any_heading_is_one_section(make_rows) -> None:
    """A letter or a single page has a main text, so that its sections hold what it says."""
    rows = make_rows([("A HEADER", {"size": 8.0}), TEXT, TEXT])
    (heading,) = with_implied([], Front("", (), (), None, headed=False), rows, {0})
    assert (heading.title, heading.index, heading.implied) == ("Main text", 1, True)
    assert with_implied([], Front("", (), (), None, headed=False), rows, {0, 1, 2}) == []
