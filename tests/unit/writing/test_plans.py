"""Scopes, ways through a paper, meetings, and what to know before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from papers import EXPERIMENT, paper

from readgroup.errors import NotFound, UsageError
from readgroup.model.document import Citation, Document, Reference
from readgroup.writing.glossary import glossary
from readgroup.writing.meetings import meetings
from readgroup.writing.prerequisites import prerequisites
from readgroup.writing.quotes import stands_in
from readgroup.writing.route import route
from readgroup.writing.scope import sections_named
from readgroup.writing.summaries import summarize


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        ("3", {"3", "3.1", "3.2"}),
        ("1, 3.2", {"1", "3.2"}),
        ("early layers; 4.", {"3.1", "4"}),
        ("limitations", {"4"}),
    ],
)
def test_a_scope_names_sections_with_what_is_below(
    experiment: Document, scope: str, numbers: set[str]
) -> None:
    """Numbers, words of titles and kinds, one or several."""
    found = sections_named(experiment, scope)
    assert {experiment.sections[o].number for o in found} == numbers


def test_an_unknown_section_of_several_is_named(experiment: Document) -> None:
    """The one that does not exist is told, not the whole scope."""
    with pytest.raises(NotFound, match="'9'"):
        sections_named(experiment, "1, 9")


def test_a_way_begins_with_the_abstract_and_keeps_to_its_time(primer: Document) -> None:
    """More time gives more pages; every page has reasons that stand on it; the opening is first."""
    summary = summarize(primer)
    lengths = []
    for minutes in (3, 10, 60):
        stops = route(primer, summary, minutes)
        lengths.append(len(stops))
        assert stops[0].reasons[0].what == "what it says of itself"
        assert sum(s.minutes for s in stops) <= max(minutes, stops[0].minutes)
        for stop in stops:
            assert stop.reasons
            assert all(r.statement.quote.page == stop.page for r in stop.reasons)
            assert all(stands_in(primer, r.statement.quote) for r in stop.reasons)
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]


def test_a_paper_without_text_has_no_way() -> None:
    """Nothing to read, no page."""
    empty = paper("")
    assert route(empty, summarize(empty), 20) == ()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_meetings_share_out_all_that_is_read(primer: Document, count: int) -> None:
    """Every section with text is in one meeting, in reading order; the parts' scopes can be
    asked for; no part is twice as long as the whole shared evenly."""
    planned = meetings(primer, count, 60)
    assert [m.number for m in planned] == list(range(1, count + 1))
    inside = [o for m in planned for o in sections_named(primer, m.scope)]
    assert len(inside) == len(set(inside))
    ordinals = [s.ordinal for m in planned for s in m.sections]
    assert ordinals == sorted(ordinals)
    even = sum(m.reading_minutes for m in planned) / count
    assert all(m.reading_minutes <= 2 * even for m in planned)


def test_too_many_meetings_are_refused(experiment: Document) -> None:
    """There are no more meetings than parts, and the error says how many there are."""
    with pytest.raises(UsageError) as caught:
        meetings(experiment, 40, 60)
    assert "give a number" in caught.value.hint


def test_terms_that_are_cited_and_not_defined_are_to_be_known_before() -> None:
    """The term stands right before the mark, and the entry's title is on it; a term that the
    paper defines is not asked for, nor one whose entry is about something else."""
    text = """
# 1 Introduction

We use path patching [1] and activation steering [2]. A probe is a linear map that reads a property [1].

Path patching is costly, and path patching is noisy. Activation steering fails; activation steering drifts. A probe is cheap, each probe is small.

RLHF changes models. RLHF is common, and RLHF is debated.
"""
    document = paper(text)
    block = next(n for n, b in enumerate(document.blocks) if "[1]" in b.text)
    said = document.blocks[block].text
    first, second = said.index("[1]"), said.index("[2]")
    document = replace(
        document,
        references=(
            Reference("", title="Localizing behaviour with path patching", year=2023),
            Reference("", title="Cats and dogs"),
        ),
        citations=(
            Citation(block, first, first + 3, (0,)),
            Citation(block, second, second + 3, (1,)),
        ),
    )
    found = {p.term: p for p in prerequisites(document, glossary(document))}
    assert set(found) == {"path patching", "RLHF"}
    assert found["path patching"].reference == document.references[0]
    assert found["path patching"].count == 3
    assert found["RLHF"].reference is None
    assert found["RLHF"].where.exact == "RLHF changes models."


def test_every_page_of_a_way_is_in_the_paper() -> None:
    """Also where no abstract is found."""
    document = paper(EXPERIMENT.split("# 1 Introduction")[1])
    stops = route(document, summarize(document), 30)
    assert stops
    assert all(1 <= s.page <= document.pages for s in stops)
