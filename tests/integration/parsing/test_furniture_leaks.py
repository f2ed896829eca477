"""No running header, page number, stamp or line number in the text of any real paper."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.furniture import Place, furniture, leaks, raw_lines
from readgroup.model.document import Block, BlockKind, Document, Region, Span
from readgroup.parsing import parse_pdf

PAPERS = sorted(
    (Path(os.environ.get("READGROUP_TESTDATA", "/nonexistent")) / "corpus" / "pdf").glob("*.pdf")
)


@pytest.mark.soak
@pytest.mark.skipif(not PAPERS, reason="READGROUP_TESTDATA names no folder with papers")
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_no_furniture_reaches_the_text(path: Path) -> None:
    """What repeats at the pages' edges by pdfium's own text stands under no running text."""
    found = leaks(parse_pdf(path), furniture(*raw_lines(path)))
    assert [(place.kind, place.page, place.text) for place, _ in found] == []


def test_the_check_finds_what_leaks(small_pdf: Path) -> None:
    """The check sees a header and page numbers that nobody took out; without them it is content."""
    pieces, rows, height = raw_lines(small_pdf)
    places = furniture(pieces, rows, height)
    assert {place.kind for place in places} == {"header", "page number"}
    assert leaks(parse_pdf(small_pdf), places) == []
    header = next(place for place in places if place.kind == "header")
    block = Block(
        BlockKind.PARAGRAPH, header.text, -1, (Span(0, 4, Region(header.page, header.box)),)
    )
    document = Document("", (), "", ((612.0, 792.0),) * 3, (), (block,))
    assert [place for place, _ in leaks(document, places)] == [header]


def test_line_numbers_are_seen_by_the_check() -> None:
    """Twelve numbers that rise in a column beside the text are line numbers to the check."""
    numbers = [
        Place("piece", 1, str(n), (50.0, 100.0 + 12 * n, 60.0, 108.0 + 12 * n))
        for n in range(1, 13)
    ]
    text = Place("piece", 1, "text", (80.0, 100.0, 500.0, 108.0))
    assert len(furniture([*numbers, text], [], 800.0)) == 12
