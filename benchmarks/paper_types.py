"""Kinds of papers against labels given by hand: `python -m benchmarks.paper_types PDF...`.

The labels stand in `data/paper_types.tsv`, by arXiv id without version; other PDFs are passed over.
They were given by title, abstract and headings, before the rules were written, by one person.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from readgroup.parsing import parse_pdf
from readgroup.writing.paper_types import paper_type

LABELS = Path(__file__).parent / "data" / "paper_types.tsv"


def main(paths: list[str]) -> int:
    """Print each paper whose kind is read otherwise than labelled, then the share that agrees."""
    if not paths:
        print("usage: python -m benchmarks.paper_types PDF...", file=sys.stderr)
        return 2
    with LABELS.open(encoding="utf-8") as stream:
        labels = {row["paper"]: row["type"] for row in csv.DictReader(stream, delimiter="\t")}
    right = total = 0
    for path in map(Path, paths):
        label = labels.get(re.sub(r"v\d+$", "", path.stem).replace("_", "/"))
        if label is None:
            continue
        read = paper_type(parse_pdf(path)).type.value
        total += 1
        right += read == label
        if read != label:
            print(f"{path.stem:22s} labelled {label}, read as {read}")
    print(f"{right} of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
