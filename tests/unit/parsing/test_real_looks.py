"""Looks that headings, captions and listings of real papers have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readgroup.model.document import BlockKind
from readgroup.parsing.blocks import kind_of_row
from readgroup.parsing.candidates import candidates
from readgroup.parsing.captions import find_captions
from readgroup.parsing.columns import Column, rows_of
from readgroup.parsing.headings import choose
from readgroup.parsing.lines import Line, merge_rows
from readgroup.parsing.notes import footnote_rows
from readgroup.parsing.page import Font
from readgroup.parsing.style import Body
from readgroup.parsing.titles import title_text

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)
BOLD = Font("Times-Bold", bold=True)
ITALIC = Font("Times-Italic", italic=True)
TEXT = "running text that fills the line of its column with words and goes on"


def found(rows, body: Body = BODY) -> list[tuple[int, str]]:
    return [(h.level, h.title) for h in choose(candidates(rows, body, ()), [])]


def styled(text: str, **style: object) -> tuple[str, dict[str, object]]:
    return text, {"gap": 12.0, **style}


def test_fonts_without_a_name(make_rows) -> None:
    """Size and number make a heading where a font tells no name and no weight."""
    plain = Font("")
    big = {"font": plain, "size": 12.0}
    rows = make_rows(
        [
            styled("1 One", **big),
            (TEXT, {"font": plain}),
            styled("2 Two", **big),
            (TEXT, {"font": plain}),
        ]
    )
    assert found(rows) == [(1, "One"), (1, "Two")]


def test_weight_is_judged_beside_the_text(make_rows) -> None:
    """In a scan whose text layer is bold throughout, bold lines are no headings."""
    rows = make_rows(
        [(TEXT, {"font": BOLD}), ("A bold line", {"font": BOLD}), (TEXT, {"font": BOLD})]
    )
    assert found(rows, replace(BODY, bold=True)) == []


@pytest.mark.parametrize("text", ["1. INTRODUCTION", "I. INTRODUCTION"])
def test_capitals_in_the_texts_own_font(make_rows, text) -> None:
    """Capitals and a number suffice, in the size and weight of the text."""
    rows = make_rows(
        [
            styled(text),
            TEXT,
            styled(text.replace("I.", "II.").replace("1", "2").replace("INTRO", "PRO")),
            TEXT,
        ]
    )
    assert [title for _, title in found(rows)] == ["INTRODUCTION", "PRODUCTION"]


def test_letters_set_apart(make_words) -> None:
    """ "A B S T R A C T" is the word that it spells."""
    assert title_text(make_words("A B S T R A C T")) == "ABSTRACT"


@pytest.mark.parametrize(
    "font", [ITALIC, Font("Helvetica-Bold", bold=True), Font("cmssbx10", bold=True)]
)
def test_subsections_at_the_texts_size(make_rows, font) -> None:
    """Italic, or bold without serifs: other letters than the text's, and a number."""
    rows = make_rows(
        [
            styled("1 One", font=BOLD, size=12.0),
            TEXT,
            styled("1.1 Alpha", font=font),
            TEXT,
            styled("1.2 Beta", font=font),
            TEXT,
        ]
    )
    assert found(rows) == [(1, "One"), (2, "Alpha"), (2, "Beta")]


def test_unnumbered_subsections_at_the_size_of_their_parents(make_rows) -> None:
    """Without numbers, capitals stand above small letters of one size, and bold above italics."""
    look = {"font": BOLD, "size": 12.0}
    rows = make_rows([
        styled("FIRST PART", **look), TEXT, styled("A first point", **look), TEXT,
        styled("SECOND PART", **look), TEXT, styled("A second point", **look), TEXT,
    ])  # fmt: skip
    assert found(rows) == [
        (1, "FIRST PART"),
        (2, "A first point"),
        (1, "SECOND PART"),
        (2, "A second point"),
    ]


def test_a_heading_with_symbols_in_pieces(make_rows, make_words) -> None:
    """Pieces of one baseline in a font for formulas belong to the heading."""
    rows = make_rows(
        [
            styled("5. Five", font=BOLD, size=12.0),
            TEXT,
            styled("5.1. Application to k-sparse vectors", font=BOLD),
            TEXT,
        ]
    )
    words = rows[2].line.words
    k = words[3]._replace(text="k", x1=words[3].x0 + 5, font=Font("CMMI10", math=True))
    rest = words[3]._replace(text="-sparse", x0=k.x1, glued=True)
    line = Line(1, (*words[:3], k, rest, *words[4:]))
    column = rows[0].column
    rows = rows_of(
        [
            Column(
                1, column.left, column.right, tuple(line if r.index == 2 else r.line for r in rows)
            )
        ]
    )
    assert found(rows) == [(1, "Five"), (2, "Application to k-sparse vectors")]


