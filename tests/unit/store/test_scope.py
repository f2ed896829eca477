"""Where to look, said in SQL: what a scope lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.model.document import BlockKind, SectionKind
from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import TextStore
from tests.library_parts import document, paper, store


def texts(database: Database, papers: PaperStore, wanted: Scope) -> list[str]:
    """The passages in scope, by their text."""
    found = papers.passages(TextStore(database).within(wanted))
    return sorted(held.passage.text for held in found.values())


@pytest.mark.parametrize("named", ["method", "Methods", "METHOD"])
def test_a_kind_of_section_holds_what_stands_below_it(
    database: Database, papers: PaperStore, named: str
) -> None:
    """ "2.1 GPT-2 probes" stands below "2 Superposition", which is a method: both are in."""
    store(papers, paper(), document())
    found = texts(database, papers, Scope(section=named))
    assert [text.partition(" ")[0] for text in found] == ["Figure", "Linear", "Superposition"]


def test_the_kind_of_another_paper_does_not_spill(database: Database, papers: PaperStore) -> None:
    """Ordinals of sections repeat from paper to paper; a kind is looked up in each by itself."""
    made = document()
    other = replace(made.sections[1], kind=SectionKind.OTHER)
    sections = (made.sections[0], other, *made.sections[2:])
    store(papers, paper("a"), made)
    store(papers, paper("b"), replace(made, sections=sections))
    ids = TextStore(database).within(Scope(section="method"))
    assert {held.paper.id for held in papers.passages(ids).values()} == {"a"}


def test_kinds_of_block(database: Database, papers: PaperStore) -> None:
    """Only captions where captions are asked for; two kinds are alternatives."""
    made = document()
    store(papers, paper(), made)
    captions = texts(database, papers, Scope(blocks=(BlockKind.CAPTION,)))
    assert captions == ["Figure 1: Directions that overlap."]
    either = Scope(blocks=(BlockKind.CAPTION, BlockKind.TABLE))
    assert texts(database, papers, either) == captions
    assert texts(database, papers, Scope(blocks=(BlockKind.TABLE,))) == []


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A library that many examples of one property share."""
    made = Database(tmp_path_factory.mktemp("shelf") / "library.db")
    store(PaperStore(made), paper(), document())
    return made


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_no_name_of_a_section_is_an_error(shelf: Database, section: str) -> None:
    """Whatever a section is called, the answer is a part of all passages."""
    everything = set(TextStore(shelf).within(Scope()))
    assert everything.issuperset(TextStore(shelf).within(Scope(section=section)))
