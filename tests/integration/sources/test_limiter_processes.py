"""ArXiv's pace, kept by real processes together."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from readgroup.sources.limiter import Limiter
from tests.arxiv_server import ArxivServer, Fault

DELAY = 0.3
FETCHER = """
import sys
from pathlib import Path
from readgroup.settings import load
from readgroup.model.paper import ArxivId
from readgroup.sources.arxiv import ArxivSource
source = ArxivSource(load())
asked = ArxivId.parse(sys.argv[1])
paper = source.metadata([asked])[asked]
source.licence(asked)
source.download(paper, Path(sys.argv[2]))
"""
HOLDER = """
import sys, time
from pathlib import Path
from readgroup.sources.limiter import Limiter
with Limiter(0.0, Path(sys.argv[1])).turn():
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_processes_keep_the_delay_together(arxiv: ArxivServer, tmp_path: Path) -> None:
    """Starts of all requests of two processes are at least the delay apart, one at a time."""
    environ = {**os.environ, **arxiv.environ(cache=tmp_path / "cache", delay=DELAY)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", FETCHER, asked, str(tmp_path / f"{n}.pdf")],
            env=environ,
            cwd=tmp_path,
        )
        for n, asked in enumerate(["2501.16496", "2404.14082"])
    ]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    starts = [asked.began for asked in arxiv.asked]
    assert len(starts) == 6
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    # The server notes a request when its headers have come, which on a busy machine takes a while:
    # a single pause may seem shorter than it was, all of them together hardly.
    assert min(pauses) > DELAY / 3
    assert sum(pauses) > 4.7 * DELAY
    assert arxiv.most_under_way == 1


def test_killed_holder_gives_the_lock_back(tmp_path: Path) -> None:
    """When the holder is killed, the next process gets its turn at once."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
    began = time.monotonic()
    with Limiter(0.0, tmp_path).turn(queue=5):
        assert time.monotonic() - began < 1


def test_ctrl_c_ends_the_wait_for_a_turn(arxiv: ArxivServer, tmp_path: Path) -> None:
    """A process that waits for another's download ends at once on Ctrl-C."""
    arxiv.faults["2404.14082"] = Fault.SILENT
    environ = {**os.environ, **arxiv.environ(cache=tmp_path / "cache")}
    with Limiter(0.0, tmp_path / "cache" / "readgroup").turn():
        waiting = subprocess.Popen(
            [sys.executable, "-c", FETCHER, "2501.16496", str(tmp_path / "a.pdf")],
            env=environ,
            cwd=tmp_path,
            stderr=subprocess.PIPE,
        )
        time.sleep(2.0)
        assert waiting.poll() is None
        assert arxiv.asked == []
        began = time.monotonic()
        waiting.send_signal(signal.SIGINT)
        waiting.communicate(timeout=10)
    assert waiting.returncode != 0
    assert time.monotonic() - began < 2
