"""Within one paper, how much of the evidence for a question is among the first paragraphs?

    python -m benchmarks.evidence QASPER.jsonl

Reads QASPER papers (Dasigi et al., 2021, https://arxiv.org/abs/2105.03011): one a line, with
`paragraphs` and `questions` whose answers name evidence paragraphs. Prints recall at 10, the mean
over questions that have evidence.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.cached import CachedEmbedder
from benchmarks.shelf import Shelf
from readgroup.embedding import embedder
from readgroup.model.document import Block, BlockKind, Document, Section, SectionKind
from readgroup.model.search import Query, Scope
from readgroup.settings import DEFAULT_EMBEDDER

DEPTHS = (1, 5, 10)


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


def evidence(question: dict[str, Any]) -> set[int]:
    """Paragraphs that any annotator named."""
    return {n for answer in question["answers"] for n in answer["evidence_idx"]}


def paragraphs(shelf: Shelf, paper: str, question: str) -> Iterator[int]:
    """Paragraphs in the order in which a search in the paper leads to them."""
    seen: set[int] = set()
    for ranked in shelf.rank(Query(question, 100, Scope((paper,)))):
        for piece in ranked.stored.passage.pieces:
            if piece.block not in seen:
                seen.add(piece.block)
                yield piece.block


def main() -> None:
    """Print recall at each depth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".cache/evidence.npz"))
    options = parser.parse_args()
    papers = [json.loads(line) for line in options.papers.read_text().splitlines()]
    known = CachedEmbedder(embedder(DEFAULT_EMBEDDER), options.cache)
    recalls: dict[int, list[float]] = {depth: [] for depth in DEPTHS}
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home), known)
        shelf.fill((paper["id"], document(paper)) for paper in papers)
        for paper in papers:
            for question in paper["questions"]:
                gold = evidence(question)
                if not gold:
                    continue
                found = list(paragraphs(shelf, paper["id"], question["question"]))
                for depth in DEPTHS:
                    recalls[depth].append(len(gold & set(found[:depth])) / len(gold))
    known.save()
    figures = "  ".join(f"recall@{depth} {mean(recalls[depth]):.3f}" for depth in DEPTHS)
    print(f"{len(recalls[10])} questions, {len(papers)} papers:  {figures}")


if __name__ == "__main__":
    main()
