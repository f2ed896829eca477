"""Summarize papers without their abstract, and compare with what people wrote of them.

    python -m benchmarks.clscisumm GOLD.json [--words 150] [--out preds.jsonl]

GOLD.json is a list of {id, title, sections[{title, sentences[]}], human_summaries[]} (CL-SciSumm,
https://github.com/WING-NUS/scisumm-corpus, CC BY 4.0). The summary is the paragraph that
`readgroup summarize --length medium` shows, made of the sections alone. Prints ROUGE-2 F1 (package
rouge-score, with stemming), the mean over a paper's human summaries, and beside it that of the first
words of the body.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from readgroup.model.document import Block, BlockKind, Document, Section
from readgroup.parsing.sections import kind_of_title, with_method
from readgroup.writing.summaries import paragraph

_NUMBER = re.compile(r"^\s*((?:\d+|[IVX]+)(?:\.\d+)*)\.?\s+")


def body(paper: dict[str, Any]) -> Document:
    """The sections of a paper, each of one paragraph on a page of its own."""
    sections, blocks = [], []
    for n, part in enumerate(paper["sections"]):
        found = _NUMBER.match(part["title"])
        title = part["title"][found.end() if found else 0 :].strip()
        number = found[1] if found else ""
        sections.append(Section(n, number, title, 1, kind_of_title(title), n + 1))
        blocks.append(Block(BlockKind.PARAGRAPH, " ".join(part["sentences"]), n))
    sizes = ((612.0, 792.0),) * len(sections)
    return Document(
        paper["title"].rstrip(" *"), ("", ""), "", sizes, with_method(sections), tuple(blocks)
    )


def rouge(summary: str, written: Sequence[str]) -> float:
    """ROUGE-2 F1, the mean over what people wrote."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge2"], use_stemmer=True)
    return float(mean(scorer.score(text, summary)["rouge2"].fmeasure for text in written))


def main() -> None:
    """Print figures by paper and on average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    reached, firsts, lines = [], [], []
    for paper in json.loads(options.gold.read_text()):
        document = body(paper)
        summary = " ".join(s.text for s in paragraph(document, options.words))
        whole = " ".join(block.text for block in document.blocks).split()
        reached.append(rouge(summary, paper["human_summaries"]))
        firsts.append(rouge(" ".join(whole[: options.words]), paper["human_summaries"]))
        lines.append(json.dumps({"id": paper["id"], "summary": summary}))
        print(f"{paper['id']}: {reached[-1]:.3f} in {len(summary.split())} words")
    if options.out:
        options.out.write_text("\n".join(lines) + "\n")
    print(f"ROUGE-2 F1 {mean(reached):.3f}; first {options.words} words {mean(firsts):.3f}")


if __name__ == "__main__":
    main()