def test_appendices_in_capitals(make_rows) -> None:
    """ "APPENDIX B" goes on with the letters, its words after it."""
    look = {"font": BOLD, "size": 12.0}
    rows = make_rows(
        [
            styled(t, **look) if n % 2 == 0 else TEXT
            for n, t in enumerate(["1 One", "", "A Proofs", "", "APPENDIX B: MORE PROOFS", ""])
        ]
    )
    assert found(rows)[1:] == [(1, "Proofs"), (1, "MORE PROOFS")]


def test_initials_are_no_numbers(make_rows) -> None:
    """ "J. Rajagopal" among the authors breaks the order of sections, and is none."""
    rows = make_rows(
        [
            styled("J. Rajagopal", font=BOLD),
            styled("1 One", font=BOLD, size=12.0),
            TEXT,
            styled("2 Two", font=BOLD, size=12.0),
            TEXT,
        ]
    )
    assert "Rajagopal" not in [title for _, title in found(rows)]


@pytest.mark.parametrize(
    "title", ["Acknowledgements", "References", "Limitations", "Ethics Statement"]
)
def test_known_titles_need_no_number(make_rows, title) -> None:
    """Papers give these sections no number even where all others have one."""
    rows = make_rows(
        [
            styled("1 One", font=BOLD, size=12.0),
            TEXT,
            styled("2 Two", font=BOLD, size=12.0),
            TEXT,
            styled(title, font=BOLD, size=12.0),
            TEXT,
        ]
    )
    assert found(rows)[-1] == (1, title)


@pytest.mark.parametrize(
    "label", ["Keywords", "Categories and Subject Descriptors", "General Terms", "CCS Concepts"]
)
def test_labels_of_the_first_page_open_nothing(make_rows, label) -> None:
    """What a publisher asks for is no section."""
    rows = make_rows(
        [
            styled(label, font=BOLD),
            TEXT,
            styled("1 One", font=BOLD, size=12.0),
            TEXT,
            styled("2 Two", font=BOLD, size=12.0),
            TEXT,
        ]
    )
    assert found(rows) == [(1, "One"), (1, "Two")]


def test_a_copyright_block_is_a_note(make_rows) -> None:
    """Small print at the foot of the first page stands apart, without any mark."""
    small = {"size": 7.0}
    rows = make_rows(
        [TEXT] * 30
        + [
            ("Permission to make copies of this work is granted", {"gap": 12.0, **small}),
            ("without fee to everybody who asks for it.", small),
        ]
    )
    assert [row.index for row in footnote_rows(rows, BODY, ())] == [30, 31]


def test_a_bold_caption_over_several_lines(make_rows) -> None:
    """All lines of a bold caption belong to it, and none is a heading."""
    rows = make_rows(
        [
            TEXT,
            styled("Figure 1: A bold caption that fills the line of its column", font=BOLD),
            ("and ends in the second one.", {"font": BOLD}),
            styled(TEXT),
            TEXT,
        ]
    )
    (caption,) = find_captions(rows, BODY)
    assert [row.index for row in caption.rows] == [1, 2]
    assert find_captions([], BODY) == []


def test_lines_of_an_algorithm_keep_their_numbers(make_line) -> None:
    """The number in the margin and the statement far from it are one row."""
    statement = make_line("theta gets theta minus eta times nabla L", x=110, top=100)
    (row,) = merge_rows([statement, make_line("4:", x=72, top=100.5)])
    assert row.text.startswith("4: theta")


def test_code_is_no_running_text(make_rows) -> None:
    """Lines of a typewriter font are a listing."""
    (row,) = make_rows([("class PushOp extends Node", {"font": Font("CMTT10", mono=True)})])
    assert kind_of_row(row, BODY) is BlockKind.ALGORITHM


def test_a_formulas_number_alone_is_part_of_it(make_rows) -> None:
    """ "(3)" at the left edge belongs to the formula beside it."""
    (row,) = make_rows(["(3)"])
    assert kind_of_row(row, BODY) is BlockKind.EQUATION


def test_a_chapters_number_stands_above_its_title(make_rows) -> None:
    """A number on a line of its own below "Chapter 3" and its title are one heading."""
    big = {"font": BOLD, "size": 16.0}
    rows = make_rows(
        [
            styled("Chapter 1", **big),
            ("Beginnings", big),
            TEXT,
            TEXT,
            styled("Chapter 2", **big),
            ("Endings", big),
            TEXT,
        ]
    )
    assert found(rows) == [(1, "Beginnings"), (1, "Endings")]
