"""Taking papers in while people go on reading: one worker thread, jobs in the order they came.

A page's script ends when its reader clicks elsewhere; a download must not end with it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Literal

from readgroup.errors import ReadgroupError, SourceUnavailable
from readgroup.model.holding import Intake
from readgroup.model.progress import Progress, Step

Work = Callable[[Progress], Iterator[Intake]]

_LOG = logging.getLogger(__name__)
_MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class Job:
    """One request to take papers in, as it stands now.

    `what` names it for people; `expected` is how many outcomes will come, 0 where that is
    unknown. `ids` are what it asks of arXiv, if it does. `error` is set where the whole job
    failed, not only one of its papers.
    """

    number: int
    what: str
    expected: int
    ids: tuple[str, ...] = ()
    state: Literal["waiting", "running", "done"] = "waiting"
    step: Step | None = None
    outcomes: tuple[Intake, ...] = ()
    error: ReadgroupError | None = None

    @property
    def failures(self) -> tuple[Intake, ...]:
        """The outcomes that went wrong."""
        return tuple(o for o in self.outcomes if o.status == "failed")

    @property
    def worth_another_try(self) -> tuple[str, ...]:
        """Ids that a network or server refused, and those that a failed job never came to."""
        refused = [o.asked for o in self.failures if isinstance(o.error, SourceUnavailable)]
        answered = {o.asked for o in self.outcomes}
        unasked = [id for id in self.ids if self.error and id not in answered]
        return (*(id for id in refused if id in self.ids), *unasked)


class Intakes:
    """The jobs of one library, shared by everybody who has the app open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readgroup-intake")

    def start(self, what: str, expected: int, work: Work, ids: Sequence[str] = ()) -> Job:
        """Queue `work` and return at once."""
        with self._lock:
            job = Job(max(self._jobs, default=0) + 1, what, expected, tuple(ids))
            self._jobs[job.number] = job
            for done in [n for n, j in self._jobs.items() if j.state == "done"][:-_MOST_KEPT]:
                del self._jobs[done]
        self._worker.submit(self._run, job.number, work)
        return job

    def jobs(self) -> list[Job]:
        """All that are remembered, oldest first."""
        with self._lock:
            return list(self._jobs.values())

    def _run(self, number: int, work: Work) -> None:
        outcomes: tuple[Intake, ...] = ()
        error: ReadgroupError | None = None
        try:
            self._change(number, state="running")
            for outcome in work(lambda step: self._change(number, step=step)):
                outcomes = (*outcomes, outcome)
                self._change(number, outcomes=outcomes)
        except ReadgroupError as raised:
            error = raised
        except Exception:
            _LOG.exception("An intake failed")
            error = ReadgroupError(
                "Adding stopped because of a fault in readgroup.",
                "What was added before is kept. Try again; the terminal of the app says more.",
            )
        self._change(number, state="done", step=None, error=error)

    def _change(self, number: int, **values: object) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], **values)  # type: ignore[arg-type]
