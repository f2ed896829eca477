"""Room for files that are not whole yet."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".scratch-"
_STALE_SECONDS = 24 * 3600


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """A folder in `parent`, gone afterwards: what was made in it can be renamed into place.

    A process that is killed leaves its folder behind; the next one removes it when a day has
    passed, and nobody can still be writing to it.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(left)
    with tempfile.TemporaryDirectory(dir=parent, prefix=_PREFIX) as folder:
        yield Path(folder)
