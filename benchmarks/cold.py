"""Seconds that a command takes as a process of its own: `python -m benchmarks.cold [PDF...]`.

A fresh library takes in the PDFs, by default the sample paper. The first search without an export
of the model loads torch and makes the export; the following ones are cold starts as every later
search is: a new process, files in the system's cache. Of `--runs` of them the median counts.
Memory is the largest resident set of a process, files mapped into it included.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

SAMPLE = Path(__file__).parent.parent / "corpus/samples/mechanistic-interpretability-primer.pdf"
SEARCH = ("search", "what is superposition", "-k", "5")


class Run(NamedTuple):
    """What one process took: seconds that passed, seconds of processor time, bytes of memory."""

    wall: float
    cpu: float
    memory: int


def run(*arguments: str) -> Run:
    """Run `readgroup` with these arguments, its output thrown away."""
    command = [sys.executable, "-m", "readgroup", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"readgroup {' '.join(arguments)}: {said.decode()}")
    # Linux counts the resident set in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def report(what: str, runs: Sequence[Run]) -> None:
    """Print one line: medians, and the slowest."""
    print(
        f"{what:44s} {len(runs):4d} {median(r.wall for r in runs):9.2f}"
        f" {max(r.wall for r in runs):9.2f} {median(r.cpu for r in runs):7.2f}"
        f" {median(r.memory for r in runs) / 2**20:9.0f}",
        flush=True,
    )


def main(arguments: Sequence[str]) -> int:
    """Build the library and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cold")
    parser.add_argument("pdfs", metavar="PDF", nargs="*", default=[str(SAMPLE)])
    parser.add_argument("--runs", metavar="N", type=int, default=15)
    options = parser.parse_args(arguments)
    print(f"{'command':44s} runs  median s slowest s   cpu s       MiB")
    with tempfile.TemporaryDirectory() as home:
        at_home = ("--home", home)
        report("add, into a new library", [run(*at_home, "add", *options.pdfs)])
        shutil.rmtree(Path(home) / "cache" / "embedder")
        report("search, without an export of the model", [run(*at_home, *SEARCH)])
        report("search", [run(*at_home, *SEARCH) for _ in range(options.runs)])
        report("search --json", [run(*at_home, *SEARCH, "--json") for _ in range(options.runs)])
        report("list", [run(*at_home, "list") for _ in range(options.runs)])
        report("--help", [run("--help") for _ in range(options.runs)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
