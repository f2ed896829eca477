"""Headings by look, number and bookmark."""

from __future__ import annotations

import pytest

from readgroup.model.document import SectionKind
from readgroup.parsing.bookmarks import Bookmark, locate
from readgroup.parsing.candidates import candidates
from readgroup.parsing.headings import choose, outside_references
from readgroup.parsing.numbering import Place, best_sequence, split_number
from readgroup.parsing.page import Font
from readgroup.parsing.sections import kind_of_title, sections_of
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
BOLD = Font("Times-Bold", bold=True)
TEXT = "running text that fills the line of its column with words and goes on"


def head(text: str, size: float = 12.0) -> tuple[str, dict[str, object]]:
    return text, {"size": size, "font": BOLD, "gap": 12.0}


def titles(rows, bookmarks=()) -> list[tuple[int, str]]:
    found = choose(candidates(rows, BODY, ()), locate(bookmarks, rows))
    return [(h.level, h.title) for h in found]


def test_numbered_bold_lines_are_headings(make_rows) -> None:
    """Bold numbered lines become headings, with the level their numbers tell."""
    rows = make_rows(
        [head("1 Introduction"), TEXT, TEXT, head("1.1 Aims", 10), TEXT, head("2 Method"), TEXT]
    )
    assert titles(rows) == [(1, "Introduction"), (2, "Aims"), (1, "Method")]


def test_unnumbered_headings_take_the_level_of_their_look(make_rows) -> None:
    """An unnumbered heading in the look of numbered ones has their level."""
    rows = make_rows([head("1 One"), TEXT, head("2 Two"), TEXT, head("Afterword to all"), TEXT])
    assert titles(rows)[-1] == (1, "Afterword to all")


def test_two_lines_make_one_heading(make_rows) -> None:
    """A heading that is broken over two lines is one, its hyphen gone."""
    second = ("pretable Models", {"size": 12.0, "font": BOLD})
    rows = make_rows([head("1 Towards Inter-"), second, TEXT, head("2 Next"), TEXT])
    assert titles(rows)[0] == (1, "Towards Interpretable Models")


@pytest.mark.parametrize(
    "text",
    [
        "x = f(y) + b (3)",
        "• Bold item of a list",
        "Theorem 3. Every graph has one",
        "however, it goes on,",
    ],
)
def test_look_alikes_are_no_headings(make_rows, text) -> None:
    """Formulas, list items, theorems and pieces of sentences are none, however bold."""
    rows = make_rows([head("1 One"), TEXT, head(text, 10), TEXT, head("2 Two"), TEXT])
    assert titles(rows) == [(1, "One"), (1, "Two")]


def test_run_in_headings_have_level_four(make_rows, make_words) -> None:
    """Bold words that open a paragraph are a heading of level 4; a defined term is none."""
    rows = make_rows(
        [
            head("1 One"),
            TEXT,
            ("Data. " + TEXT, {"gap": 8.0}),
            TEXT,
            ("Probe: " + TEXT, {"gap": 8.0}),
        ]
    )

    def bolded(row):
        words = (row.line.words[0]._replace(font=BOLD), *row.line.words[1:])
        line = type(row.line)(row.line.page, words)
        return type(row)(row.index, line, row.column, row.above, row.below)

    capital = rows[2].line.words[1]._replace(text="Running")
    line = type(rows[2].line)(1, (rows[2].line.words[0], capital, *rows[2].line.words[2:]))
    rows[2] = type(rows[2])(2, line, rows[2].column, rows[2].above, rows[2].below)
    rows = [bolded(row) if row.index in (2, 4) else row for row in rows]
    assert titles(rows) == [(1, "One"), (4, "Data")]


def styled(row, fonts, gap=0.0):
    """The row with its first words in these fonts, and so much more space behind them."""
    words = list(row.line.words)
    for at, font in enumerate(fonts):
        words[at] = words[at]._replace(font=font)
    moved = [w._replace(x0=w.x0 + gap, x1=w.x1 + gap) for w in words[len(fonts) :]]
    line = type(row.line)(1, (*words[: len(fonts)], *moved))
    return type(row)(row.index, line, row.column, row.above, row.below)


