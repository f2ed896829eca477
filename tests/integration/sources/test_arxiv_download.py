"""PDFs from arXiv on loopback: whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from readgroup.errors import (
    NoSuchVersion,
    NotAPdf,
    Offline,
    RateLimited,
    ReadgroupError,
    SourceUnavailable,
    TooLarge,
    Withdrawn,
)
from readgroup.model.paper import ArxivId, Paper
from readgroup.model.progress import Step
from readgroup.sources.arxiv import ArxivSource
from tests.arxiv_server import MINIMAL_PDF, OUT_OF_ORDER, RATE_LIMITED, Answer, ArxivServer, Fault
from tests.integration.sources.conftest import QUICK, MakeSource

PAPER = Paper(id="2404.14082", version=3, title="A Review", source="arxiv")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_download_reports_progress(source: ArxivSource, arxiv: ArxivServer, shelf: Path) -> None:
    """The PDF arrives byte for byte, from /pdf/<id>v<version>, with progress up to its length."""
    arxiv.add("2404.14082", versions=3, pdf=MINIMAL_PDF + b"x" * 200_000)
    steps: list[Step] = []
    target = source.download(PAPER, shelf / "a.pdf", steps.append)
    assert target.read_bytes() == MINIMAL_PDF + b"x" * 200_000
    assert [asked.path for asked in arxiv.asked] == ["/pdf/2404.14082v3"]
    total = len(MINIMAL_PDF) + 200_000
    assert steps[-1] == Step("2404.14082", "download", total, total)
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert names(shelf) == ["a.pdf"]


def test_download_of_what_is_there_asks_nothing(
    source: ArxivSource, arxiv: ArxivServer, shelf: Path
) -> None:
    """A PDF that lies there already is left as it is."""
    source.download(PAPER, shelf / "a.pdf")
    before = (shelf / "a.pdf").stat()
    source.download(PAPER, shelf / "a.pdf")
    assert (shelf / "a.pdf").stat() == before
    assert len(arxiv.asked) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "attempts", "words"),
    [
        (Fault.WITHDRAWN, Withdrawn, 1, "readgroup fetch 2404.14082v2"),
        (Fault.HTML, NotAPdf, 1, "readgroup add FILE"),
        (Fault.TRUNCATED, SourceUnavailable, QUICK.attempts, "Try again"),
        (Fault.OVERSIZE, TooLarge, 1, "readgroup add FILE"),
        (Fault.ANNOUNCED_OVERSIZE, TooLarge, 1, "readgroup add FILE"),
        (Fault.SLOW, TooLarge, 1, "readgroup add FILE"),
        (Fault.SILENT, SourceUnavailable, QUICK.attempts, "Try again"),
        (Fault.LOOP, SourceUnavailable, QUICK.redirects + 1, "readgroup add FILE"),
    ],
)
def test_faults(
    source: ArxivSource,
    arxiv: ArxivServer,
    shelf: Path,
    fault: Fault,
    kind: type[ReadgroupError],
    attempts: int,
    words: str,
) -> None:
    """Each fault has its error and says what to do; nothing is left behind, and a repeat works."""
    arxiv.faults["2404.14082"] = fault
    with pytest.raises(ReadgroupError) as caught:
        source.download(PAPER, shelf / "a.pdf")
    assert type(caught.value) is kind
    assert words in caught.value.hint
    assert len(arxiv.asked_for("/pdf")) == attempts
    assert names(shelf) == []
    arxiv.faults.clear()
    assert source.download(PAPER, shelf / "a.pdf").read_bytes() == MINIMAL_PDF


@pytest.mark.parametrize(
    ("answer", "kind"), [(RATE_LIMITED, RateLimited), (OUT_OF_ORDER, SourceUnavailable)]
)
def test_refusals_pass_or_last(
    source: ArxivSource,
    arxiv: ArxivServer,
    shelf: Path,
    answer: Answer,
    kind: type[ReadgroupError],
) -> None:
    """429 and 503 are asked again; when they last, the error is theirs and nothing is written."""
    arxiv.next_answers.extend([answer] * QUICK.attempts)
    with pytest.raises(kind):
        source.download(PAPER, shelf / "a.pdf")
    assert names(shelf) == []
    arxiv.next_answers.append(answer)
    assert source.download(PAPER, shelf / "a.pdf").is_file()


def test_moved_pdf_is_followed(source: ArxivSource, arxiv: ArxivServer, shelf: Path) -> None:
    """A redirect is followed."""
    arxiv.faults["2404.14082"] = Fault.MOVED
    assert source.download(PAPER, shelf / "a.pdf").read_bytes() == MINIMAL_PDF


def test_version_that_never_was(source: ArxivSource, arxiv: ArxivServer, shelf: Path) -> None:
    """A 404 for a version above the latest is NoSuchVersion, also if the API made an entry of it."""
    arxiv.faults["2404.14082"] = Fault.ECHO_VERSION
    asked = ArxivId("2404.14082", 9)
    paper = source.metadata([asked])[asked]
    assert isinstance(paper, Paper)
    with pytest.raises(NoSuchVersion, match="no version 9"):
        source.download(paper, shelf / "a.pdf")


def test_withdrawn_by_its_comment(source: ArxivSource, arxiv: ArxivServer, shelf: Path) -> None:
    """A comment that says so settles it without another request; a first version has no earlier."""
    arxiv.faults["2501.16496"] = Fault.WITHDRAWN
    paper = replace(
        PAPER, id="2501.16496", version=1, comment="This paper has been withdrawn by the authors."
    )
    with pytest.raises(Withdrawn) as caught:
        source.download(paper, shelf / "a.pdf")
    assert "earlier" not in caught.value.hint
    assert "https://arxiv.org/abs/2501.16496v1" in caught.value.hint
    assert len(arxiv.asked) == 1


def test_offline(make_source: MakeSource, shelf: Path) -> None:
    """Nobody listens: Offline, and nothing is written."""
    with pytest.raises(Offline):
        make_source(arxiv_url="http://127.0.0.1:9").download(PAPER, shelf / "a.pdf")
    assert names(shelf) == []


def test_damaged_target_is_replaced(source: ArxivSource, shelf: Path) -> None:
    """What lies at the target and is no PDF is replaced once the download is whole."""
    (shelf / "a.pdf").write_bytes(b"<html>")
    assert source.download(PAPER, shelf / "a.pdf").read_bytes() == MINIMAL_PDF


def test_folder_that_cannot_be_made(source: ArxivSource, shelf: Path) -> None:
    """A target that cannot be written is one clear error."""
    (shelf / "file").write_text("in the way")
    with pytest.raises(ReadgroupError, match="cannot be written"):
        source.download(PAPER, shelf / "file" / "a.pdf")


DOWNLOADER = """
import sys
from pathlib import Path
from readgroup.settings import load
from readgroup.model.paper import Paper
from readgroup.sources.arxiv import ArxivSource
paper = Paper(id="2404.14082", version=3, title="A Review", source="arxiv")
ArxivSource(load()).download(paper, Path(sys.argv[1]), lambda step: print(step.done, flush=True))
"""


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL])
def test_ended_download_leaves_no_target(
    source: ArxivSource, arxiv: ArxivServer, shelf: Path, tmp_path: Path, kill: signal.Signals
) -> None:
    """Ctrl-C leaves nothing, kill -9 at most a hidden part; the lock is free and a repeat works."""
    arxiv.faults["2404.14082"] = Fault.SLOW
    process = subprocess.Popen(
        [sys.executable, "-c", DOWNLOADER, str(shelf / "a.pdf")],
        env={**os.environ, **arxiv.environ(cache=tmp_path)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    process.stdout.readline()
    began = time.monotonic()
    process.send_signal(kill)
    process.communicate(timeout=10)
    assert process.returncode != 0
    assert time.monotonic() - began < 3
    left = names(shelf)
    if kill is signal.SIGINT:
        assert left == []
    assert all(name.startswith(".") and name.endswith(".part") for name in left)
    for name in left:
        os.utime(shelf / name, (0, 0))
    arxiv.faults.clear()
    assert source.download(PAPER, shelf / "a.pdf").read_bytes() == MINIMAL_PDF
    assert names(shelf) == ["a.pdf"]
