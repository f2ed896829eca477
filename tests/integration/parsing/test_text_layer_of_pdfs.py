"""What pdfium tells of a page's text, on pages written for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readgroup.parsing import parse_pdf
from readgroup.parsing.pdfium import PdfiumDocument

from .conftest import one_page, stream

Write = Callable[[str, bytes], Path]


def test_a_fonts_size_is_that_of_its_matrix() -> None:
    """A font of size 1 that a matrix makes 12 times as large is one of 12 points."""
    pdf = PdfiumDocument(one_page(b"BT /F 1 Tf 12 0 0 12 72 700 Tm (Engines turn) Tj ET"), "x.pdf")
    words = pdf.page(0, 1000).words
    assert [word.text for word in words] == ["Engines", "turn"]
    assert {round(word.size, 1) for word in words} == {12.0}


def test_ligatures_that_only_their_glyphs_name_are_read(write: Write) -> None:
    """A glyph that the PDF names "f_f_i" and gives no text is "ffi", as in files that macOS wrote; a sign that has text stays."""
    content = (
        b"BT /F 10 Tf 72 700 Td (It is di) Tj /L 10 Tf (!) Tj /F 10 Tf (cult! We ) Tj "
        b"/L 10 Tf (#) Tj /F 10 Tf (nd no #.) Tj ET"
    )
    fonts = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 800 700]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
        b"/CharProcs<</f_f_i 7 0 R/f_i 7 0 R>>/Encoding<</Differences[33/f_f_i 35/f_i]>>"
        b"/FirstChar 33/LastChar 35/Widths[800 0 800]>>",
        stream(b"800 0 0 0 800 700 d1 0 0 700 700 re f"),
    )
    page = one_page(content, fonts=b"/L 6 0 R", extra=fonts)
    document = parse_pdf(write("ligatures.pdf", page))
    assert [block.text for block in document.blocks] == ["It is difficult! We find no #."]


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
