"""Small parts of asking: headers, limits, retries."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.errors import Offline, UnknownId
from readgroup.sources.http import Transient, host_of, retry_after, retrying
from readgroup.sources.limits import Limits

NOW = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
QUICK = Limits(attempts=3, pause=0.001, longest_pause=0.002, longest_retry_after=0.05)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        (" 12 ", 12.0),
        ("Wed, 01 May 2024 12:01:00 GMT", 60.0),
        ("Wed, 01 May 2024 11:00:00 GMT", 0.0),
        ("Wed, 01 May 2024 12:00:30 -0000", 30.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    """Seconds and dates are read, nonsense is ignored."""
    assert retry_after(header, NOW) == seconds


@given(st.text())
def test_retry_after_never_fails(header: str) -> None:
    """No header of a server makes it fail or go back in time."""
    seconds = retry_after(header, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://arxiv.org/pdf/1", "arxiv.org"),
        ("http://user:secret@arxiv.org:8000/", "arxiv.org:8000"),
        (None, "The server"),
    ],
)
def test_host_of(url: str | None, host: str) -> None:
    """Hosts are named without the password of a URL."""
    assert host_of(url) == host


def failing(*failures: Exception) -> tuple[list[int], object]:
    calls: list[int] = []

    def ask() -> str:
        calls.append(1)
        if len(calls) <= len(failures):
            raise failures[len(calls) - 1]
        return "answer"

    return calls, ask


def test_retrying_gives_the_answer_after_passing_failures() -> None:
    """What passes is asked again, and nobody sees it."""
    calls, ask = failing(Transient(Offline("No.")), Transient(Offline("No."), retry_after=0.01))
    assert retrying(QUICK, ask) == "answer"  # type: ignore[arg-type]
    assert len(calls) == 3


@pytest.mark.parametrize(
    ("failure", "kind", "count"),
    [
        (Transient(Offline("No.")), Offline, 3),
        (Transient(Offline("No."), retry_after=1.0), Offline, 1),
        (UnknownId("No."), UnknownId, 1),
        (KeyboardInterrupt(), KeyboardInterrupt, 1),
    ],
)
def test_retrying_ends(failure: Exception, kind: type[BaseException], count: int) -> None:
    """Attempts are counted; what cannot pass, what asks for too long and Ctrl-C end it at once."""
    calls, ask = failing(*[failure] * 5)
    with pytest.raises(kind):
        retrying(QUICK, ask)  # type: ignore[arg-type]
    assert len(calls) == count


def test_patience_ends_retries() -> None:
    """No attempt is planned once the time for all of them is over."""
    calls, ask = failing(*[Transient(Offline("No."))] * 1000)
    limits = Limits(attempts=1000, pause=0.01, longest_pause=0.01, patience=0.1)
    with pytest.raises(Offline):
        retrying(limits, ask)  # type: ignore[arg-type]
    assert 2 <= len(calls) < 50


def test_brief_limits_only_shorten() -> None:
    """What is nice to have is tried once, and never longer than anything else."""
    brief = Limits(connect=1.0, read=60.0).brief()
    assert (brief.connect, brief.read, brief.attempts) == (1.0, 5.0, 1)
