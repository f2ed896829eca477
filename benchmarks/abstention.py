"""Which questions are refused, and which that could be answered are lost.

    python -m benchmarks.abstention HOME --qasper QASPER.jsonl --scifact BEIR_DIR

HOME is a library that holds the papers of `data/answerable.tsv`. Questions that a paper answers
are those of that file and QASPER's on their own paper. To be refused are: `data/off_topic.txt`,
asked of one paper and of the library; SciFact's claims, asked of papers on interpretability;
questions asked of another paper of the same kind; what QASPER's annotators call unanswerable.
For several floors it prints the shares refused, for the half that the floors were set on
("tuning") and for the other ("confirmation"): every other paper, every other line.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cached import CachedEmbedder
from benchmarks.evidence import document
from benchmarks.retrieval import entries
from benchmarks.shelf import Shelf
from readgroup.embedding import embedder
from readgroup.library import Library
from readgroup.model.search import Query, Scope
from readgroup.search.evidence import evidence
from readgroup.search.relevance import ANSWERS, FLOOR, SURELY, nearness, telling
from readgroup.search.scale import scale
from readgroup.settings import DEFAULT_EMBEDDER, Settings

DATA = Path(__file__).parent / "data"
SCIFACT_CLAIMS = 100
OTHERS = 3
HALVES = ("tuning", "confirmation")
_IDS = (
    "2104.08696 2203.14680 2211.00593 2301.05217 2302.03025 2303.02536 2309.08600 2309.16042"
    " 2310.15213 2311.03658 2312.09230 2401.01967 2404.14082 2404.16014 2406.04093 2406.11717"
    " 2408.05147 2410.14670 2410.20526"
)
INTERPRETABILITY = _IDS.split()
Asked = tuple[str, int, str, tuple[str, ...]]
"""A set's name, its half, the question, and the papers it is asked of (() for all)."""


def off_topic() -> list[str]:
    """Questions of other fields."""
    lines = (DATA / "off_topic.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def answerable() -> list[tuple[str, str]]:
    """(paper, question) of what a paper answers."""
    lines = (DATA / "answerable.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(row[0], row[4]) for row in rows]


def asked(held: list[str], claims: list[str]) -> Iterator[Asked]:
    """All questions for the library of real papers."""
    draw = random.Random(20261122)
    papers = list(dict.fromkeys(paper for paper, _ in answerable()))
    shelf = [paper for paper in INTERPRETABILITY if paper in held]
    for paper, question in answerable():
        half = papers.index(paper) % 2
        yield "answerable, own paper", half, question, (paper,)
        yield "answerable, library", half, question, ()
        if paper in shelf:
            for other in draw.sample([p for p in shelf if p != paper], OTHERS):
                yield "of another paper", half, question, (other,)
    for number, question in enumerate(off_topic()):
        yield "off-topic, library", number % 2, question, ()
        for paper in draw.sample(held, OTHERS):
            yield "off-topic, one paper", number % 2, question, (paper,)
    for number, claim in enumerate(claims):
        yield "SciFact claims, interpretability", number % 2, claim, tuple(shelf)


def main() -> None:
    """Print what each floor refuses of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--qasper", type=Path)
    parser.add_argument("--scifact", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".cache/abstention.npz"))
    options = parser.parse_args()
    near: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    claims: list[str] = []
    if options.scifact:
        queries = entries(options.scifact / "queries.jsonl")
        claims = [query["text"] for query in queries][:SCIFACT_CLAIMS]
    with Library(Settings(home=options.home)) as library:
        steps = library._steps
        held = [holding.id for holding in library.papers()]
        for name, half, question, papers in asked(held, claims):
            found = evidence(
                Query(question, scope=Scope(papers)),
                index=steps.index,
                embedder=steps.embedder,
                papers=steps.papers,
            )
            near[name, half].append(max((item.nearness for item in found), default=0.0))
    if options.qasper:
        _qasper(options.qasper, CachedEmbedder(embedder(DEFAULT_EMBEDDER), options.cache), near)
    floors = (0.36, FLOOR, 0.48, ANSWERS, 0.56, 0.60, SURELY)
    print(f"{'refused at floor':42s}" + "".join(f"{floor:8.2f}" for floor in floors) + "   asked")
    for (name, half), values in sorted(near.items()):
        shares = (sum(value < floor for value in values) / len(values) for floor in floors)
        label = f"{name}, {HALVES[half]}"
        print(f"{label:42s}" + "".join(f"{share:8.3f}" for share in shares) + f"{len(values):8d}")


def _qasper(
    file: Path, known: CachedEmbedder, near: defaultdict[tuple[str, int], list[float]]
) -> None:
    papers = [json.loads(line) for line in file.read_text().splitlines()]
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home), known)
        shelf.fill((paper["id"], document(paper)) for paper in papers)
        for number, paper in enumerate(papers):
            for question in paper["questions"]:
                silent = all(answer["unanswerable"] for answer in question["answers"])
                name = "QASPER, unanswerable" if silent else "QASPER, answerable"
                query = Query(question["question"], scope=Scope((paper["id"],)))
                wanted, read = telling(query.text), scale(known)
                best = max((nearness(r, wanted, read) for r in shelf.rank(query)), default=0.0)
                near[name, number % 2].append(best)
    known.save()


if __name__ == "__main__":
    main()
