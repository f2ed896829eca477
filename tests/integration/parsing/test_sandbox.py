"""The worker process: what it loads, what it hears, when it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from readgroup.errors import UnreadablePdf
from readgroup.parsing import Limits, parse_pdf
from readgroup.parsing.sandbox import Worker, WorkerDied, resident_bytes

HEAVY = (
    "torch",
    "faiss",
    "streamlit",
    "numpy",
    "sqlalchemy",
    "pydantic",
    "arxiv",
    "sentence_transformers",
    "rich",
)


def test_the_worker_loads_only_what_it_needs(small_pdf: Path) -> None:
    """Reading a paper loads pdfium and pypdf, and none of the heavy packages."""
    code = (
        "import sys; from pathlib import Path; from readgroup.parsing.read import read_document;"
        "from readgroup.parsing.limits import Limits;"
        "read_document(Path(sys.argv[1]), Limits(), lambda done, total: None);"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, small_pdf], capture_output=True, text=True, check=True
    )
    names = {name.partition(".")[0] for name in loaded.stdout.split()}
    assert {"pypdfium2", "readgroup"} <= names
    assert not names.intersection(HEAVY)


def test_an_interruption_kills_the_worker(small_pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the parent ends the worker too."""
    started: list[Worker] = []
    original = Worker.__init__

    def noted(self: Worker, path: Path, limits: Limits) -> None:
        original(self, path, limits)
        started.append(self)

    monkeypatch.setattr(Worker, "__init__", noted)

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parse_pdf(small_pdf, progress=interrupt)
    assert not started[0].alive


def test_a_worker_ends_with_its_parent(small_pdf: Path) -> None:
    """A worker whose parent is gone sees its input end, and ends itself."""
    worker = Worker(small_pdf, Limits())
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert worker._process.wait(timeout=20) == 0


def test_memory_is_watched_from_outside(small_pdf: Path) -> None:
    """A worker that holds more memory than allowed is given up, rlimit or not."""
    with Worker(small_pdf, Limits()) as worker:
        if not resident_bytes(worker._process.pid):
            pytest.skip("this system does not tell the memory of a process")
        worker._limits = Limits(memory=1)
        with pytest.raises(WorkerDied) as died:
            list(worker.request({"do": "nothing that is answered", "page": 1}, 20))
    assert died.value.why in ("memory", "crash")


def test_output_is_capped(small_pdf: Path) -> None:
    """A worker that sends more than allowed is given up."""
    with pytest.raises(UnreadablePdf, match="more text"):
        parse_pdf(small_pdf, limits=Limits(output_bytes=500))


def test_limits_travel_as_plain_data() -> None:
    """Limits survive the way to the worker."""
    assert Limits(**json.loads(json.dumps(asdict(Limits(pages=3))))) == Limits(pages=3)
