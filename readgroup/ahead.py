"""Reading ahead: the PDFs that come next are parsed while the one at hand is taken in."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from types import TracebackType
from typing import Self

from readgroup.model.document import Document

PageProgress = Callable[[int, int], None]
Parse = Callable[[Path, PageProgress], Document | None]

_TICK = 0.1  # seconds between reports of a page
_PER_CORE = 2  # documents that wait in memory


class ReadAhead:
    """Parses PDFs in their order, one worker process a core, and gives each out once.

    `parse` runs in threads; it gives None for a PDF that needs no reading. A few documents wait
    in memory, not all. Leaving the context drops what nobody asked for.
    """

    def __init__(self, paths: Iterable[Path], parse: Parse, *, cores: int = 0) -> None:
        self._cores = cores or available_cores()
        self._coming = deque(paths)
        self._parse = parse
        self._pool = ThreadPoolExecutor(self._cores, thread_name_prefix="readgroup-parse")
        self._begun: dict[Path, Future[Document | None]] = {}
        self._pages: dict[Path, tuple[int, int]] = {}

    def take(self, path: Path, progress: PageProgress) -> Document | None:
        """The document of a PDF, waited for; None for one that is not read here.

        `progress` hears the pages of this PDF only. Raises what `parse` raised.
        """
        self._go_on()
        begun = self._begun.pop(path, None)
        if begun is None:
            return None
        while True:
            try:
                return begun.result(timeout=_TICK)
            except NotYet:
                if begun.done():
                    raise
                if path in self._pages:
                    progress(*self._pages[path])

    def _go_on(self) -> None:
        while self._coming and len(self._begun) < _PER_CORE * self._cores:
            path = self._coming.popleft()
            self._begun[path] = self._pool.submit(self._parse, path, self._heard(path))

    def _heard(self, path: Path) -> PageProgress:
        def hear(done: int, total: int) -> None:
            self._pages[path] = (done, total)

        return hear

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def available_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
