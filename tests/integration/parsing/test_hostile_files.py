"""Broken and hostile files: an UnreadablePdf in two lines or a document with a warning, in time."""

from __future__ import annotations

import contextlib
import random
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from readgroup.errors import UnreadablePdf
from readgroup.model.document import Provenance
from readgroup.parsing import Limits, parse_pdf, render_page
from readgroup.parsing.limits import MiB
from readgroup.parsing.outline import read_plain
from readgroup.parsing.plain import plain_document

from .conftest import one_page, pdf_bytes, small_paper, stream

Write = Callable[[str, bytes], Path]
TIGHT = Limits(memory=512 * MiB, cpu_seconds=4.0, wall_factor=3.0)
HELLO = b"BT /F 12 Tf 72 700 Td (Hello, this is the text of a page.) Tj ET"


def refused(path: Path, limits: Limits = TIGHT) -> UnreadablePdf:
    """The error, which must come within the limits and fill one or two lines."""
    began = time.monotonic()
    with pytest.raises(UnreadablePdf) as caught:
        parse_pdf(path, limits=limits)
    assert time.monotonic() - began < limits.wall_budget(1) + 2
    lines = str(caught.value).splitlines()
    assert 1 <= len(lines) <= 2
    assert path.name in lines[0]
    return caught.value


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"just some text\n" * 50, "is no PDF"),
        (b"<!DOCTYPE html><html><body>Rate exceeded.</body></html>", "is a web page"),
        (b"%PDF-1.7\n", "is damaged"),
        (small_paper()[:900], "is damaged"),
    ],
    ids=["empty", "text", "html", "header only", "truncated"],
)
def test_files_that_are_no_pdf(write: Write, data: bytes, says: str) -> None:
    """Files that are no PDF, or only the beginning of one, are named as what they are."""
    error = refused(write("paper.pdf", data))
    assert says in error.problem
    assert error.hint


def test_a_missing_file(tmp_path: Path) -> None:
    """A path without a file says so."""
    assert "No such file" in refused(tmp_path / "nowhere.pdf").problem


def test_a_header_that_was_cut_off_is_mended(write: Write) -> None:
    """A PDF without its first bytes is read all the same, with a warning."""
    document = parse_pdf(write("cut.pdf", small_paper()[9:]), limits=TIGHT)
    assert document.title == "A Small Study of Engines"
    assert "cut off" in document.warnings[0]


def test_random_bytes_flipped(write: Write) -> None:
    """However many bytes are flipped, there is a document or an UnreadablePdf, never a hang."""
    for seed in range(3):
        data = bytearray(small_paper())
        dice = random.Random(seed)
        for _ in range(200):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path = write(f"flipped{seed}.pdf", bytes(data))
        with contextlib.suppress(UnreadablePdf):
            assert parse_pdf(path, limits=TIGHT).pages >= 1


def test_a_password(write: Write, tmp_path: Path) -> None:
    """A file that needs a password says so."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=write("open.pdf", one_page(HELLO)))
    writer.encrypt("secret")
    writer.write(tmp_path / "locked.pdf")
    assert "password" in refused(tmp_path / "locked.pdf").problem


def test_a_scan_points_to_text_recognition(write: Write) -> None:
    """Pages without text are told as a scan, with what to do."""
    error = refused(write("scan.pdf", one_page(b"0 0 100 100 re f")))
    assert "no text" in error.problem
    assert "ocrmypdf" in error.hint


def test_a_page_without_text_is_a_warning(write: Write) -> None:
    """One scanned page among others is a warning that names it."""
    image = stream(
        b"\x80" * 4,
        b"/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    data = pdf_bytes([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(HELLO), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R/Resources<</XObject<</I 8 0 R>>>>>>",
        stream(b"400 0 0 400 50 50 cm /I Do"), image,
    ])  # fmt: skip
    assert parse_pdf(write("mixed.pdf", data)).warnings == (
        "Page 2 has no text: it may be a scan.",
    )


def test_a_flate_bomb(write: Write) -> None:
    """A stream that grows a thousandfold ends in an error, not in swap."""
    packer = zlib.compressobj(9)
    blanks = b" " * MiB
    bomb = b"".join(packer.compress(blanks) for _ in range(600)) + packer.flush()
    error = refused(write("bomb.pdf", one_page(bomb, entries=b"/Filter/FlateDecode")))
    assert "memory" in error.problem or "time" in error.problem


def test_millions_of_operators(write: Write) -> None:
    """Three million operators end in time."""
    content = zlib.compress(b"q Q 1 0 0 1 0 0 cm " * 1_000_000)
    refused(write("operators.pdf", one_page(content, entries=b"/Filter/FlateDecode")))


def test_nested_arrays(write: Write) -> None:
    """A catalogue with arrays nested 100,000 deep does not overflow the stack."""
    deep = b"[" * 100_000 + b"]" * 100_000
    refused(
        write(
            "nested.pdf",
            pdf_bytes(
                [
                    b"<</Type/Catalog/Pages 2 0 R/X " + deep + b">>",
                    b"<</Type/Pages/Kids[]/Count 0>>",
                ]
            ),
        )
    )


def test_a_form_that_draws_itself(write: Write) -> None:
    """A form XObject that contains itself is stopped."""
    form = stream(
        b"/X Do /X Do ",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
    )
    path = write("itself.pdf", one_page(b"/X Do", resources=b"/XObject<</X 6 0 R>>", extra=[form]))
    refused(path, replace(TIGHT, memory=256 * MiB))


def test_a_page_of_70_metres(write: Write) -> None:
    """A page of 200,000 pt is read, and drawn within the limit of pixels."""
    path = write("huge.pdf", one_page(HELLO, box=b"0 0 200000 200000"))
    assert parse_pdf(path, limits=TIGHT).page_sizes == ((200000.0, 200000.0),)
    png = render_page(path, 1, limits=replace(TIGHT, pixels=250_000))
    assert int.from_bytes(png[16:20]) * int.from_bytes(png[20:24]) <= 251_000


def test_too_many_pages_are_cut(write: Write) -> None:
    """Pages past the limit are left out, with a warning."""
    data = small_paper()
    document = parse_pdf(write("long.pdf", data), limits=replace(TIGHT, pages=2))
    assert document.pages == 2
    assert document.warnings == ("Only the first 2 of 3 pages were read.",)


def test_too_large_files_are_not_opened(write: Write) -> None:
    """A file over the limit of bytes is refused unread."""
    path = write("large.pdf", one_page(HELLO) + b" " * (2 * MiB))
    assert "MiB" in refused(path, replace(TIGHT, file_bytes=MiB)).problem


def test_the_clock_stops_a_worker(write: Write) -> None:
    """A worker that needs longer than its limit is killed."""
    error = refused(
        write("slow.pdf", small_paper()),
        replace(TIGHT, cpu_seconds=0.01, wall_factor=1.0, cpu_seconds_per_page=0.0),
    )
    assert "too long" in error.problem


def test_plain_text_is_the_last_resort(write: Write) -> None:
    """Where only pypdf can read a file, its text becomes paragraphs marked by the page."""
    pages = read_plain(one_page(HELLO), 10)
    document = plain_document(pages, Provenance("", (), ""))
    (block,) = document.blocks
    assert block.text == "Hello, this is the text of a page."
    assert block.spans[0].region.bbox == (0.0, 0.0, 612.0, 792.0)
    assert document.warnings
    assert read_plain(b"no pdf", 10) == []
