"""Stopped at any moment, an ingest leaves a library that works, and the next one completes it."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from readgroup.ingest import EMBED_BATCH
from readgroup.library import Library
from readgroup.model.document import Document
from readgroup.model.search import Hit
from readgroup.settings import Settings
from tests.integration.library.conftest import OpenLibrary
from tests.integration.library.processes import CONTEXT, add

pytestmark = pytest.mark.model

KILLS = 10
QUERY = "concept bottleneck models"


@dataclass(frozen=True)
class Whole:
    """An ingest that nothing interrupted: how long it took, and what it made."""

    seconds: float
    document: Document
    hits: list[Hit]
    files: set[str]


def files(home: Path) -> set[str]:
    """Names of what lies in a library.

    But for SQLite's own files beside the database, and the model's export: what is missing of it
    the next process makes that embeds with a model of its own, which those here do not.
    """
    names = {str(p.relative_to(home)) for p in home.rglob("*") if p.is_file()}
    return {n for n in names if not n.endswith(("-wal", "-shm")) and "/embedder/" not in n}


def interrupted(home: Path, pdf: Path, signal_number: int, seconds: float) -> int | None:
    """Begin to add `pdf`, send the signal after that time, and wait; the exit code."""
    begun = CONTEXT.Event()
    process = CONTEXT.Process(target=add, args=(home, pdf, begun))
    process.start()
    assert begun.wait(60)
    time.sleep(seconds)
    if process.is_alive() and process.pid:
        os.kill(process.pid, signal_number)
    process.join(60)
    return process.exitcode


@pytest.fixture(scope="module")
def pdf(excerpt: Callable[..., Path]) -> Path:
    """Enough pages of the sample for more than one batch of vectors."""
    return excerpt("some-pages.pdf", 5)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, pdf: Path) -> Whole:
    home = tmp_path_factory.mktemp("whole")
    begun = CONTEXT.Event()
    process = CONTEXT.Process(target=add, args=(home, pdf, begun))
    process.start()
    assert begun.wait(60)
    started = time.monotonic()
    process.join(120)
    seconds = time.monotonic() - started
    assert process.exitcode == 0
    with Library(Settings(home=home)) as library:
        (holding,) = library.papers()
        assert holding.passages > EMBED_BATCH
        id = holding.id
        return Whole(seconds, library.document(id), library.search(QUERY), files(home))


def moments(count: int) -> list[float]:
    """Random parts of an ingest's duration, one in each of `count` equal spans of it."""
    chance = random.Random(time.time_ns())
    return [(n + chance.random()) / count for n in range(count)]


def check(home: Path, pdf: Path, whole: Whole, opened: OpenLibrary) -> str:
    """The library works, its paper is whole or absent, and the next run completes it."""
    library = opened(home)
    held = library.papers()
    hits = library.search(QUERY)
    if held:
        assert library.document(held[0].id) == whole.document
        assert library.pdf(held[0].id).read_bytes() == pdf.read_bytes()
        assert hits
        assert hits[0].passage.section_label == whole.hits[0].passage.section_label
    else:
        assert hits == []
    (intake,) = library.add([pdf])
    assert intake.holding is not None, intake.error
    assert intake.holding.ready == "meaning"
    assert len(library.papers()) == 1
    assert library.document(intake.holding.id) == whole.document
    assert [(h.passage, pytest.approx(h.score, abs=1e-3)) for h in library.search(QUERY)] == [
        (h.passage, h.score) for h in whole.hits
    ]
    # Scratch folders are tidied up a day later; everything else is where it belongs.
    assert {
        f for f in files(home) if not f.rpartition("/")[0].startswith(".scratch-")
    } >= whole.files
    library.close()
    return intake.status


@pytest.mark.parametrize("moment", moments(KILLS), ids=range(1, KILLS + 1))
def test_killed_at_any_moment(
    moment: float, whole: Whole, pdf: Path, tmp_path: Path, opened: OpenLibrary
) -> None:
    """`kill -9` at a random moment: whole or absent, searchable, completed by the next run."""
    code = interrupted(tmp_path, pdf, signal.SIGKILL, moment * whole.seconds)
    status = check(tmp_path, pdf, whole, opened)
    assert code in (-signal.SIGKILL, 0)
    assert status in ("added", "completed", "present")
    if code == 0:
        assert status == "present"


@pytest.mark.parametrize("moment", moments(3), ids=range(1, 4))
def test_interrupted_from_the_keyboard(
    moment: float, whole: Whole, pdf: Path, tmp_path: Path, opened: OpenLibrary
) -> None:
    """Ctrl-C at a random moment: the same, and nothing half-made is left in the folder either."""
    interrupted(tmp_path, pdf, signal.SIGINT, moment * whole.seconds)
    assert not list(tmp_path.rglob(".scratch-*"))
    check(tmp_path, pdf, whole, opened)
    assert files(tmp_path) == whole.files
