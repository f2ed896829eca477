"""Reading arXiv's Atom, also as it was recorded from the real one."""

from __future__ import annotations

import os
from pathlib import Path

import arxiv
import pytest
import requests
from arxiv import _feed

from readgroup.errors import MalformedId, SourceUnavailable, UsageError
from readgroup.sources.feed import as_paper, check_feed, query
from readgroup.sources.http import Transient


def answered(body: bytes, status: int = 200) -> requests.Response:
    response = requests.Response()
    response.status_code, response.url = status, "https://export.arxiv.org/api/query"
    response._content = body
    return response


@pytest.fixture(scope="module")
def recordings() -> Path:
    folder = os.environ.get("READGROUP_TESTDATA", "")
    if not folder:
        pytest.skip("READGROUP_TESTDATA is not set")
    return Path(folder) / "arxiv-api"


def test_recorded_answers(recordings: Path) -> None:
    """Every recorded good answer passes, and each of its entries becomes a paper."""
    files = [*recordings.glob("arxiv.py_fixtures/*.http200.xml"), *recordings.glob("rsxiv/*.xml")]
    count = 0
    for file in files:
        body = file.read_bytes()
        check_feed(answered(body))
        for result in _feed.parse(body).results:
            paper = as_paper(result)
            assert all([paper.title, paper.authors, paper.abstract, paper.published])
            assert paper.arxiv_id is not None
            assert paper.categories[0] == result.primary_category
            count += 1
    assert count > 100


def test_recorded_refusal(recordings: Path) -> None:
    """The recorded answer to a malformed id is that, with 400 or 200."""
    (file,) = recordings.glob("arxiv.py_fixtures/*.http400.xml")
    for status in (400, 200):
        with pytest.raises(MalformedId, match="incorrect id format for abc"):
            check_feed(answered(file.read_bytes(), status))


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>", b"<html/>", b"Rate exceeded.", b'{"a": 1}', b"\xff\xfe"]
)
def test_what_is_no_feed(body: bytes) -> None:
    """Anything but a feed may pass with status 200, and is an error otherwise."""
    with pytest.raises(Transient):
        check_feed(answered(body))
    with pytest.raises(SourceUnavailable):
        check_feed(answered(body, 403))


def test_entry_that_is_no_paper() -> None:
    """An entry whose link carries no id is refused."""
    with pytest.raises(MalformedId):
        as_paper(arxiv.Result("https://arxiv.org/help"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("superposition", "all:superposition"),
        ("k-sparse probing", "all:k AND all:sparse AND all:probing"),
        ('"toy models" of', 'all:"toy models" AND all:of'),
        ("cats AND dogs", "all:cats AND all:dogs"),
        ("cat:cs.LG AND ti:probing", "cat:cs.LG AND ti:probing"),
        ("Erdős", "all:Erdős"),
        ('"" (x)', "all:x"),
    ],
)
def test_query(words: str, expected: str) -> None:
    """Plain words become a search for all of them; arXiv's own language is passed on."""
    assert query(words) == expected


@pytest.mark.parametrize("words", ["", "  ", "?!", '""', "AND"])
def test_query_without_words(words: str) -> None:
    """Nothing to search for is a usage error."""
    with pytest.raises(UsageError):
        query(words)
