"""How often the sentence in bold is one that people named as the reason.

    python -m benchmarks.highlights BEIR_SCIFACT_DIR --split train

SciFact's claims name the sentences of an abstract that support or refute them (Wadden et al., 2020,
https://aclanthology.org/2020.emnlp-main.609/); BEIR keeps their numbers in queries.jsonl. Sentences
are split anew here, so that a few numbers miss by one. Prints the share of pairs of a claim and an
abstract in which a highlight is such a sentence, how many are highlighted, and what share one
sentence taken at random would have.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from benchmarks.retrieval import entries, judgements
from readgroup.search.highlights import highlights
from readgroup.text.sentences import split


def pairs(folder: Path, split_name: str) -> Iterator[tuple[str, str, set[int]]]:
    """Claim, abstract and the numbers of its telling sentences."""
    texts = {entry["_id"]: entry["text"] for entry in entries(folder / "corpus.jsonl")}
    judged = judgements(folder / "qrels" / f"{split_name}.tsv")
    for query in entries(folder / "queries.jsonl"):
        for document, reasons in query["metadata"].items() if query["_id"] in judged else ():
            yield query["text"], texts[document], {n for r in reasons for n in r["sentences"]}


def main() -> None:
    """Print the share of pairs in which a telling sentence is highlighted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train")
    options = parser.parse_args()
    right, counts, chance = [], [], []
    for claim, text, reasons in pairs(options.folder, options.split):
        bounds = split(text)
        if len(bounds) <= max(2, *reasons):
            continue
        shown = highlights(text, claim)
        right.append(any(bounds.index(span) in reasons for span in shown))
        counts.append(len(shown))
        chance.append(len(reasons) / len(bounds))
    print(
        f"{len(right)} pairs: right in {mean(right):.3f}, {mean(counts):.2f} sentences each;"
        f" one at random {mean(chance):.3f}"
    )


if __name__ == "__main__":
    main()
