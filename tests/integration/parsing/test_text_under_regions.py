"""What a block says is what the page shows under its regions, character by character."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from readgroup.model.document import BBox, Block, BlockKind, Document
from readgroup.parsing import parse_pdf

DATA = Path(os.environ.get("READGROUP_TESTDATA", "/nonexistent")) / "corpus" / "pdf"
SAMPLE = (
    Path(__file__).parents[3] / "corpus" / "samples" / "mechanistic-interpretability-primer.pdf"
)
PAPERS = sorted(DATA.glob("*.pdf"))
VARIED = [path for path in PAPERS if path.stem in ("1706.03762v5", "1512.03385v1", "2304.02623v1")]
TEN = PAPERS[::5]
ENOUGH = 40  # letters of a block: fewer are mostly symbols
ALIKE = 0.95  # of a block's letters: boxes of raised and lowered marks overlap their neighbours'
TEXT = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.HEADING,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
    BlockKind.REFERENCE,
)
CELL = 20.0


def letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text).lower()
    return Counter(char for char in plain if "a" <= char <= "z" or char.isdecimal())


class Page:
    """The characters that pdfium reports on a page, by where their boxes' middles lie."""

    def __init__(self, page) -> None:
        left, _, _, top = page.get_bbox()
        text = page.get_textpage()
        self.cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        whole = text.get_text_range()
        count = text.count_chars()
        for index in range(count):
            x0, y0, x1, y1 = text.get_charbox(index, loose=True)
            x, y = (x0 + x1) / 2 - left, top - (y0 + y1) / 2
            char = text.get_text_range(index, 1) if len(whole) != count else whole[index]
            self.cells[int(x / CELL), int(y / CELL)].append((x, y, char))

    def under(self, box: BBox) -> str:
        found = []
        for i in range(int(box[0] / CELL), int(box[2] / CELL) + 1):
            for j in range(int(box[1] / CELL), int(box[3] / CELL) + 1):
                found += [
                    char
                    for x, y, char in self.cells[i, j]
                    if box[0] <= x <= box[2] and box[1] <= y <= box[3]
                ]
        return "".join(found)


def disagreeing(document: Document, path: Path) -> tuple[list[str], int]:
    """Blocks whose letters are not those under their spans, and how many blocks were compared."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    pages: dict[int, Page] = {}
    wrong = []
    compared = 0
    for block in document.blocks:
        said = letters(block.text)
        if block.kind not in TEXT or said.total() < ENOUGH:
            continue
        compared += 1
        if agreement(said, letters(shown(block, pdf, pages))) < ALIKE:
            wrong.append(f"p. {block.page} {block.kind} {block.text[:60]!r}")
    return wrong, compared


def shown(block: Block, pdf, pages: dict[int, Page]) -> str:
    for region in {span.region.page for span in block.spans} - pages.keys():
        pages[region] = Page(pdf[region - 1])
    return "".join(pages[span.region.page].under(span.region.bbox) for span in block.spans)


def agreement(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / max(a.total(), b.total(), 1)


def check(path: Path, tolerated: float) -> None:
    wrong, compared = disagreeing(parse_pdf(path), path)
    assert compared
    assert len(wrong) <= tolerated * compared, wrong


def test_made_pages_agree_wholly(small_pdf: Path) -> None:
    """On pages made of plain words every block is what stands under its regions."""
    check(small_pdf, 0.0)


def test_the_sample_paper_agrees() -> None:
    """On the sample paper one block in a hundred may differ, where symbols overlap words."""
    check(SAMPLE, 0.01)


@pytest.mark.parametrize("path", VARIED, ids=lambda path: path.stem)
def test_real_papers_agree(path: Path) -> None:
    """On real papers too."""
    check(path, 0.01)


@pytest.mark.skipif(not TEN, reason="READGROUP_TESTDATA names no folder with papers")
@pytest.mark.parametrize("path", TEN, ids=lambda path: path.stem)
def test_ten_papers_agree(path: Path) -> None:
    """On every fifth paper, those full of formulas among them, one block in twenty may differ."""
    check(path, 0.05)


@pytest.mark.soak
@pytest.mark.skipif(not PAPERS, reason="READGROUP_TESTDATA names no folder with papers")
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_paper_agrees(path: Path) -> None:
    """In papers full of formulas one block in twenty may differ."""
    check(path, 0.05)


def test_a_wrong_block_is_seen(small_pdf: Path) -> None:
    """Text that stands elsewhere than its regions say does not agree."""
    import pypdfium2

    block = next(b for b in parse_pdf(small_pdf).blocks if b.kind is BlockKind.PARAGRAPH)
    other = Block(block.kind, "zebra crossings everywhere in quaint towns", -1, block.spans)
    under = letters(shown(other, pypdfium2.PdfDocument(small_pdf), {}))
    assert agreement(letters(other.text), under) < ALIKE
    assert agreement(letters(block.text), under) >= ALIKE
