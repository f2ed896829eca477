"""Metadata, search and licences against arXiv on loopback."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from readgroup.errors import (
    MalformedId,
    NoSuchVersion,
    Offline,
    RateLimited,
    ReadgroupError,
    SourceUnavailable,
    UnknownId,
    UsageError,
)
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.sources.arxiv import ArxivSource
from tests.arxiv_server import (
    EMPTY,
    NO_LICENCE_GRANTED,
    OUT_OF_ORDER,
    RATE_LIMITED,
    Answer,
    ArxivServer,
    Fault,
    empty_page,
)
from tests.integration.sources.conftest import QUICK, MakeSource

REVIEW = ArxivId("2404.14082")
PROBLEMS = ArxivId("2501.16496")


def one(source: ArxivSource, asked: ArxivId) -> Paper | ReadgroupError:
    return source.metadata([asked])[asked]


def test_metadata_of_the_latest_version(source: ArxivSource, arxiv: ArxivServer) -> None:
    """An id without version gives the latest, with all that the entry tells."""
    arxiv.add(
        "2401.00001",
        versions=4,
        title="A\n  long title",
        comment="9 pages",
        abstract="  Two\n lines. ",
    )
    paper = one(source, ArxivId("2401.00001"))
    assert paper == Paper(
        id="2401.00001",
        version=4,
        title="A long title",
        authors=(Author("Ada Example", "Example University"), Author("Bo Sample")),
        abstract="Two lines.",
        published=dt.date(2024, 1, 2),
        updated=dt.date(2024, 5, 2),
        categories=("cs.LG", "cs.AI"),
        comment="9 pages",
        source="arxiv",
        source_url="https://arxiv.org/abs/2401.00001v4",
    )


def test_old_style_and_named_version(source: ArxivSource) -> None:
    """Old-style ids and ids with a version are answered as asked."""
    old, second = ArxivId("hep-th/9901001"), ArxivId("2404.14082", 2)
    found = source.metadata([old, second])
    assert [(p.id, p.version) for p in found.values() if isinstance(p, Paper)] == [
        ("hep-th/9901001", 1),
        ("2404.14082", 2),
    ]


def test_one_request_for_many_ids_in_the_order_asked(
    source: ArxivSource, arxiv: ArxivServer
) -> None:
    """A list is one request, and its answers come in the order asked though arXiv's do not."""
    asked = [REVIEW, PROBLEMS, ArxivId("hep-th/9901001")]
    found = source.metadata(asked)
    assert list(found) == asked
    assert [p.id for p in found.values() if isinstance(p, Paper)] == [i.number for i in asked]
    assert len(arxiv.asked) == 1


def test_the_same_paper_in_two_versions(source: ArxivSource) -> None:
    """The latest and an older version of one paper can be asked for together."""
    older = REVIEW.with_version(1)
    found = source.metadata([REVIEW, older])
    assert [p.version for p in found.values() if isinstance(p, Paper)] == [3, 1]


def test_unknown_id_does_not_spoil_the_others(source: ArxivSource) -> None:
    """An id that arXiv drops from its answer is unknown; the others are found."""
    unknown = ArxivId("2501.99999")
    found = source.metadata([PROBLEMS, unknown, REVIEW])
    assert isinstance(found[unknown], UnknownId)
    assert "2501.99999" in str(found[unknown])
    assert isinstance(found[PROBLEMS], Paper)
    assert isinstance(found[REVIEW], Paper)


@pytest.mark.parametrize("fault", [Fault.MALFORMED, Fault.ERROR_200])
def test_id_that_arxiv_calls_malformed_does_not_spoil_the_others(
    source: ArxivSource, arxiv: ArxivServer, fault: Fault
) -> None:
    """ArXiv refuses a whole list for one id, with 400 or with 200: only that id is refused."""
    arxiv.faults["1501.1234"] = fault
    wrong = ArxivId("1501.1234")
    found = source.metadata([PROBLEMS, wrong, REVIEW])
    error = found[wrong]
    assert isinstance(error, MalformedId)
    assert error.exit_code == 2
    assert "incorrect id format for 1501.1234" in error.problem
    assert error.hint
    # The list, the id that the answer names, and the rest.
    assert len(arxiv.asked) == 3
    assert isinstance(found[PROBLEMS], Paper)
    assert isinstance(found[REVIEW], Paper)


@pytest.mark.parametrize("fault", [None, Fault.LATEST_INSTEAD])
def test_no_such_version_names_the_latest(
    source: ArxivSource, arxiv: ArxivServer, fault: Fault | None
) -> None:
    """A version that does not exist is told apart from an unknown paper, and the latest is named."""
    if fault:
        arxiv.faults["2404.14082"] = fault
    error = one(source, REVIEW.with_version(9))
    assert isinstance(error, NoSuchVersion)
    assert "2404.14082v3" in error.hint


def test_version_of_an_unknown_paper(source: ArxivSource) -> None:
    """A version of a paper that does not exist is an unknown id."""
    assert isinstance(one(source, ArxivId("2501.99999", 2)), UnknownId)


def test_entry_without_a_pdf_link(source: ArxivSource, arxiv: ArxivServer, tmp_path: Path) -> None:
    """An entry that names no PDF is a paper like others: its PDF is where all are."""
    arxiv.faults["2501.16496"] = Fault.NO_PDF_LINK
    paper = one(source, PROBLEMS)
    assert isinstance(paper, Paper)
    assert source.download(paper, tmp_path / "a.pdf").is_file()


