"""How long the reading guide of a paper takes in a warm process, without a language model.

    python -m benchmarks.guide PDF ... [--profile]

Each paper is parsed first. Then its summary and its questions are written, as `readgroup summarize`
and `readgroup questions` write them after ingest; what a process loads once is loaded before. Prints
CPU and wall seconds of each.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from readgroup.embedding import embedder
from readgroup.model.document import Document
from readgroup.parsing import parse_pdf
from readgroup.settings import DEFAULT_EMBEDDER
from readgroup.writing.study import study
from readgroup.writing.writer import ExtractiveWriter

Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[Made, float, float]:
    """What `work` gives, with its CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    return made, time.process_time() - cpu, time.perf_counter() - wall


def one(writer: ExtractiveWriter, document: Document, name: str) -> None:
    """Print a line for a paper, of which nothing is known before."""
    study.cache_clear()
    summary, summary_cpu, summary_wall = timed(lambda: writer.summarize(document))
    _, cpu, wall = timed(lambda: writer.guide(document, summary))
    print(
        f"{name}: {document.pages} pages, summary {summary_cpu:.2f} s CPU ({summary_wall:.2f} s wall),"
        f" questions {cpu:.2f} s ({wall:.2f} s), together {summary_cpu + cpu:.2f} s"
        f" ({summary_wall + wall:.2f} s)"
    )


def main() -> None:
    """Print the times of each paper, and where they go if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", nargs="+", type=Path)
    parser.add_argument("--profile", action="store_true", help="the calls that take most")
    options = parser.parse_args()
    papers = [(pdf.stem, parse_pdf(pdf)) for pdf in options.pdfs]
    encode = embedder(DEFAULT_EMBEDDER)
    writer = ExtractiveWriter(lambda: encode)
    writer.guide(papers[0][1], writer.summarize(papers[0][1]))
    for name, document in papers:
        if options.profile:
            with cProfile.Profile() as profile:
                one(writer, document, name)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(30)
        else:
            one(writer, document, name)


if __name__ == "__main__":
    main()
