"""Running headers, page numbers, stamps and line numbers that reached the text: `python -m benchmarks.furniture PDF...`.

They are looked for with pdfium's own text and none of the parser's code: what is repeated at one
height at the pages' tops and bottoms, numbers that rise with the pages, the arXiv stamp, columns
of numbers that rise with the lines. Whatever part of the running text stands on one of their
places on the page is a leak.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readgroup.errors import UnreadablePdf
from readgroup.model.document import Block, Document
from readgroup.parsing import parse_pdf

MARGIN = 0.12  # of the page's height
ALIKE = 3  # pages
SAME_HEIGHT = 3.0  # points
STAMP = re.compile(r"arXiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})v\d+")
COUNTED = 10  # line numbers in a column


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text on a page, in points from the top left; `kind` says what it seems to be."""

    kind: str
    page: int
    text: str
    box: tuple[float, float, float, float]


def raw_lines(path: Path) -> tuple[list[Place], list[Place], float]:
    """Every piece that pdfium tells, the pieces of one height put together, and the page's height."""
    import pypdfium2

    pieces: list[Place] = []
    rows: list[Place] = []
    pdf = pypdfium2.PdfDocument(path)
    height = float(pdf[0].get_height())
    for number, page in enumerate(pdf, 1):
        left, _, _, top = page.get_bbox()
        text = page.get_textpage()
        here: list[Place] = []
        for index in range(text.count_rects()):
            x0, y0, x1, y1 = text.get_rect(index)
            words = " ".join(text.get_text_bounded(x0, y0, x1, y1).split())
            if words:
                box = (x0 - left, top - y1, x1 - left, top - y0)
                here.append(Place("piece", number, words, box))
        pieces += here
        rows += _rows(here)
    return pieces, rows, height


def _rows(pieces: Sequence[Place]) -> Iterator[Place]:
    rows: list[list[Place]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[3]):
        if rows and piece.box[1] < rows[-1][-1].box[3] - SAME_HEIGHT:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.box[0])
        x0, y0, x1, y1 = zip(*(piece.box for piece in row), strict=True)
        box = (min(x0), min(y0), max(x1), max(y1))
        yield Place("row", row[0].page, " ".join(piece.text for piece in row), box)


def furniture(pieces: Sequence[Place], rows: Sequence[Place], height: float) -> list[Place]:
    """What belongs to the pages and not to the paper."""
    outer: dict[int, tuple[float, float]] = {}
    for row in rows:
        first, last = outer.get(row.page, (height, 0.0))
        outer[row.page] = (min(first, row.box[3]), max(last, row.box[1]))
    edge = [
        row
        for row in rows
        if row.box[3] < max(MARGIN * height, outer[row.page][0] + 1)
        or row.box[1] > min((1 - MARGIN) * height, outer[row.page][1] - 1)
    ]
    return [*_repeated(edge), *_numbers(edge), *_stamps(pieces), *_line_numbers(pieces)]


def _repeated(lines: Sequence[Place]) -> Iterator[Place]:
    """The same words, numbers aside, at the same height on several pages."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for line in lines:
        groups[re.sub(r"\d+", "#", line.text.lower())].append(line)
    for words, group in groups.items():
        if not re.search(r"[^\W\d_]{3}", words):
            continue
        for line in group:
            pages = {o.page for o in group if abs(o.box[3] - line.box[3]) < SAME_HEIGHT}
            if len(pages) >= ALIKE:
                yield Place("header", line.page, line.text, line.box)


def _numbers(lines: Sequence[Place]) -> Iterator[Place]:
    """Bare numbers that differ from the page's own by the same on several pages."""
    bare = [line for line in lines if re.fullmatch(r"[-–—\s]*\d{1,4}[-–—\s]*", line.text)]
    shift = Counter(
        (int(re.sub(r"\D", "", line.text)) - line.page, round(line.box[3] / 10)) for line in bare
    )
    for line in bare:
        offset = int(re.sub(r"\D", "", line.text)) - line.page
        if shift[offset, round(line.box[3] / 10)] >= ALIKE:
            yield Place("page number", line.page, line.text, line.box)


def _stamps(lines: Sequence[Place]) -> Iterator[Place]:
    for line in lines:
        if line.page == 1 and STAMP.match(line.text) and line.box[3] - line.box[1] > 100:
            yield Place("stamp", 1, line.text, line.box)


def _line_numbers(lines: Sequence[Place]) -> Iterator[Place]:
    """Numbers one under the other that rise by one, from page to page."""
    columns: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for line in lines:
        if line.text.isdecimal():
            columns[line.page, round(line.box[2] / 4)].append(line)
    edges = {line.page: (1e9, 0.0) for line in lines}
    for line in lines:
        low, high = edges[line.page]
        edges[line.page] = (min(low, line.box[0]), max(high, line.box[2]))
    for (page, _), column in columns.items():
        column.sort(key=lambda line: line.box[1])
        steps = [int(b.text) - int(a.text) for a, b in itertools.pairwise(column)]
        outside = column[0].box[0] < edges[page][0] + 30 or column[0].box[2] > edges[page][1] - 30
        if len(column) >= COUNTED and outside and steps.count(1) >= 0.9 * len(steps):
            values = {int(line.text) for line in column}
            for line in column:
                if values & {int(line.text) - 1, int(line.text) + 1}:
                    yield Place("line number", page, line.text, line.box)


def leaks(document: Document, places: Sequence[Place]) -> list[tuple[Place, Block]]:
    """The places that running text stands on, each with the block."""
    spans = defaultdict(list)
    for block in document.blocks:
        if block.kind.is_text:
            for span in block.spans:
                spans[span.region.page].append((span.region.bbox, block))
    found = []
    for place in places:
        for box, block in spans[place.page]:
            if _covers(place.box, box):
                found.append((place, block))
                break
    return found


def _covers(outer: Sequence[float], inner: Sequence[float]) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def main(paths: list[str]) -> int:
    """Print what was found on each paper and what of it leaked; 1 if anything did."""
    if not paths:
        print("usage: python -m benchmarks.furniture PDF...", file=sys.stderr)
        return 2
    total = leaked = 0
    for path in map(Path, paths):
        try:
            document = parse_pdf(path)
        except UnreadablePdf as error:
            print(f"{path.name[:32]:32s} {error.problem}")
            continue
        places = furniture(*raw_lines(path))
        found = leaks(document, places)
        kinds = Counter(place.kind for place in places)
        total, leaked = total + len(places), leaked + len(found)
        told = ", ".join(f"{n} {kind}s" for kind, n in sorted(kinds.items())) or "none"
        print(f"{path.name[:32]:32s} {told}; in the text: {len(found)}")
        for place, block in found:
            print(f"    p. {place.page} {place.kind} {place.text[:40]!r} in {block.text[:40]!r}")
    print(f"{total} places, {leaked} in the text")
    return 1 if leaked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
