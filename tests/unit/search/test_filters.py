"""Filters: which papers, sections and kinds of passage are meant, and what is said where none is."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.errors import EmptyScope, NotFound, ReadgroupError, UnknownPaper, UsageError
from readgroup.model.document import BlockKind
from readgroup.model.paper import Author, Paper
from readgroup.model.search import Filters, Query, Scope
from readgroup.search.filters import narrowed
from readgroup.sources.lists import load_list
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from tests.library_parts import document, store

LIST = "mechanistic-interpretability"
LISTED = [entry.id.number for entry in load_list(LIST).entries]


def _paper(
    id: str, title: str, authors: str, year: int | None = None, categories: str = ""
) -> Paper:
    return Paper(
        id,
        1,
        title,
        tuple(map(Author, authors.split(", "))),
        published=dt.date(year, 3, 1) if year else None,
        categories=tuple(categories.split()),
    )


SHELF = (
    _paper("2209.10652", "Toy Models of Superposition", "Nelson Elhage, Chris Olah", 2022, "cs.LG"),
    _paper("2301.05217", "Progress Measures for Grokking", "Neel Nanda, J. Kramár", 2023, "cs.LG cs.AI"),
    _paper("1706.03762", "Attention Is All You Need", "Łukasz Kaiser, Illia Polosukhin", 2017, "cs.CL"),
    _paper("hep-th/9901001", "Notes on Strings", "José O'Connor-Smith", 1999, "hep-th"),
    _paper("a-primer", "A Primer", "The authors"),
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> PaperStore:
    """Five papers of the same text; only the first is on the reading list."""
    made = PaperStore(Database(tmp_path_factory.mktemp("shelf") / "library.db"))
    for held in SHELF:
        store(made, held, document())
    return made


def ids(wanted: Filters, papers: PaperStore) -> set[str]:
    """What the filters leave."""
    return set(narrowed(Query("x", filters=wanted), papers).scope.papers)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filters(authors=("olah",)), {"2209.10652"}),
        (Filters(authors=("Chris OLAH",)), {"2209.10652"}),
        (Filters(authors=("Olah, C.",)), {"2209.10652"}),
        (Filters(authors=("kramar",)), {"2301.05217"}),
        (Filters(authors=("János Kramár",)), {"2301.05217"}),
        (Filters(authors=("lukasz kaiser",)), {"1706.03762"}),
        (Filters(authors=("o'connor smith",)), {"hep-th/9901001"}),
        (Filters(authors=("jose",)), {"hep-th/9901001"}),
        (Filters(authors=("nanda et al.", "olah")), {"2301.05217", "2209.10652"}),
        (Filters(years=("2023",)), {"2301.05217"}),
        (Filters(years=("2017-2022",)), {"1706.03762", "2209.10652"}),
        (Filters(years=("2022 – 2017",)), {"1706.03762", "2209.10652"}),
        (Filters(years=("2022-",)), {"2301.05217", "2209.10652"}),
        (Filters(years=("-2000", "2023")), {"2301.05217", "hep-th/9901001"}),
        (Filters(categories=("cs",)), {"2301.05217", "2209.10652", "1706.03762"}),
        (Filters(categories=("CS.ai",)), {"2301.05217"}),
        (Filters(categories=("hep-th", "cs.CL")), {"hep-th/9901001", "1706.03762"}),
        (Filters(lists=(LIST,)), set(LISTED) & {held.id for held in SHELF}),
        (Filters(papers=("https://arxiv.org/abs/2301.05217v3",)), {"2301.05217"}),
        (Filters(papers=("toy models",)), {"2209.10652"}),
        (Filters(papers=("A-Primer", "hep-th/9901001")), {"a-primer", "hep-th/9901001"}),
        (Filters(authors=("olah", "nanda"), years=("2023",)), {"2301.05217"}),
        (Filters(papers=("toy models",), categories=("cs",), years=("2022",)), {"2209.10652"}),
    ],
)
def test_papers_are_chosen_by_what_they_are(
    wanted: Filters, left: set[str], papers: PaperStore
) -> None:
    """Values of one filter are alternatives, different filters narrow each other."""
    assert left
    assert ids(wanted, papers) == left


@pytest.mark.parametrize(
    ("wanted", "error", "problem", "hint"),
    [
        (Filters(papers=("2404.99999",)), UnknownPaper, "no paper '2404.99999'", "fetch 2404.99999"),
        (Filters(papers=("no such title",)), UnknownPaper, "'no such title'", "2209.10652"),
        (Filters(papers=("🙂",)), UnknownPaper, "🙂", "a-primer"),
        (Filters(lists=("basics",)), NotFound, "no reading list 'basics'", LIST),
        (Filters(lists=("../lists/x.toml",)), NotFound, "no reading list", LIST),
        (Filters(years=("last",)), UsageError, "'last' is not a year", "2020-2024"),
        (Filters(years=("20231",)), UsageError, "not a year", "2020-2024"),
        (Filters(years=("-",)), UsageError, "not a year", "2020-2024"),
        (Filters(kinds=("poem",)), UsageError, "'poem'", "caption"),
        (Filters(section="metod"), NotFound, "no section 'metod'", "method"),
        (Filters(papers=("a-primer",), section="9"), NotFound, "'9'", "1 Introduction, 2 Superposition"),
        (Filters(authors=("ola",)), EmptyScope, "by ola", "Nelson Elhage, Chris Olah"),
        (Filters(authors=("?",)), EmptyScope, "by ?", "Chris Olah"),
        (Filters(years=("2010-2012",)), EmptyScope, "from 2010-2012", "1999, 2017, 2022 and 2023"),
        (Filters(categories=("stat",)), EmptyScope, "in stat", "cs.AI, cs.CL, cs.LG and hep-th"),
        (Filters(authors=("olah",), years=("2023",)), EmptyScope, "by olah and from 2023", "one of"),
        (Filters(kinds=("table",)), EmptyScope, "no table", "one of"),
        (Filters(kinds=("caption",), section="1"), EmptyScope, "no caption in section '1'", "one of"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_told_with_what_does(
    wanted: Filters, error: type[ReadgroupError], problem: str, hint: str, papers: PaperStore
) -> None:
    """A paper, list, section or kind that is not there is an error; so is a choice of nothing."""
    with pytest.raises(error) as told:
        narrowed(Query("x", filters=wanted), papers)
    assert problem in told.value.problem
    assert hint in told.value.hint


def test_the_rest_of_the_filters_reaches_the_scope(papers: PaperStore) -> None:
    """Section, kinds and bibliography narrow the scope, excluded words the query."""
    wanted = Filters(section="2", kinds=("Captions", "text"), without=("a",), references=True)
    query = narrowed(Query("x", filters=wanted, without=("b",)), papers)
    blocks = (BlockKind.CAPTION, BlockKind.PARAGRAPH)
    assert query.scope == Scope(section="2", blocks=blocks, references=True)
    assert query.without == ("b", "a")
    assert not query.filters


def test_who_asks_for_the_bibliography_gets_it(papers: PaperStore) -> None:
    """By its kind of block or by its section, without asking for references a second time."""
    for wanted in (Filters(kinds=("reference",)), Filters(section="references")):
        assert narrowed(Query("x", filters=wanted), papers).scope.references


def test_filters_narrow_the_scope_that_is_there(papers: PaperStore) -> None:
    """What a program and a person ask for hold both; nothing in common is told."""
    scope = Scope(papers=("2209.10652", "a-primer"), section="2")
    query = Query("x", scope=scope, filters=Filters(years=("2022",)))
    assert narrowed(query, papers).scope == replace(scope, papers=("2209.10652",))
    with pytest.raises(EmptyScope):
        narrowed(replace(query, filters=Filters(years=("2023",))), papers)


def test_without_filters_nothing_changes(papers: PaperStore) -> None:
    """A query without filters is searched as it is."""
    query = Query("x", 3, Scope(papers=("a-primer",)), 0, ("p",), ("w",))
    assert narrowed(query, papers) == query


def test_an_empty_library_only_tells_of_papers_and_lists(tmp_path: Path) -> None:
    """Nothing is in scope anyway: what is wrong is not the filter, but that there are no papers."""
    empty = PaperStore(Database(tmp_path / "library.db"))
    for wanted in (Filters(authors=("olah",)), Filters(section="9"), Filters(kinds=("table",))):
        assert narrowed(Query("x", filters=wanted), empty).scope.papers == ()
    with pytest.raises(UnknownPaper):
        narrowed(Query("x", filters=Filters(papers=("2301.05217",))), empty)


VALUES = st.lists(
    st.text(max_size=8) | st.sampled_from(["olah", "2022", "cs", "caption"]), max_size=2
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_filter_is_an_unexpected_error(data: st.DataObject, papers: PaperStore) -> None:
    """Any values whatever narrow the scope, or are told in an error of ours."""
    names = ("papers", "lists", "authors", "years", "categories", "kinds", "without")
    values = {name: tuple(data.draw(VALUES)) for name in names}
    wanted = Filters(**values, section=data.draw(st.text(max_size=6)))
    with suppress(ReadgroupError):
        scope = narrowed(Query("x", filters=wanted), papers).scope
        assert set(scope.papers) <= {held.id for held in SHELF}
