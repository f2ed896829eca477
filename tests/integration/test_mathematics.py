"""Statements and equations of papers that others wrote: whole, verbatim, and shown where they stand."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pytest

from readgroup.model.document import Document
from readgroup.model.passage import Form
from readgroup.parsing import parse_pdf
from readgroup.parsing.printed import printed
from readgroup.writing.equation_occasions import named_equations
from readgroup.writing.formal_statements import formal_statements
from readgroup.writing.quotes import stands_in

DATA = Path(os.environ.get("READGROUP_TESTDATA", "/nonexistent")) / "corpus" / "pdf"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="READGROUP_TESTDATA names no folder with papers"
)
STATEMENTS = {"1311.2542v3": 15, "1207.1925v1": 8, "2311.03658v2": 5}
EQUATIONS = {"1706.03762v5": 1, "1512.03385v1": 1}


@functools.cache
def document(name: str) -> Document:
    file = DATA / f"{name}.pdf"
    if not file.is_file():
        pytest.skip(f"{file.name} is not among the papers")
    return parse_pdf(file)


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_of_mathematical_papers_are_whole(name: str) -> None:
    """Enough of them; each begins with its label and ends with a sentence or a formula."""
    found = list(formal_statements(document(name)))
    assert len(found) >= STATEMENTS[name]
    for statement in found:
        assert statement.quotes[0].exact.startswith(statement.label)
        assert statement.words.endswith((".", "□", "”", ")")), statement.label
        assert all(stands_in(document(name), q) for q in statement.quotes)


@pytest.mark.parametrize("name", EQUATIONS)
def test_equations_are_found_with_the_words_that_name_them(name: str) -> None:
    """At least those that the paper defines in a sentence."""
    found = list(named_equations(document(name)))
    assert len(found) >= EQUATIONS[name]
    for equation in found:
        assert f"({equation.number})" in equation.quotes[1].exact
        assert equation.quotes[1].form is Form.FORMULA
        assert all(stands_in(document(name), q) for q in equation.quotes)


@pytest.mark.parametrize("name", [*STATEMENTS, *EQUATIONS])
def test_what_is_shown_holds_every_quoted_line(name: str) -> None:
    """Pieces lie on the page, cover the quotes' middle lines, and are few."""
    paper = document(name)
    every = [s.quotes for s in formal_statements(paper)]
    every += [e.quotes for e in named_equations(paper)]
    for quotes in every:
        pieces = printed(paper, (r for q in quotes for r in q.regions))
        assert 1 <= len(pieces) <= 4
        for piece in pieces:
            width, height = paper.page_sizes[piece.page - 1]
            left, top, right, bottom = piece.bbox
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
        for line in (r for q in quotes for r in q.regions):
            middle = (line.bbox[1] + line.bbox[3]) / 2
            assert any(
                p.page == line.page
                and p.bbox[1] <= middle <= p.bbox[3]
                and p.bbox[0] <= line.bbox[0]
                and line.bbox[2] <= p.bbox[2]
                for p in pieces
            )
