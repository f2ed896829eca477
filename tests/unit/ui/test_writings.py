"""Summaries that a model writes in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from readgroup.errors import ModelFailed
from readgroup.model.guide import Statement, Summary
from readgroup.model.passage import Quote
from readgroup.ui.writings import Hear, Writings

SAID = Statement("It rained.", Quote("It rained.", 1, ""))
SUMMARY = Summary((SAID,), (), (), (), origin="tiny")


def until(holds: Callable[[], bool]) -> None:
    """Wait until `holds`, ten seconds at most."""
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_sentence_is_there_before_the_summary_is() -> None:
    """What the model said so far can be read while it writes; asking again does not start anew."""
    writings, gate = Writings(), threading.Event()
    asked: list[str] = []

    def write(hear: Hear) -> Summary:
        asked.append("once")
        hear(SAID)
        gate.wait(10)
        return SUMMARY

    writings.start("tides", write)
    until(lambda: bool((now := writings.of("tides")) and now.heard))
    now = writings.of("tides")
    assert now is not None
    assert now.is_running
    assert now.heard == (SAID,)
    writings.start("tides", write)
    gate.set()
    until(lambda: not ((now := writings.of("tides")) and now.is_running))
    done = writings.of("tides")
    assert done is not None
    assert done.summary == SUMMARY
    assert asked == ["once"]


def test_failures_and_faults_end_a_writing() -> None:
    """An error is kept with its hint; a fault becomes one that says what is shown instead; both
    can be asked again."""
    writings = Writings()

    def fail(hear: Hear) -> Summary:
        raise ModelFailed("The model fell asleep.", "Wake it.")

    def break_down(hear: Hear) -> Summary:
        raise RuntimeError("secret detail")

    for write, problem in ((fail, "fell asleep"), (break_down, "fault in readgroup")):
        writings.start("tides", write)
        until(lambda: not ((now := writings.of("tides")) and now.is_running))
        done = writings.of("tides")
        assert done is not None
        assert done.error is not None
        assert problem in done.error.problem
        assert "secret" not in str(done.error)
    writings.start("tides", lambda hear: SUMMARY)
    until(lambda: bool((now := writings.of("tides")) and now.summary))


def test_what_was_never_asked_is_nothing() -> None:
    """A paper that no model was asked about has no writing."""
    assert Writings().of("tides") is None
