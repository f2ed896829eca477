"""Seconds until a PDF from disk can be searched: `python -m benchmarks.ingest PDF...`.

Each PDF goes into a fresh library, in a process that has loaded nothing before. Words: its passages
are stored; meaning: all have vectors. Then the median of warm searches in it.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

QUERIES = ("what is it about", "main results", "limitations of the method", "related work", "data")


def measure(path: str) -> None:
    """Print one line for the PDF at `path`."""
    started = time.perf_counter()
    from readgroup.library import Library
    from readgroup.model.progress import Step
    from readgroup.settings import Settings

    words: list[float] = []

    def watch(step: Step) -> None:
        if step.stage == "embed" and not words:
            words.append(time.perf_counter() - started)

    with tempfile.TemporaryDirectory() as home, Library(Settings(home=Path(home))) as library:
        (intake,) = library.add([path], progress=watch)
        meaning = time.perf_counter() - started
        if intake.holding is None or not words:
            print(f"{Path(path).name[:32]:32s} {intake.error}")
            return
        searches = []
        for query in QUERIES * 4:
            began = time.perf_counter()
            library.search(query)
            searches.append(time.perf_counter() - began)
    print(
        f"{Path(path).name[:32]:32s} {intake.holding.pages:5d} {intake.holding.passages:8d}"
        f" {words[0]:8.1f} {meaning:10.1f} {1000 * median(searches):9.0f}",
        flush=True,
    )


def main(paths: list[str]) -> int:
    """Measure each PDF in a process of its own."""
    if not paths:
        print("usage: python -m benchmarks.ingest PDF...", file=sys.stderr)
        return 2
    print(f"{'paper':32s} pages passages  words s  meaning s search ms", flush=True)
    for path in paths:
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(path,))
        process.start()
        process.join()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