@pytest.mark.parametrize("answer", [RATE_LIMITED, OUT_OF_ORDER, EMPTY, empty_page()])
def test_passing_failures_are_asked_again(
    source: ArxivSource, arxiv: ArxivServer, answer: Answer
) -> None:
    """429, 503, an empty body and an unexpectedly empty page: the next try may do."""
    arxiv.next_answers.append(answer)
    assert isinstance(one(source, REVIEW), Paper)
    assert len(arxiv.asked) == 2


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (RATE_LIMITED, RateLimited),
        (OUT_OF_ORDER, SourceUnavailable),
        (EMPTY, SourceUnavailable),
        (empty_page(), SourceUnavailable),
        (Answer(200, b"<html><body>Are you a robot?</body></html>"), SourceUnavailable),
    ],
)
def test_lasting_failures_end_with_an_error(
    source: ArxivSource, arxiv: ArxivServer, answer: Answer, kind: type[ReadgroupError]
) -> None:
    """A failure that stays is reported after the allowed attempts, with what to do."""
    arxiv.next_answers.extend([answer] * 10)
    error = one(source, REVIEW)
    assert type(error) is kind
    assert error.exit_code == 4
    assert error.hint
    assert len(arxiv.asked) == QUICK.attempts


def test_retry_after_is_honoured(source: ArxivSource, arxiv: ArxivServer) -> None:
    """The next request comes no sooner than the server asked."""
    arxiv.next_answers.append(Answer(429, b"Rate exceeded.", {"Retry-After": "1"}))
    assert isinstance(one(source, REVIEW), Paper)
    first, second = arxiv.asked
    assert second.began - first.began >= 1.0


def test_long_retry_after_is_not_waited_for_nor_ignored(
    source: ArxivSource, arxiv: ArxivServer
) -> None:
    """A server that asks for an hour is not asked again, and the message says how long."""
    arxiv.next_answers.append(Answer(429, b"Rate exceeded.", {"Retry-After": "3600"}))
    error = one(source, REVIEW)
    assert isinstance(error, RateLimited)
    assert "60 minutes" in error.hint
    assert len(arxiv.asked) == 1


def test_nobody_listens(make_source: MakeSource) -> None:
    """A refused connection is Offline."""
    error = one(make_source(arxiv_api_url="http://127.0.0.1:9/api/query"), REVIEW)
    assert isinstance(error, Offline)
    assert "127.0.0.1:9" in error.problem


def test_name_that_does_not_resolve(make_source: MakeSource) -> None:
    """A name that cannot be looked up is Offline, and says so."""
    error = one(make_source(arxiv_api_url="http://arxiv.invalid/api/query"), REVIEW)
    assert isinstance(error, Offline)
    assert "arxiv.invalid" in error.problem


def test_failure_is_not_kept(source: ArxivSource, arxiv: ArxivServer) -> None:
    """An id that failed is asked for again on the next call."""
    arxiv.next_answers.extend([OUT_OF_ORDER] * QUICK.attempts)
    assert isinstance(one(source, REVIEW), SourceUnavailable)
    assert isinstance(one(source, REVIEW), Paper)


def test_answers_are_kept_for_the_day(make_source: MakeSource, arxiv: ArxivServer) -> None:
    """Metadata, licence and search are asked for once a day, by another process too."""
    for source in (make_source(), make_source()):
        assert isinstance(one(source, REVIEW), Paper)
        assert source.licence(REVIEW) == NO_LICENCE_GRANTED
        assert source.find("mechanistic")
    assert len(arxiv.asked) == 3


def test_user_agent_names_the_project(
    source: ArxivSource, arxiv: ArxivServer, tmp_path: Path
) -> None:
    """Every request says who asks, with version and address, also through the arxiv package."""
    paper = one(source, REVIEW)
    assert isinstance(paper, Paper)
    source.licence(REVIEW)
    source.download(paper, tmp_path / "a.pdf")
    agents = {asked.headers["user-agent"] for asked in arxiv.asked}
    assert len(arxiv.asked) == 3
    assert agents == {"readgroup/0.1.0 (+https://github.com/readgroup/readgroup)"}


def test_find(source: ArxivSource, arxiv: ArxivServer) -> None:
    """Plain words must all occur; the answer holds at most as many papers as asked for."""
    assert [p.id for p in source.find("mechanistic review")] == ["2404.14082"]
    assert source.find("quantum gravity") == []
    assert len(source.find("network", limit=2)) == 2
    assert arxiv.asked[0].query["search_query"] == "all:mechanistic AND all:review"


def test_find_without_words(source: ArxivSource, arxiv: ArxivServer) -> None:
    """No word is a usage error, before any request."""
    with pytest.raises(UsageError):
        source.find(" ?! ")
    assert arxiv.asked == []


@pytest.mark.parametrize(
    "answer", [OUT_OF_ORDER, RATE_LIMITED, Answer(200, b"not XML"), Answer(404, b"<a/>")]
)
def test_licence_is_best_effort(source: ArxivSource, arxiv: ArxivServer, answer: Answer) -> None:
    """Any failure gives "" after one request, and is not kept."""
    arxiv.next_answers.append(answer)
    assert source.licence(REVIEW) == ""
    assert len(arxiv.asked) == 1
    assert source.licence(REVIEW) == NO_LICENCE_GRANTED


def test_licence_of_none_or_nowhere(make_source: MakeSource) -> None:
    """No record, no licence in it, no server, no address: "" within seconds, never an error."""
    began = time.monotonic()
    assert make_source().licence(ArxivId("2501.99999")) == ""
    assert make_source().licence(ArxivId("hep-th/9901001")) == ""
    assert make_source(arxiv_oai_url="http://127.0.0.1:9/oai").licence(REVIEW) == ""
    assert make_source(arxiv_oai_url="").licence(REVIEW) == ""
    assert time.monotonic() - began < 5
