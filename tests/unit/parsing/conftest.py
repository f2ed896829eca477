"""Builders of words, lines and pages: a page is written as its lines, sizes in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from readgroup.parsing.columns import Column, Row, rows_of
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Font, RawPage, Word

ROMAN = Font("Times-Roman")
WIDTH = 0.5  # of the size: what a letter of these builders takes


def words_of(
    text: str, x: float = 72.0, top: float = 100.0, size: float = 10.0, font: Font = ROMAN
) -> tuple[Word, ...]:
    """The text's words on one baseline, a third of the size apart."""
    words: list[Word] = []
    for piece in text.split():
        right = x + WIDTH * size * len(piece)
        words.append(Word(piece, x, top, right, top + size, top + 0.8 * size, size, font))
        x = right + size / 3
    return tuple(words)


@pytest.fixture
def make_words() -> Callable[..., tuple[Word, ...]]:
    """`words_of`: words from a text."""
    return words_of


@pytest.fixture
def make_line() -> Callable[..., Line]:
    """A line from a text, with `page` and what `words_of` takes."""

    def make(text: str, *, page: int = 1, **style: object) -> Line:
        return Line(page, words_of(text, **style))  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_rows() -> Callable[..., list[Row]]:
    """Rows of one column from 72 to 400 pt: each given as (text, style) with "gap" before it."""

    def make(lines: Sequence[tuple[str, dict[str, object]] | str]) -> list[Row]:
        top = 100.0
        made: list[Line] = []
        for entry in lines:
            text, style = (entry, {}) if isinstance(entry, str) else entry
            rest = dict(style)
            top += float(rest.pop("gap", 2.0))  # type: ignore[arg-type]
            page = int(rest.pop("page", 1))  # type: ignore[call-overload]
            line = Line(page, words_of(text, top=top, **rest))  # type: ignore[arg-type]
            made.append(line)
            top = line.bottom
        pages = dict.fromkeys(line.page for line in made)
        return rows_of(
            [Column(p, 72.0, 400.0, tuple(x for x in made if x.page == p)) for p in pages]
        )

    return make


@pytest.fixture
def make_page() -> Callable[..., RawPage]:
    """A page of 600 x 800 pt with the words of some lines."""

    def make(lines: Sequence[Line], number: int = 1, **drawn: object) -> RawPage:
        words = tuple(word for line in lines for word in line.words)
        return RawPage(number, 600.0, 800.0, words, **drawn)  # type: ignore[arg-type]

    return make
