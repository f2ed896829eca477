"""Figures and tables that a paper's text names, against those found: `python -m benchmarks.figures PDF...`.

A name in the running text without a figure or table of that label is a miss, or the author's slip.
"""

from __future__ import annotations

import sys
from pathlib import Path

from readgroup.parsing import parse_pdf
from readgroup.parsing.labels import name_of, named_in


def main(paths: list[str]) -> int:
    """Print each name without its figure, then how many of all names have one."""
    if not paths:
        print("usage: python -m benchmarks.figures PDF...", file=sys.stderr)
        return 2
    named = missed = drawn = total = 0
    for path in map(Path, paths):
        document = parse_pdf(path)
        labels = {name_of(figure.label) for figure in document.figures}
        names = {
            name
            for block in document.blocks
            if block.kind.is_text
            for place in named_in(block.text)
            for name in place.names
            if "-" not in name.number
        }
        lost = sorted(f"{name.kind} {name.number}" for name in names - labels)
        named, missed = named + len(names), missed + len(lost)
        total += len(document.figures)
        drawn += sum(bool(figure.mentions) for figure in document.figures)
        if lost:
            print(f"{path.stem:22s} {', '.join(lost)}")
    print(
        f"{named - missed} of {named} names have their figure; {drawn} of {total} figures are named"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
