"""ArXiv's rule: one request at a time, and a pause between their starts, for the whole machine.

"Make no more than one request every three seconds, and limit requests to a single connection
at a time ... for all of the machines under your control"
(https://info.arxiv.org/help/api/tou.html).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from readgroup.errors import ReadgroupError, SourceUnavailable

_CHECK = 0.05


def cache_folder() -> Path:
    """Where all readgroup processes of this user meet, and where answers are kept for the day."""
    return Path(platformdirs.user_cache_dir("readgroup", appauthor=False))


def last_start(stamp: str, now: float) -> float:
    """When the last request began, by a stamp that holds a time.time() in text.

    >>> last_start("100.5", now=101.0)
    100.5

    A stamp that cannot be read, or lies in the future because the clock was set back, counts as
    of this very moment, so that nobody waits longer than the pause.

    >>> last_start("gibberish", now=101.0), last_start("9999999", now=101.0)
    (101.0, 101.0)
    """
    try:
        last = float(stamp)
    except ValueError:
        return now
    return last if 0 <= last <= now else now


class Limiter:
    """Gives out turns to ask arXiv, one at a time and `delay` seconds from start to start.

    Processes meet in `folder` (default: the user's cache folder) through a lock that the
    operating system releases when its holder dies, and a file with the time of the last start.
    """

    def __init__(self, delay: float, folder: Path | None = None) -> None:
        self._delay = delay
        self._folder = folder or cache_folder()
        self._stamp = self._folder / "arxiv.last"

    @contextmanager
    def turn(self, queue: float = 600.0) -> Iterator[None]:
        """Hold the only connection to arXiv, once it is free and the pause is over.

        Nobody holds the lock while it waits for the pause, so that processes take turns.
        Raises SourceUnavailable when others have kept it for `queue` seconds.
        """
        deadline = time.monotonic() + queue
        while True:
            lock = self._acquired(max(deadline - time.monotonic(), 0.0))
            try:
                pause = self._remaining()
                if pause <= 0:
                    self._write_stamp(time.time())
                    yield
                    return
            finally:
                lock.release()
            time.sleep(pause)

    def _acquired(self, wait: float) -> FileLock:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / "arxiv.lock")
            lock.acquire(timeout=wait, poll_interval=_CHECK)
        except Timeout:
            raise SourceUnavailable(
                "Another readgroup process has kept the only connection to arXiv for too long.",
                "arXiv allows one at a time: wait for that process, or end it.",
            ) from None
        except OSError as error:
            raise self._unusable(error) from error
        return lock

    def _remaining(self) -> float:
        try:
            stamp = self._stamp.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return 0.0
        now = time.time()
        last = last_start(stamp, now)
        if last == now:
            self._write_stamp(now)
        return max(self._delay - (now - last), 0.0)

    def _write_stamp(self, start: float) -> None:
        try:
            self._stamp.write_text(repr(start), encoding="ascii")
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> ReadgroupError:
        return ReadgroupError(
            f"The folder {self._folder} cannot be written: {error.strerror or error}.",
            "All readgroup processes keep arXiv's pace through it; make it writable"
            " (on Linux, XDG_CACHE_HOME names another place for it).",
        )
