"""Say papers in one sentence, from title and abstract.

    python -m benchmarks.tldr SCITLDR.jsonl --out preds.jsonl [--score]

SCITLDR.jsonl has lines with `paper_id`, `title` and `source`, an abstract's sentences
(https://github.com/allenai/scitldr). Writes lines {paper_id, summary} by the function that
`readgroup summarize` calls, which never sees `target`. With --score, ROUGE-1 F1 against the nearest
of the summaries in `target` is printed afterwards: package rouge-score, with stemming. (The set's own
`rouge_scores` are from another package, without stemming and against the first summary only.)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from readgroup.model.document import Block, BlockKind, Document, Section, SectionKind
from readgroup.writing.reading import read
from readgroup.writing.summaries import tldr


def paper(title: str, abstract: str) -> Document:
    """A title and an abstract as a paper."""
    section = Section(0, "", "Abstract", 1, SectionKind.ABSTRACT, 1)
    block = Block(BlockKind.PARAGRAPH, abstract, 0)
    return Document(title, (), abstract, ((612.0, 792.0),), (section,), (block,))


def one_sentence(title: str, source: Sequence[str]) -> str:
    """What `readgroup summarize` gives as the paper in one sentence."""
    found = tldr(read(paper(title, " ".join(source))))
    return found[0].text if found else ""


def rouge(summary: str, targets: Sequence[str]) -> float:
    """ROUGE-1 F1 with stemming against the nearest target."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    return float(max(scorer.score(target, summary)["rouge1"].fmeasure for target in targets))


def main() -> None:
    """Write predictions; print figures where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", action="store_true")
    options = parser.parse_args()
    entries = [json.loads(line) for line in options.papers.read_text().splitlines()]
    summaries = [one_sentence(entry["title"], entry["source"]) for entry in entries]
    with options.out.open("w") as out:
        for entry, summary in zip(entries, summaries, strict=True):
            out.write(json.dumps({"paper_id": entry["paper_id"], "summary": summary}) + "\n")
    words = mean(len(summary.split()) for summary in summaries)
    print(f"{len(summaries)} papers, {words:.1f} words on average")
    if options.score:
        scored = zip(summaries, entries, strict=True)
        print(f"ROUGE-1 {100 * mean(rouge(s, e['target']) for s, e in scored):.2f}")


if __name__ == "__main__":
    main()
