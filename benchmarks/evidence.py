"""Within one paper, how much of the evidence for a question do the first passages found hold?

    python -m benchmarks.evidence QASPER.jsonl

Reads QASPER papers (Dasigi et al., 2021, https://arxiv.org/abs/2105.03011): one a line, with
`paragraphs` and `questions` whose answers name evidence paragraphs. A paragraph is found when half
of its characters are in the passages returned; a question's score is the best annotator's share of
evidence paragraphs found. Prints the mean over questions that have evidence, with the interval that
holds 95 % of means over questions drawn anew (bootstrap), and the mean reciprocal rank of the first
passage with which a paragraph of evidence is found.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from benchmarks.cached import CachedEmbedder
from benchmarks.shelf import Shelf
from readgroup.embedding import embedder
from readgroup.model.document import Block, BlockKind, Document, Section, SectionKind
from readgroup.model.passage import Piece
from readgroup.model.search import Query, Scope
from readgroup.settings import DEFAULT_EMBEDDER

DEPTHS = (5, 10)
RESAMPLES = 10_000


def document(paper: dict[str, Any]) -> Document:
    """The paper as the parser would give it: paragraph n is block n."""
    sections: dict[tuple[str, ...], Section] = {}
    blocks = []
    for paragraph in paper["paragraphs"]:
        names = tuple(name.strip() for name in paragraph["section"].split(":::"))
        for depth in range(1, len(names) + 1):
            path = names[:depth]
            if path not in sections:
                parent = sections[path[:-1]].ordinal if depth > 1 else None
                sections[path] = Section(
                    len(sections), "", path[-1], depth, SectionKind.OTHER, 1, parent
                )
        blocks.append(Block(BlockKind.PARAGRAPH, paragraph["text"], sections[names].ordinal))
    return Document(
        paper["title"], (), paper["abstract"], (), tuple(sections.values()), tuple(blocks)
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Of one question: the share of evidence found at each depth, and 1 / rank of the first."""

    recall: tuple[float, ...]
    reciprocal_rank: float


def annotated(question: dict[str, Any]) -> list[set[int]]:
    """The paragraphs that each annotator named, of those who named any."""
    return [set(a["evidence_idx"]) for a in question["answers"] if a["evidence_idx"]]


def found(returned: Sequence[Sequence[Piece]], lengths: Sequence[int]) -> Iterator[frozenset[int]]:
    """The paragraphs found with each passage more."""
    characters: Counter[int] = Counter()
    for pieces in returned:
        for piece in pieces:
            characters[piece.block] += piece.end - piece.start
        yield frozenset(n for n, count in characters.items() if 2 * count >= lengths[n])


def score(annotators: Sequence[set[int]], steps: Sequence[frozenset[int]]) -> Score:
    """From the paragraphs found with each passage more.

    >>> score([{1, 2}, {7}], [frozenset(), frozenset({2, 3})]).reciprocal_rank
    0.5
    >>> score([{1, 2}, {7}], [frozenset(), frozenset({2, 3})]).recall
    (0.5, 0.5)
    """
    everything = set().union(*annotators)
    at_depth = [steps[min(depth, len(steps)) - 1] if steps else frozenset() for depth in DEPTHS]
    recall = [max(len(named & got) / len(named) for named in annotators) for got in at_depth]
    first = next((n for n, got in enumerate(steps, 1) if got & everything), None)
    return Score(tuple(recall), 1 / first if first else 0.0)


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """Between which 95 % of the means of as many values drawn from these lie."""
    chance = random.Random(seed)
    means = [mean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES)]
    cuts = quantiles(means, n=40)
    return cuts[0], cuts[-1]


def main() -> None:
    """Print recall at each depth and the mean reciprocal rank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".cache/evidence.npz"))
    options = parser.parse_args()
    papers = [json.loads(line) for line in options.papers.read_text().splitlines()]
    known = CachedEmbedder(embedder(DEFAULT_EMBEDDER), options.cache)
    scores = []
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home), known)
        shelf.fill((paper["id"], document(paper)) for paper in papers)
        for paper in papers:
            lengths = [len(paragraph["text"]) for paragraph in paper["paragraphs"]]
            for question in paper["questions"]:
                if annotators := annotated(question):
                    ranked = shelf.rank(Query(question["question"], 100, Scope((paper["id"],))))
                    returned = [r.stored.passage.pieces for r in ranked]
                    scores.append(score(annotators, list(found(returned, lengths))))
    known.save()
    print(f"{len(scores)} questions, {len(papers)} papers")
    for n, depth in enumerate(DEPTHS):
        recalls = [s.recall[n] for s in scores]
        low, high = interval(recalls)
        print(f"recall@{depth}  {mean(recalls):.3f}  ({low:.3f} to {high:.3f})")
    print(f"MRR  {mean(s.reciprocal_rank for s in scores):.3f}")


if __name__ == "__main__":
    main()
