"""Rank a BEIR corpus, each document a paper of one section.

    python -m benchmarks.retrieval BEIR_DIR --split train --run out.trec

BEIR_DIR holds corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv (https://github.com/beir-cellar/beir).
Writes TREC lines `qid Q0 docid rank score tag`, 100 a query, and prints nDCG@10 and recall@100. A
document's score is that of its best passage.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.cached import CachedEmbedder
from benchmarks.shelf import Shelf
from readgroup.embedding import embedder
from readgroup.model.document import Block, BlockKind, Document
from readgroup.model.search import Query
from readgroup.settings import DEFAULT_EMBEDDER

PLACES = 100
CANDIDATES = 200  # passages: a document may take several places
Judgements = dict[str, dict[str, int]]


def document(entry: dict[str, Any]) -> Document:
    """A title and an abstract as a paper."""
    block = Block(BlockKind.PARAGRAPH, entry["text"], -1)
    return Document(entry["title"], (), entry["text"], (), (), (block,))


def judgements(file: Path) -> Judgements:
    """query id -> document id -> relevance."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with file.open(newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found[row["query-id"]][row["corpus-id"]] = int(row["score"])
    return dict(found)


def documents(shelf: Shelf, query: str) -> list[tuple[str, float]]:
    """Documents by their best passage, best first."""
    best: dict[str, float] = {}
    for ranked in shelf.rank(Query(query, CANDIDATES)):
        best.setdefault(ranked.stored.paper.id, ranked.score)
    return list(best.items())[:PLACES]


def ndcg(ranking: list[str], relevant: dict[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain with linear gains, as trec_eval computes it."""
    gained = sum(relevant.get(d, 0) / math.log2(n + 2) for n, d in enumerate(ranking[:depth]))
    ideal = sorted(relevant.values(), reverse=True)[:depth]
    return gained / sum(gain / math.log2(n + 2) for n, gain in enumerate(ideal))


def entries(file: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file."""
    with file.open() as stream:
        yield from map(json.loads, stream)


def main() -> None:
    """Rank every query of the split, write the run and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train")
    parser.add_argument("--run", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".cache/retrieval.npz"))
    options = parser.parse_args()
    judged = judgements(options.folder / "qrels" / f"{options.split}.tsv")
    queries = {q["_id"]: q["text"] for q in entries(options.folder / "queries.jsonl")}
    known = CachedEmbedder(embedder(DEFAULT_EMBEDDER), options.cache)
    lines, gains, recalls = [], [], []
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home), known)
        started = time.monotonic()
        count = shelf.fill(
            (e["_id"], document(e)) for e in entries(options.folder / "corpus.jsonl")
        )
        print(f"{count} passages on the shelf after {time.monotonic() - started:.0f} s")
        started = time.monotonic()
        for id, relevant in judged.items():
            ranking = documents(shelf, queries[id])
            lines += [f"{id} Q0 {d} {n} {s:.6f} readgroup" for n, (d, s) in enumerate(ranking, 1)]
            ids = [d for d, _ in ranking]
            gains.append(ndcg(ids, relevant))
            recalls.append(len(relevant.keys() & set(ids)) / len(relevant))
        seconds = time.monotonic() - started
    known.save()
    if options.run:
        options.run.write_text("\n".join(lines) + "\n")
    print(
        f"{len(judged)} queries, {1000 * seconds / len(judged):.0f} ms each:"
        f"  nDCG@10 {mean(gains):.3f}  recall@{PLACES} {mean(recalls):.3f}"
    )


if __name__ == "__main__":
    main()
