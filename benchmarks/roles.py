"""How often the sentences of abstracts are given the role that people gave them.

    python -m benchmarks.roles CSABSTRUCT.jsonl

CSABSTRUCT.jsonl has lines with `sentences` and `labels`, an abstract each
(https://github.com/allenai/sequential_sentence_classification, Apache-2.0). Prints accuracy, macro F1
and F1 of each role of the function that tells the roles in an abstract when a paper is read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from statistics import mean

from readgroup.writing.trained.abstract_roles import AbstractRole, tagged


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("abstracts", type=Path)
    options = parser.parse_args()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in options.abstracts.read_text().splitlines():
        entry = json.loads(line)
        found = tagged(entry["sentences"])
        pairs.update(zip(entry["labels"], (role.value for role in found), strict=True))
    right = sum(n for (gold, told), n in pairs.items() if gold == told)
    scores = []
    for role in (r.value for r in AbstractRole):
        said = sum(n for (_, told), n in pairs.items() if told == role)
        meant = sum(n for (gold, _), n in pairs.items() if gold == role)
        scores.append(2 * pairs[role, role] / max(1, said + meant))
        print(f"{role}: F1 {scores[-1]:.3f}, {meant} sentences")
    print(f"accuracy {right / max(1, pairs.total()):.4f}, macro F1 {mean(scores):.4f}")


if __name__ == "__main__":
    main()
