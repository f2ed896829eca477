"""The query line: what is an operator, and what stays as people typed it."""

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.search import Filters
from readgroup.search.syntax import MOST_OPERATORS, parse, written

NATURAL = [
    "What is superposition?",
    "why don't the authors' models' F1: fall",
    "F1: what does it measure",
    "e.g. GPT-2, GPT-3.5 and state-of-the-art C++",
    "a - dash, an – en dash, an — em dash -- and two --",
    "is -0.5 better than -5 or -x",
    "http://example.org/a:b?c=-d see section: 3",
    "section:  method",
    "who is the author: Olah or Nanda",
    "foo:bar, Section(3) x:section:3 (author:olah)",
    '5" and 6" disks',
    'an "open quote',
    "'single' quotes and ''",
    'author:" " and section:" "',
    '"" and " "',
    "--paper 2404.14082 --year",
    "SELECT * FROM passages; DROP TABLE passages; --",
    "NEAR(a, 3) OR {text}: ^c *",
    "🙂 …  two  spaces \n and lines",
    "",
]


@pytest.mark.parametrize("line", NATURAL)
def test_natural_text_stays_as_it_is(line: str) -> None:
    """Questions with quotes, dashes, colons and apostrophes have no operators."""
    query = parse(line)
    assert query.text == line
    assert query.filters == Filters()
    assert query.phrases == ()


@pytest.mark.parametrize(
    ("line", "text", "filters"),
    [
        ("author:olah", "", Filters(authors=("olah",))),
        ("Author:Olah features", "features", Filters(authors=("Olah",))),
        ('sparse author:"chris olah" codes', "sparse codes", Filters(authors=("chris olah",))),
        ("codes author:'chris olah'", "codes", Filters(authors=("chris olah",))),
        ("codes author:“chris olah”", "codes", Filters(authors=("chris olah",))),
        ("year:2020-2024, then?", "then?", Filters(years=("2020-2024",))),
        ("year:2020- year:-2010 x", "x", Filters(years=("2020-", "-2010"))),
        ("in section:3.1. only", "in only", Filters(section="3.1")),
        ("section:2 x section:method", "x", Filters(section="method")),
        ("a list:basics list:more list:basics", "a", Filters(lists=("basics", "more"))),
        ("category:cs.LG kind:table t", "t", Filters(categories=("cs.LG",), kinds=("table",))),
        (
            "t paper:https://arxiv.org/abs/2404.14082v3",
            "t",
            Filters(papers=("https://arxiv.org/abs/2404.14082v3",)),
        ),
        ("features -superposition", "features", Filters(without=("superposition",))),
        ('x -"toy models", y', "x y", Filters(without=("toy models",))),
        ("x -state-of-the-art -C++", "x", Filters(without=("state-of-the-art", "C++"))),
        ("\nauthor:olah\tx  y", "x  y", Filters(authors=("olah",))),
    ],
)
def test_operators_are_taken_out_of_the_text(line: str, text: str, filters: Filters) -> None:
    """Where a token begins with a field or a dash, it filters, and the rest is the text."""
    query = parse(line)
    assert (query.text, query.filters) == (text, filters)


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ('"toy models"', ("toy models",)),
        ('what is a "feature", and ("why")?', ("feature", "why")),
        ("“toy models” of “toy models”", ("toy models",)),
        ('-"left out" "kept"', ("kept",)),
        ('5" "x"', ("x",)),
        ("it's 'no phrase'", ()),
        ('"🙂"', ()),
    ],
)
def test_quoted_phrases(line: str, phrases: tuple[str, ...]) -> None:
    """Between double quotes, straight or curly, and only where it begins a token."""
    assert parse(line).phrases == phrases


def test_a_phrase_stays_in_the_text() -> None:
    """A phrase is a boost: the text still asks for its words."""
    assert parse('limits of "toy models"').text == 'limits of "toy models"'


def test_there_is_an_end_to_operators() -> None:
    """A line of thousands of operators has a few; the rest is text."""
    query = parse(" ".join(f"-word{letter}" for letter in string.ascii_letters))
    assert len(query.filters.without) == MOST_OPERATORS
    assert query.text.startswith("-word")


PIECES = st.sampled_from(
    ["author:", "section:", "-", '"', "“", "”", "'", " ", "\n", "a", "3.1", ":", "x y", "🙂", "--"]
)
LINES = st.text(max_size=80) | st.lists(PIECES, max_size=40).map("".join)


@given(LINES)
def test_no_line_is_an_error(line: str) -> None:
    """Whatever is typed is read, and nothing is made up: all of it stood in the line."""
    query = parse(line)
    filters = query.filters
    for values in (filters.papers, filters.authors, filters.without, query.phrases):
        assert all(value and value in line for value in values)
        assert len(set(values)) == len(values)
    assert all(word in line for word in query.text.split())


@given(LINES)
def test_a_line_without_operators_is_its_text(line: str) -> None:
    """Where nothing was filtered, the text is the line, to the last space."""
    query = parse(line)
    if not query.filters:
        assert query.text == line


@given(st.text(alphabet=string.ascii_letters + " ?.,;'’", max_size=200))
def test_letters_and_ordinary_signs_are_never_operators(line: str) -> None:
    """Without colon, dash and double quote there is nothing to read."""
    query = parse(line)
    assert (query.text, query.filters, query.phrases) == (line, Filters(), ())


@pytest.mark.parametrize("unit", ['"', '" ', "“ ", "author:x ", '-"a ', "-word ", "-", ' "a" '])
def test_long_lines_are_read_quickly(unit: str) -> None:
    """100,000 characters of any sign take less than a second: the time grows with their number."""
    began = time.process_time()
    parse((unit * 100_000)[:100_000])
    assert time.process_time() - began < 1


VALUE = st.text(
    st.characters(exclude_characters='"“”', exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=10,
).filter(lambda text: any(c.isalnum() for c in text))
VALUES = st.lists(st.lists(VALUE, min_size=1, max_size=2).map(" ".join), max_size=2, unique=True)


@given(VALUES, VALUES, VALUES, VALUES, VALUE | st.just(""))
def test_filters_survive_being_written_as_a_line(
    papers: list[str], authors: list[str], kinds: list[str], without: list[str], section: str
) -> None:
    """What a link says of a search, read again, is the same search."""
    filters = Filters(
        papers=tuple(papers),
        authors=tuple(authors),
        kinds=tuple(kinds),
        without=tuple(without),
        section=section,
    )
    query = parse(written('limits of "toy models"', filters))
    assert (query.text, query.filters) == ('limits of "toy models"', filters)
