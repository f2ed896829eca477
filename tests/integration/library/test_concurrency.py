"""Several processes work on one library at once: nobody fails, waits for long, or sees half a paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from readgroup.library import Library
from readgroup.settings import Settings
from tests.integration.library.conftest import OpenLibrary
from tests.integration.library.processes import (
    CONTEXT,
    QUERY,
    Counts,
    come_and_go,
    in_full_text,
    watch,
    write_notes,
)

pytestmark = pytest.mark.model

Excerpt = Callable[..., Path]
RESIDENT = "resident"


@pytest.fixture
def home(excerpt: Excerpt, tmp_path: Path, opened: OpenLibrary) -> Path:
    """A library with a small paper that stays."""
    library = opened(tmp_path / "home")
    (intake,) = library.add([excerpt(f"{RESIDENT}.pdf", 3)])
    assert intake.status == "added", intake.error
    library.close()
    return tmp_path / "home"


def together(home: Path, arrivals: list[list[Path]], kept: int) -> Counts:
    """Two processes search and one writes notes while others add, remove and rebuild.

    What words found of each paper at any time.
    """
    enough = CONTEXT.Event()
    ready = [CONTEXT.Event(), CONTEXT.Event()]
    told = CONTEXT.Queue()
    readers = [_process(watch, home, event, enough, told) for event in ready]
    scribe = _process(write_notes, home, RESIDENT, enough)
    writers = [_process(come_and_go, home, pdfs, kept) for pdfs in arrivals]
    try:
        for process in (*readers, scribe):
            process.start()
        assert all(event.wait(60) for event in ready)
        for process in writers:
            process.start()
        for process in writers:
            process.join()
    finally:
        enough.set()
    for process in (*readers, scribe):
        process.join(60)
    assert [p.exitcode for p in (*writers, *readers, scribe)] == [0] * (len(writers) + 3)
    return told.get() | told.get()


def _process(target: Callable[..., None], *arguments: object) -> BaseProcess:
    return CONTEXT.Process(target=target, args=arguments, daemon=True)


def check(library: Library, seen: Counts, papers: set[str]) -> None:
    """Words found all passages of a paper or none, at any time; the end is as it should be."""
    assert {holding.id for holding in library.papers()} == papers
    assert all(holding.ready == "meaning" for holding in library.papers())
    now = in_full_text(library)
    assert now.keys() == papers
    at_any_time = seen | now.items()
    assert len(dict(at_any_time)) == len(at_any_time), sorted(at_any_time)
    shutil.copytree(library.home, copy := library.home.parent / "copy")
    shutil.rmtree(copy / "cache")
    with Library(Settings(home=copy)) as without_cache:
        assert without_cache.search(QUERY) == library.search(QUERY)


def test_two_search_while_a_third_ingests_removes_and_rebuilds(
    home: Path, excerpt: Excerpt, opened: OpenLibrary
) -> None:
    """No error, no wait of a second for a lock, and papers found whole or not at all by words."""
    seen = together(home, [[excerpt("first.pdf", 2), excerpt("second.pdf", 1)]], kept=1)
    check(opened(home), seen, {RESIDENT, "first"})


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_two_search_while_two_others_ingest_remove_and_rebuild(
    home: Path, excerpt: Excerpt, opened: OpenLibrary
) -> None:
    """For minutes, with two that write at once: the same."""
    arrivals = [
        [excerpt(f"paper-{pages}.pdf", pages) for pages in part]
        for part in ((1, 4, 7, 10), (2, 5, 8, 6))
    ]
    seen = together(home, arrivals, kept=2)
    check(opened(home), seen, {RESIDENT, "paper-1", "paper-4", "paper-2", "paper-5"})
