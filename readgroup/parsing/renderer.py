"""Pages as images, drawn by a worker that stays open while a paper is read."""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from readgroup.errors import UnreadablePdf
from readgroup.model.document import Region
from readgroup.parsing.limits import DEFAULT_LIMITS, Limits
from readgroup.parsing.parser import check_file, stopped
from readgroup.parsing.sandbox import Worker, WorkerDied

DPI = 110.0
_FRESH_AFTER = 200  # pages: a new worker starts with its whole CPU budget and no leaks


class Renderer:
    """Draws pages of one PDF. Safe to use from several threads, one page at a time.

    The worker starts with the first page and is replaced after a failure or many pages.
    """

    def __init__(self, path: Path, *, limits: Limits = DEFAULT_LIMITS) -> None:
        """For the PDF at `path`. Raises UnreadablePdf where it is none."""
        check_file(path, limits)
        self._path = path
        self._limits = limits
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._drawn = 0

    def page(
        self,
        number: int,
        *,
        dpi: float = DPI,
        highlight: Sequence[Region] = (),
        crop: Region | None = None,
    ) -> bytes:
        """Page `number` (from 1) as a PNG, or only `crop` of it.

        `highlight` is marked as with a highlighter; regions of other pages are passed over.
        The resolution is lowered where the page would have more pixels than the limits allow.
        Raises UnreadablePdf, also for a page that does not exist.
        """
        request = {
            "do": "render",
            "page": number,
            "dpi": dpi,
            "highlight": [list(r.bbox) for r in highlight if r.page == number],
            "crop": list(crop.bbox) if crop is not None else None,
        }
        with self._lock:
            try:
                answer = self._ask(request)
            except WorkerDied as death:
                self._stop()
                raise stopped(self._path, death.why, self._limits) from death
            except BaseException:
                self._stop()
                raise
        if "problem" in answer:
            raise UnreadablePdf(str(answer["problem"]), str(answer.get("hint", "")))
        try:
            return base64.b64decode(str(answer["png"]), validate=True)
        except (KeyError, binascii.Error) as error:
            raise stopped(self._path, "crash", self._limits) from error

    def close(self) -> None:
        """End the worker; a later `page` starts a new one."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, object]) -> dict[str, object]:
        if self._worker is None or not self._worker.alive or self._drawn >= _FRESH_AFTER:
            self._stop()
            self._worker = Worker(self._path, self._limits)
        self._drawn += 1
        *_, answer = self._worker.request(request, self._limits.wall_budget(0))
        return answer

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker = None
        self._drawn = 0

    def __del__(self) -> None:
        if getattr(self, "_worker", None) is not None:
            self._stop()


def render_page(
    path: Path,
    page: int,
    *,
    dpi: float = DPI,
    highlight: Sequence[Region] = (),
    crop: Region | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """One page as a PNG; whoever draws several keeps a `Renderer` open. Raises UnreadablePdf."""
    with Renderer(path, limits=limits) as renderer:
        return renderer.page(page, dpi=dpi, highlight=highlight, crop=crop)
