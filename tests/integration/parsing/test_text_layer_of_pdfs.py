"""What pdfium tells of a page's text, on pages written for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readgroup.parsing import parse_pdf
from readgroup.parsing.pdfium import PdfiumDocument

from .conftest import one_page

Write = Callable[[str, bytes], Path]


def test_a_fonts_size_is_that_of_its_matrix() -> None:
    """A font of size 1 that a matrix makes 12 times as large is one of 12 points."""
    pdf = PdfiumDocument(one_page(b"BT /F 1 Tf 12 0 0 12 72 700 Tm (Engines turn) Tj ET"), "x.pdf")
    words = pdf.page(0, 1000).words
    assert [word.text for word in words] == ["Engines", "turn"]
    assert {round(word.size, 1) for word in words} == {12.0}


def test_the_stamp_in_the_margin_is_read_and_dropped(write: Write) -> None:
    """Writing that runs up the margin gives the arXiv id, and reaches no block."""
    text = b"".join(
        b"BT /F 10 Tf 90 %d Td (Line %d of a text that runs over the page.) Tj ET "
        % (700 - 14 * n, n)
        for n in range(20)
    )
    stamp = b"BT /F 20 Tf 0 1 -1 0 40 220 Tm (arXiv:2404.14082v3 [cs.AI] 23 Aug 2024) Tj ET "
    document = parse_pdf(write("stamped.pdf", one_page(stamp + text)))
    assert document.arxiv_stamp == "2404.14082v3"
    assert not any("arXiv" in block.text for block in document.blocks)
    assert any("Line 19" in block.text for block in document.blocks)