def test_bold_formulas_open_no_section(make_rows) -> None:
    """Matrices are set in bold too: a line that begins with them is no run-in heading."""
    symbol, letter = Font("CMSY10", math=True), Font("CMMIB10", bold=True, math=True)
    formula = ("Rx = Lc Which " + TEXT, {"gap": 8.0})
    rows = make_rows([head("1 One"), TEXT, formula, TEXT, head("2 Two"), TEXT])
    rows[2] = styled(rows[2], [letter, symbol, letter], gap=6.0)
    assert titles(rows) == [(1, "One"), (1, "Two")]


def test_code_belongs_to_a_bold_heading(make_rows) -> None:
    """Typewriter words among bold ones are part of the title; behind the last of them, only before a gap."""
    code = Font("CMTT10", mono=True)
    rows = make_rows(
        [
            head("1 One"),
            TEXT,
            ("1.1 Using match expanders", {"gap": 8.0}),
            TEXT,
            ("About match Extending " + TEXT, {"gap": 8.0}),
            TEXT,
            ("About match Extending " + TEXT, {"gap": 8.0}),
        ]
    )
    rows[2] = styled(rows[2], [BOLD, BOLD, code, BOLD])
    rows[4] = styled(rows[4], [BOLD, code], gap=6.0)
    rows[6] = styled(rows[6], [BOLD, code])
    found = titles(rows)
    assert found[:3] == [(1, "One"), (2, "Using match expanders"), (4, "About match")]
    assert (4, "About match") not in found[3:]


def test_bookmarks_give_titles_their_place_and_level(make_rows) -> None:
    """Bookmarks found on their page become headings, those that are not there do not."""
    rows = make_rows([head("1 One"), TEXT, head("1.1 Alpha", 10), TEXT, head("2 Two"), TEXT])
    marks = [
        Bookmark("One", 1, 1, 110.0), Bookmark("Alpha", 2, 1, 150.0), Bookmark("Two", 1, 1, 190.0),
        Bookmark("Not on the page", 1, 1, 50.0),
    ]  # fmt: skip
    assert titles(rows, marks) == [(1, "One"), (2, "Alpha"), (1, "Two")]


def test_useless_bookmarks_are_not_believed(make_rows) -> None:
    """Bookmarks that do not stand on their pages leave the layout alone to decide."""
    rows = make_rows([head("1 One"), TEXT, head("2 Two"), TEXT])
    assert locate([Bookmark(f"Slide number {n}", 1, 1, None) for n in range(9)], rows) == []


def test_nothing_is_a_heading_inside_the_bibliography(make_rows) -> None:
    """Below "References" only the next heading of its level opens a section."""
    rows = make_rows(
        [
            head("1 One"),
            TEXT,
            head("References"),
            head("B. Author", 10),
            TEXT,
            head("A Proofs"),
            TEXT,
        ]
    )
    found = choose(candidates(rows, BODY, ()), [])
    assert [h.title for h in outside_references(found)] == ["One", "References", "Proofs"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Introduction", SectionKind.INTRODUCTION),
        ("Related Work", SectionKind.RELATED_WORK),
        ("Our Method", SectionKind.METHOD),
        ("Experimental Results", SectionKind.RESULTS),
        ("Discussion", SectionKind.DISCUSSION),
        ("Limitations", SectionKind.LIMITATIONS),
        ("Conclusion and Outlook", SectionKind.CONCLUSION),
        ("Acknowledgments", SectionKind.ACKNOWLEDGEMENTS),
        ("References", SectionKind.REFERENCES),
        ("Supplementary Material", SectionKind.APPENDIX),
        ("Prime Factorization", SectionKind.OTHER),
        ("Technical Background", SectionKind.RELATED_WORK),
        ("Related and Future Work", SectionKind.RELATED_WORK),
        ("Future Directions", SectionKind.CONCLUSION),
        ("Case Studies", SectionKind.RESULTS),
        ("Why Does Larger Training Help?", SectionKind.OTHER),
    ],
)
def test_titles_tell_the_kind(title, kind) -> None:
    """A section's title tells the part that it plays."""
    assert kind_of_title(title) is kind


def test_sections_have_parents_and_appendices_their_kind(make_rows) -> None:
    """Levels make a tree, ordinals count up, lettered chapters are appendices."""
    rows = make_rows(
        [head("1 One"), TEXT, head("1.1 Sub", 10), TEXT, head("2 Two"), TEXT, head("A Extra"), TEXT]
    )
    sections = sections_of(choose(candidates(rows, BODY, ()), []))
    assert [(s.ordinal, s.number, s.level, s.parent) for s in sections] == [
        (0, "1", 1, None), (1, "1.1", 2, 0), (2, "2", 1, None), (3, "A", 1, None),
    ]  # fmt: skip
    assert sections[3].kind is SectionKind.APPENDIX


