"""What a library's size costs: time to fill it, disk, memory, and the time of a search.

    python -m benchmarks.scale --passages 1000 10000 100000 1000000

Papers are synthetic (benchmarks/synthetic.py). The product's own functions store, index and search
them; parsing, cutting and embedding them is passed over. Searches are timed in a process of their
own, query embedding included: alone, and while `readgroup add` takes in PDFs. A million passages
take minutes to make, and some 6 GB of disk in a temporary folder.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

SAMPLE = Path(__file__).parent.parent / "corpus/samples/mechanistic-interpretability-primer.pdf"
TOPICS = (
    "superposition",
    "sparse autoencoders",
    "attribution methods",
    "activation patching",
    "concepts that neurons represent",
    "induction heads",
    "linear probes",
    "faithfulness of explanations",
    "open problems of mechanistic interpretability",
    "Shapley values",
    "evaluation without ground truth",
    "editing a trained model",
    "dual use",
    "concept bottleneck models",
    "saliency maps",
    "circuits in language models",
)
FIRST = [
    f"who works on {topic}" for topic in TOPICS
]  # A process is warm when it has answered some.
QUERIES = [
    ask.format(topic)
    for ask in ("what is known about {}?", "limitations of {}", "how do we test {}")
    for topic in TOPICS
]
ARRIVALS = 50  # more PDFs than are taken in while the searches run

T = TypeVar("T")


@dataclass(frozen=True)
class Searches:
    """Of one process: seconds until it can search, of each search, of the slowest note that it
    wrote while others were writing too, and MB of memory at its end."""

    opening: float
    alone: Sequence[float]
    meanwhile: Sequence[float]
    note: float
    private: int
    mapped: int


def build(home: Path, passages: int) -> float:
    """Fill a library; the seconds that the product's functions took."""
    from benchmarks.synthetic import PER_PAPER, Press
    from readgroup.parsing import parse_pdf
    from readgroup.settings import Settings
    from readgroup.steps import Steps

    steps = Steps(Settings(home=home))
    press = Press(parse_pdf(SAMPLE), steps.embedder)
    seconds = 0.0
    for number in range(max(1, passages // PER_PAPER)):
        made, vectors = press.paper(number), press.vectors(number)
        began = time.perf_counter()
        marked = [(passage, False) for passage in made.passages]
        key = steps.papers.save(made.paper, made.document, marked, file="", sha256=made.paper.id)
        steps.index.upsert([id for id, _ in steps.vectors.missing(key)], vectors)
        seconds += time.perf_counter() - began
    began = time.perf_counter()
    steps.index.save()
    steps.database.close()
    return seconds + time.perf_counter() - began


def search(home: Path) -> Searches:
    """Search alone, and then while papers are added."""
    from readgroup.library import open_library

    began = time.perf_counter()
    with open_library(home) as library:
        library.search(FIRST[0])
        opening = time.perf_counter() - began
        for query in FIRST:
            library.search(query)

        alone = [_seconds(library.search, query) for query in QUERIES]
        meanwhile, notes = [], []
        with adding(home):
            for query in QUERIES:
                meanwhile.append(_seconds(library.search, query))
                notes.append(_seconds(library.add_note, "synthetic-0", query))
    memory = _memory("RssAnon"), _memory("RssFile")
    return Searches(opening, alone, meanwhile, max(notes), *memory)


@contextmanager
def adding(home: Path) -> Iterator[None]:
    """While this lasts, another process adds one PDF after the other."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ARRIVALS):
            # Another comment at its end makes another paper of it.
            copy = SAMPLE.read_bytes() + f"\n% {number}\n".encode()
            Path(folder, f"arrival-{number}.pdf").write_bytes(copy)
        command = [sys.executable, "-m", "readgroup", "--home", str(home), "add", folder]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        assert process.stderr
        process.stderr.readline()  # The first paper is on its way.
        try:
            yield
        finally:
            assert process.poll() is None, "all papers were taken in before the searches were done"
            process.terminate()
            process.wait()


def command_line(home: Path) -> float:
    """Median seconds of `readgroup search` as a process."""
    command = [sys.executable, "-m", "readgroup", "--home", str(home), "search", QUERIES[0]]
    found = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        found.append(time.perf_counter() - began)
    return median(found)


def measure(home: Path, passages: int) -> float:
    """Fill a library and print a line for it; the median of a search in it, in milliseconds."""
    built = _apart(build, home, passages)
    disk = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    process = command_line(home)
    found = _apart(search, home)
    print(
        f"{passages:9,d} {built:8.0f} {disk / 1e9:8.2f} {process:9.2f} {found.opening:8.2f}"
        f" {_milliseconds(found.alone)} {_milliseconds(found.meanwhile)}"
        f" {1000 * found.note:8.0f} {found.private:8,d} {found.mapped:8,d}",
        flush=True,
    )
    return 1000 * median(found.alone)


def main() -> None:
    """Print a line for each size, and how the median grew from one to the next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().passages
    print(
        "Synthetic text and vectors; ms of a search as p50 / p95 / slowest.\n"
        " passages  build s  disk GB process s   open s            alone     while papers come"
        "     note  own MB mapped MB",
        flush=True,
    )
    medians = []
    for passages in sizes:
        with tempfile.TemporaryDirectory(prefix="readgroup-scale-") as home:
            medians.append(measure(Path(home), passages))
    for (small, before), (large, after) in itertools.pairwise(zip(sizes, medians, strict=True)):
        print(f"{large / small:.0f} times the passages: {after / before:.1f} times the median")


def _apart(function: Callable[..., T], *arguments: object) -> T:
    """What a function returns in a fresh process."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as process:
        return process.submit(function, *arguments).result()


def _seconds(function: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - began


def _milliseconds(seconds: Sequence[float]) -> str:
    p95 = quantiles(seconds, n=20)[-1]
    return f"{1000 * median(seconds):6.0f} {1000 * p95:6.0f} {1000 * max(seconds):6.0f}"


def _memory(kind: str) -> int:
    """MB of this process: RssAnon is its own, RssFile shared with others that map the files."""
    status = Path("/proc/self/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith(f"{kind}:"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
