"""What other processes do to a library, for tests that watch from outside.

They are forked from a server that has the heavy packages imported already, so that a test spends
its seconds on the library's work. Each begins like a fresh interpreter otherwise.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

from readgroup.library import Library
from readgroup.settings import Settings

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["faiss", "numpy", "sqlalchemy", "alembic.command", "torch", "sentence_transformers",
     "readgroup.ingest", "readgroup.index.faiss", "readgroup.search.hybrid"]
)  # fmt: skip


def add(home: Path, pdf: Path, begun: Event) -> None:
    """Add one PDF, as `readgroup add` does."""
    begun.set()
    with Library(Settings(home=home)) as library:
        (intake,) = library.add([pdf])
    if intake.error:
        raise intake.error


def search(home: Path, ready: Event, enough: Event) -> None:
    """Search again and again until it is enough; each time there must be hits."""
    with Library(Settings(home=home)) as library:
        while not enough.is_set():
            if not library.search("concept bottleneck models"):
                raise AssertionError("nothing was found")
            ready.set()
