"""What other processes do to a library, for tests that watch from outside.

They are forked from a server that has the heavy packages imported already, so that a test spends
its seconds on the library's work. Each begins like a fresh interpreter otherwise.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Sequence
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

from readgroup.library import Library
from readgroup.model.search import Scope
from readgroup.settings import Settings
from readgroup.store import database

QUERY = "concept bottleneck models"
COMMON = dict.fromkeys(("model", "method", "interpretability", "feature", "network"), 1.0)

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


Counts = frozenset[tuple[str, int]]


def watch(home: Path, ready: Event, enough: Event, told: Queue[Counts]) -> None:
    """Search again and again; tell how many passages of each paper words found at any time.

    Whoever keeps a lock for a second makes it fail.
    """
    _impatient()
    found: set[tuple[str, int]] = set()
    with Library(Settings(home=home)) as library:
        while not enough.is_set():
            if not library.search(QUERY):
                raise AssertionError("nothing was found")
            found |= in_full_text(library).items()
            ready.set()
    told.put(frozenset(found))


def in_full_text(library: Library) -> Counter[str]:
    """How many passages of each paper hold any of the commonest words."""
    found = library._steps.index.lexical(COMMON, 10_000, Scope())
    stored = library._steps.papers.passages([id for id, _ in found])
    return Counter(passage.paper.id for passage in stored.values())


def write_notes(home: Path, paper: str, enough: Event) -> None:
    """Write one note after the other."""
    _impatient()
    with Library(Settings(home=home)) as library:
        while not enough.wait(0.05):
            library.add_note(paper, "Somebody writes while others read.")


def come_and_go(home: Path, pdfs: Sequence[Path], kept: int) -> None:
    """Add papers, take all but the first few away again, and rebuild the library."""
    _impatient()
    with Library(Settings(home=home)) as library:
        added = []
        for intake in library.add(pdfs):
            if intake.holding is None:
                raise AssertionError(intake.error)
            added.append(intake.holding.id)
        for id in added[kept:]:
            library.remove(id)
        library.rebuild()


def _impatient() -> None:
    """SQLite gives up when it has waited for a lock for a second, and that is an error here."""
    database.BUSY_SECONDS = 1
