"""PDFs written by the tests: objects, pages of text, and files that mean harm."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

TextLine = tuple[float, float, float, str, str]  # x, y from the top, size, font, text
FONTS = {"R": b"Times-Roman", "B": b"Times-Bold", "I": b"Times-Italic", "S": b"Helvetica"}
HEIGHT = 792


def pdf_bytes(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def one_page(
    content: bytes, *, entries: bytes = b"", resources: bytes = b"", fonts: bytes = b"",
    box: bytes = b"0 0 612 792",
    extra: Sequence[bytes] = (),
) -> bytes:  # fmt: skip
    """A PDF of one page with this content stream (object 4); `extra` objects begin at 6."""
    return pdf_bytes([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R%s>>%s>>>>" % (box, fonts, resources),
        stream(content, entries),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *extra,
    ])  # fmt: skip


def paper(pages: Sequence[Sequence[TextLine]]) -> bytes:
    """A PDF with a page for each list of lines, in the standard fonts of `FONTS`."""
    fonts = list(FONTS)
    first = 3 + len(fonts)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *(
            b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % FONTS[f]
            for f in fonts
        ),
    ]
    names = b"".join(b"/%s %d 0 R" % (f.encode(), 3 + n) for n, f in enumerate(fonts))
    for number, lines in enumerate(pages):
        content = b"".join(
            b"BT /%s %g Tf %g %g Td (%s) Tj ET\n"
            % (
                font.encode(),
                size,
                x,
                HEIGHT - y,
                text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"),
            )
            for x, y, size, font, text in lines
        )
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 %d]/Contents %d 0 R/Resources<</Font<<%s>>>>>>"
            % (HEIGHT, first + 2 * number + 1, names)
        )
        objects.append(stream(zlib.compress(content), b"/Filter/FlateDecode"))
    return pdf_bytes(objects)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write bytes to a file of the test's own folder."""

    def to_file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return to_file


def _column(x: float, y: float, words: Sequence[str]) -> list[TextLine]:
    return [(x, y + 12 * n, 10.0, "R", line) for n, line in enumerate(words)]


def _filler(subject: str, count: int) -> list[str]:
    return [f"{subject} line {n} of the running text of this column" for n in range(count)]


def small_paper() -> bytes:
    """Two columns on three pages: title, abstract, sections, a figure, a footnote, references."""
    left, right = 60.0, 320.0

    def furniture(page: int) -> list[TextLine]:
        return [
            (200.0, 40.0, 9.0, "I", "Lovelace and Babbage"),
            (300.0, 760.0, 9.0, "R", str(page)),
        ]

    first: list[TextLine] = [
        *furniture(1),
        (150.0, 90.0, 17.0, "B", "A Small Study of Engines"),
        (200.0, 115.0, 11.0, "R", "Ada Lovelace, Charles Babbage"),
        (150.0, 150.0, 12.0, "B", "Abstract"),
        *_column(left, 168, ["We study engines, and report how inter-", "pretable they are when nobody looks at",
                             "them closely. The engines are small and", "the study is smaller than its engines."]),
        (left, 240.0, 12.0, "B", "1 Introduction"),
        *_column(left, 260, _filler("Opening", 38)),
        *_column(right, 150, _filler("Beside", 40)),
        *_column(right, 630, ["and this sentence of the column runs to the"]),
    ]  # fmt: skip
    second: list[TextLine] = [
        *furniture(2),
        *_column(left, 90, ["next page, where it ends after some words."]),
        (left, 130.0, 12.0, "B", "2 Method"),
        (left, 150.0, 11.0, "B", "2.1 Engines"),
        *_column(left, 168, _filler("Method", 30)),
        (left, 700.0, 6.0, "R", "1"),
        (left + 3.5, 703.0, 8.0, "R", "A footnote stands at the foot of its column."),
        (right, 100.0, 9.0, "R", "Figure 1: An engine at rest, drawn from memory."),
        *_column(right, 140, _filler("Results", 44)),
    ]
    third: list[TextLine] = [
        *furniture(3),
        (left, 100.0, 12.0, "B", "3 Conclusion"),
        *_column(left, 118, _filler("Closing", 30)),
        (right, 100.0, 12.0, "B", "References"),
        *_column(right, 118, ["[1] A. Lovelace. Notes on the engine. Taylor, 1843.", "[2] C. Babbage. On tables of logarithms. Murray, 1827.",
                              "[3] G. Boole. The laws of thought. Walton, 1854."]),
    ]  # fmt: skip
    return paper([first, second, third])


@pytest.fixture
def small_pdf(write: Callable[[str, bytes], Path]) -> Path:
    """`small_paper` in a file."""
    return write("small.pdf", small_paper())
