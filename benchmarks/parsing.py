"""Pages per CPU second and peak memory of the parser: `python -m benchmarks.parsing PDF...`.

CPU and memory are those of the worker processes, start-up included, as the system counts them.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from readgroup.errors import UnreadablePdf
from readgroup.parsing import parse_pdf


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(paths: list[str]) -> int:
    """Parse each file and print one line for it, then the total."""
    if not paths:
        print("usage: python -m benchmarks.parsing PDF...", file=sys.stderr)
        return 2
    pages = failed = 0
    print(f"{'paper':32s} {'pages':>5s} {'CPU s':>7s} {'pages/s':>8s} {'peak MiB':>9s}")
    for path in map(Path, paths):
        before = _spent()
        try:
            count = parse_pdf(path).pages
        except UnreadablePdf as error:
            print(f"{path.name[:32]:32s} {error.problem}")
            failed += 1
            continue
        seconds = _spent() - before
        pages += count
        print(
            f"{path.name[:32]:32s} {count:5d} {seconds:7.2f} {count / seconds:8.1f} {_peak():9.0f}"
        )
    total = _spent()
    print(
        f"{'total':32s} {pages:5d} {total:7.2f} {pages / total:8.1f} {_peak():9.0f}   failed {failed}"
    )
    return 1 if failed else 0


def _peak() -> float:
    """Peak resident MiB of any worker so far."""
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / scale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
