"""Entries of bibliographies found against those counted by hand: `python -m benchmarks.references PDF...`.

The counts stand in `data/reference_counts.tsv`, by the PDF's sha256; other PDFs are passed over.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

from readgroup.parsing import parse_pdf

COUNTS = Path(__file__).parent / "data" / "reference_counts.tsv"


def main(paths: list[str]) -> int:
    """Print counted and found entries of each PDF that was counted, then the totals."""
    with COUNTS.open(encoding="utf-8") as stream:
        counted = {row["sha256"]: row for row in csv.DictReader(stream, delimiter="\t")}
    if not paths:
        print("usage: python -m benchmarks.references PDF...", file=sys.stderr)
        return 2
    total = right = 0
    print(f"{'paper':20s} {'counted':>8s} {'found':>6s} {'cited':>6s} {'marks linked':>13s}")
    for path in map(Path, paths):
        row = counted.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if row is None:
            continue
        document = parse_pdf(path)
        found, true = len(document.references), int(row["entries"])
        cited = len({place for c in document.citations for place in c.references})
        print(f"{row['paper']:20s} {true:8d} {found:6d} {cited:6d} {len(document.citations):13d}")
        total += true
        right += true - abs(true - found)
    print(f"{'total':20s} {total:8d} {right:6d}  {right / total if total else 0:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
