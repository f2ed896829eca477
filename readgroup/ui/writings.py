"""Summaries that a model is writing: one worker, what it said so far for everybody who looks.

A page's script ends when its reader clicks elsewhere; what a model was paid for must not.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from readgroup.errors import ReadgroupError
from readgroup.model.guide import Statement, Summary

Hear = Callable[[Statement], None]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Writing:
    """One summary as it stands: sentences heard so far, then the whole, or why there is none."""

    heard: tuple[Statement, ...] = ()
    summary: Summary | None = None
    error: ReadgroupError | None = None

    @property
    def is_running(self) -> bool:
        """Whether more is to come."""
        return self.summary is None and self.error is None


class Writings:
    """The summaries of one library that were asked of a model since the app was started."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writings: dict[str, Writing] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readgroup-writing")

    def start(self, paper: str, write: Callable[[Hear], Summary]) -> None:
        """Queue a summary of `paper` and return at once; one that runs goes on."""
        with self._lock:
            running = self._writings.get(paper)
            if running is not None and running.is_running:
                return
            self._writings[paper] = Writing()
        self._worker.submit(self._run, paper, write)

    def of(self, paper: str) -> Writing | None:
        """How the summary of `paper` stands, None where none was asked for."""
        with self._lock:
            return self._writings.get(paper)

    def _run(self, paper: str, write: Callable[[Hear], Summary]) -> None:
        try:
            self._change(paper, summary=write(lambda said: self._heard(paper, said)))
        except ReadgroupError as raised:
            self._change(paper, error=raised)
        except Exception:
            _LOG.exception("A summary could not be written")
            problem = "Writing stopped because of a fault in readgroup."
            hint = "The paper's own sentences are shown. The terminal of the app says more."
            self._change(paper, error=ReadgroupError(problem, hint))

    def _heard(self, paper: str, said: Statement) -> None:
        with self._lock:
            writing = self._writings[paper]
            self._writings[paper] = replace(writing, heard=(*writing.heard, said))

    def _change(self, paper: str, **values: object) -> None:
        with self._lock:
            self._writings[paper] = replace(self._writings[paper], **values)  # type: ignore[arg-type]
