"""Taking papers in, in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from readgroup.errors import Offline
from readgroup.model.holding import Intake
from readgroup.model.progress import Progress, Step
from readgroup.ui.components.progress import described
from readgroup.ui.jobs import Intakes, Job


def finished(intakes: Intakes) -> list[Job]:
    """All jobs, once none is under way."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        jobs = intakes.jobs()
        if all(job.state == "done" for job in jobs):
            return jobs
        time.sleep(0.01)
    raise AssertionError("a job did not end")


def test_progress_and_outcomes_are_seen_while_a_job_runs() -> None:
    """The step at hand and each outcome can be read before the job ends."""
    intakes, go_on, stepped = Intakes(), threading.Event(), threading.Event()

    def work(progress: Progress) -> Iterator[Intake]:
        yield Intake("a", "present")
        progress(Step("b", "parse", 3, 12))
        stepped.set()
        go_on.wait(10)
        yield Intake("b", "present")

    intakes.start("a and b", 2, work)
    assert stepped.wait(10)
    (job,) = intakes.jobs()
    assert (job.state, len(job.outcomes)) == ("running", 1)
    assert described(job) == (0.25, "Reading: b (2 of 2), 3 of 12 pages")
    go_on.set()
    (job,) = finished(intakes)
    assert [o.asked for o in job.outcomes] == ["a", "b"]


def test_jobs_run_one_after_the_other() -> None:
    """A second job begins when the first has ended: arXiv allows one connection."""
    intakes, order = Intakes(), []

    def work(name: str) -> Iterator[Intake]:
        order.append(f"{name} begins")
        time.sleep(0.05)
        order.append(f"{name} ends")
        yield Intake(name, "present")

    intakes.start("a", 1, lambda _: work("a"))
    intakes.start("b", 1, lambda _: work("b"))
    finished(intakes)
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_an_error_ends_its_job_and_no_other() -> None:
    """What was taken in before the error stays told, and the next job runs."""
    intakes = Intakes()

    def failing(_: Progress) -> Iterator[Intake]:
        yield Intake("a", "present")
        raise Offline("No connection.", "Try again later.")

    def faulty(_: Progress) -> Iterator[Intake]:
        yield from ()
        raise RuntimeError("bug")

    intakes.start("first", 2, failing)
    intakes.start("second", 1, faulty)
    intakes.start("third", 1, lambda _: iter([Intake("c", "present")]))
    first, second, third = finished(intakes)
    assert isinstance(first.error, Offline)
    assert [o.asked for o in first.outcomes] == ["a"]
    assert second.error is not None
    assert "bug" not in str(second.error)
    assert third.error is None