@pytest.mark.parametrize(
    ("titles_between", "kinds"),
    [
        (("Dense Retriever",), (SectionKind.METHOD,)),
        (("Problem Definition", "Lattice Folding"), (SectionKind.OTHER, SectionKind.METHOD)),
        (("Training Scheme", "Lattice Folding"), (SectionKind.METHOD, SectionKind.OTHER)),
    ],
)
def test_a_method_may_be_titled_by_its_name(make_rows, titles_between, kinds) -> None:
    """Between introduction and experiments stands the method, where no title says which it is."""
    names = ("Introduction", *titles_between, "Experiments", "Lattice Unfolding")
    rows = make_rows([r for n, t in enumerate(names, 1) for r in (head(f"{n} {t}"), TEXT)])
    sections = sections_of(choose(candidates(rows, BODY, ()), []))
    assert tuple(s.kind for s in sections[1:-2]) == kinds
    assert sections[-1].kind is SectionKind.OTHER


def test_entries_that_are_counted_are_no_sections(make_rows) -> None:
    """Numbers after the bibliography's heading are its entries', however they are set."""
    rows = make_rows([head("1 One"), TEXT, head("References"), head("2 Author and Title"), TEXT])
    found = choose(candidates(rows, BODY, ()), [])
    assert [h.title for h in outside_references(found)] == ["One", "References"]


@pytest.mark.parametrize(
    "text",
    [
        "for the first time",
        "We show that models can",
        "A piece of a word that is hy-",
        "ReLU = max (1)",
    ],
)
def test_pieces_of_sentences_and_formulas_are_no_titles(make_rows, text) -> None:
    """Bold words without a number that begin small, break off or state an equation open nothing."""
    wanted = [] if not text.startswith("We") else ["We show that models can"]
    rows = make_rows([head("1 One"), TEXT, head(text, 10), TEXT, head("2 Two"), TEXT])
    found = [h.title for h in choose(candidates(rows, BODY, ()), [])]
    assert found == ["One", *wanted, "Two"]


def test_bold_words_that_end_like_a_sentence_are_run_in(make_rows) -> None:
    """A run-in heading may fill its line: the full stop tells, and its level is 4."""
    rows = make_rows([head("1 One"), TEXT, head("Effects of size.", 10), TEXT, head("2 Two"), TEXT])
    found = choose(candidates(rows, BODY, ()), [])
    assert [(h.level, h.title) for h in found] == [(1, "One"), (4, "Effects of size"), (1, "Two")]


def test_third_level_of_roman_chapters(make_rows) -> None:
    """ "1) Words: text" in italics under "A." under "II." is a run-in heading of level 3."""
    it = Font("Times-Italic", italic=True)
    rows = make_rows(
        [
            head("I. One"),
            TEXT,
            head("II. Two"),
            TEXT,
            ("A. Alpha", {"font": it, "gap": 14.0}),
            TEXT,
            TEXT,
        ]
    )
    found = choose(candidates(rows, BODY, ()), [])
    assert [(h.level, h.title) for h in found] == [(1, "One"), (1, "Two"), (2, "Alpha")]
    (one, two, alpha) = (h.number for h in found)
    third, _ = split_number("1) Beta")
    places = [Place((n,), 1.0) for n in (one, two, alpha)] + [Place(third, 1.0)]
    assert [n.values for n in best_sequence(places).values()] == [(1,), (2,), (2, 1), (2, 1, 1)]


def test_unnumbered_headings_that_bookmarks_leave_out(make_rows) -> None:
    """A heading that looks like those of one level is added to the bookmarked ones."""
    rows = make_rows(
        [
            head("Alpha", 13),
            TEXT,
            head("Beta", 13),
            TEXT,
            head("Gamma", 13),
            TEXT,
            head("Glossary", 13),
            TEXT,
        ]
    )
    marks = [Bookmark(r.line.text, 1, 1, r.line.top - 4) for r in rows[:6:2]]
    assert titles(rows, marks) == [(1, "Alpha"), (1, "Beta"), (1, "Gamma"), (1, "Glossary")]
