"""How near in meaning a written sentence must be to its source to be shown.

    python -m benchmarks.support SCITLDR.jsonl

Human one-sentence summaries stand in for a model's sentences. Each is paired with the sentence
of its abstract that it overlaps most (supported), with another sentence of the same abstract
(a wrong source in the right paper) and with the best sentence of the next paper (shuffled).
Printed are the parts of each that the checks of `readgroup.writing.llm.support` let pass.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from readgroup.embedding import embedder
from readgroup.settings import DEFAULT_EMBEDDER
from readgroup.text.tokens import stems
from readgroup.writing.llm.support import FLOOR, surface_fault


@dataclass(frozen=True, slots=True)
class Pair:
    """A written sentence, its source, and another sentence of the same abstract."""

    written: str
    source: str
    other: str


def main() -> None:
    """Print the table for several floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", type=Path)
    pairs = list(read(parser.parse_args().file))
    model = embedder(DEFAULT_EMBEDDER)
    written = model.embed_passages([p.written for p in pairs])
    source = model.embed_passages([p.source for p in pairs])
    other = model.embed_passages([p.other for p in pairs])
    shuffled = np.roll(source, 1, axis=0)
    cosines = {
        "supported": np.sum(written * source, axis=1),
        "same paper": np.sum(written * other, axis=1),
        "shuffled": np.sum(written * shuffled, axis=1),
    }
    print(f"{len(pairs)} pairs; parts that pass by meaning alone")
    print("floor  " + "  ".join(f"{name:>10}" for name in cosines))
    for floor in sorted({0.3, 0.35, 0.4, 0.5, 0.55, 0.6, FLOOR}):
        row = "  ".join(f"{np.mean(c >= floor):10.3f}" for c in cosines.values())
        print(f"{floor:5.2f}  {row}" + ("   <- in use" if floor == FLOOR else ""))
    surface = [surface_fault(p.written, p.source) is None for p in pairs]
    wrong = [surface_fault(p.written, p.other) is None for p in pairs]
    print(f"numbers, names and form alone: {np.mean(surface):.3f} of the supported pass, ", end="")
    print(f"{np.mean(wrong):.3f} of the same paper")


def read(file: Path) -> Iterator[Pair]:
    """Pairs of the papers that have an abstract of three sentences or more."""
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        sentences = entry["source"]
        if len(sentences) < 3:
            continue
        for target in entry["target"][:1]:
            ranked = sorted(sentences, key=lambda s: -_overlap(target, s))
            yield Pair(target, ranked[0], ranked[-1])


def _overlap(a: str, b: str) -> float:
    first, second = set(stems(a)), set(stems(b))
    return len(first & second) / (len(first | second) or 1)


if __name__ == "__main__":
    main()
