"""Pages of duty, and where in a paper a role has to look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readgroup.model.document import Citation, Document, Reference
from readgroup.model.guide import Role
from readgroup.writing.duties import ROLES, duty
from readgroup.writing.preparations import places
from readgroup.writing.quotes import stands_in
from readgroup.writing.roles import SentenceRole
from readgroup.writing.summaries import summarize


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_page(role: Role) -> None:
    """A page: a task of a line, steps, what to bring, how to say it, what to beware; 150 to 450
    words, whole sentences, and known names in what it looks for."""
    page = duty(role)
    told = [page.task, page.aim, page.say, *page.do, *page.bring, *page.beware]
    assert page.role is role
    assert len(page.task) <= 90
    assert len(page.do) >= 4
    assert len(page.bring) >= 2
    assert all(text.endswith((".", "?", ".”")) for text in told)
    assert 150 <= sum(len(text.split()) for text in told) <= 450
    assert page.look
    for look in page.look:
        assert look.points or look.roles or look.floats or look.references
        assert all(SentenceRole(name) for name in look.roles)


def test_roles_do_not_say_the_same() -> None:
    """No step is given to two roles."""
    steps = [step for role in ROLES for step in (*duty(role).do, *duty(role).bring)]
    assert len(steps) == len(set(steps))


@pytest.mark.parametrize("role", ROLES)
def test_places_stand_in_the_paper_and_differ(primer: Document, role: Role) -> None:
    """Each place is quoted verbatim, and none comes twice."""
    found = places(primer, summarize(primer), duty(role))
    quotes = [s.quote for place in found for s in place.statements]
    assert all(stands_in(primer, quote) for quote in quotes)
    exact = [quote.exact for quote in quotes]
    assert len(exact) == len(set(exact))


def test_the_reviewer_is_led_to_what_is_assumed(experiment: Document) -> None:
    """An assumption of the text is a place for the reviewer."""
    found = {p.what: p for p in places(experiment, summarize(experiment), duty(Role.REVIEWER))}
    assert "We assume that every feature" in found["What is assumed"].statements[0].text


def test_works_are_those_cited_most_and_the_authors_own(experiment: Document) -> None:
    """The archaeologist sees what is cited most; the investigator what the authors wrote before."""
    block = next(n for n, b in enumerate(experiment.blocks) if "[3, 4]" in b.text)
    at = experiment.blocks[block].text.index("[3, 4]")
    marks = [(0, 2), (1, 1)]
    document = replace(
        experiment,
        references=(
            Reference("", title="Probing classifiers", authors=("B. Other",), year=2021),
            Reference("", title="Earlier probes", authors=("Anna Author",), year=2022),
        ),
        citations=tuple(
            Citation(block, at, at + 2, (n,)) for n, times in marks for _ in range(times)
        ),
    )
    summary = summarize(document)
    cited = places(document, summary, duty(Role.ARCHAEOLOGIST))[0].statements
    assert [s.see for s in cited] == ["Probing classifiers (2021), cited twice"]
    own = next(
        p
        for p in places(document, summary, duty(Role.INVESTIGATOR))
        if p.what == "Earlier work of the authors"
    )
    assert [s.see for s in own.statements] == ["Earlier probes (2022), cited once"]
