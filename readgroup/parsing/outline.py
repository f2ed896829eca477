"""The edge to pypdf: bookmarks, names of glyphs, and the text of files that pdfium refuses."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from readgroup.parsing.bookmarks import Bookmark
from readgroup.parsing.glyphs import Ligatures, ligature

_MAX_BOOKMARKS = 2000


def _reader(data: bytes) -> Any:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pypdf.overwrite_configuration(
        outline_maximum_entries=_MAX_BOOKMARKS,
        outline_maximum_depth=20,
        array_maximum_element_count=50_000,
        stream_parsing_work_maximum_count=500_000,
        disable_legacy_handling=True,
    )
    return pypdf.PdfReader(io.BytesIO(data), strict=False)


def read_bookmarks(data: bytes) -> tuple[Bookmark, ...]:
    """The PDF's bookmarks in order; () where it has none, or where they cannot be read."""
    if b"/Outlines" not in data and b"/ObjStm" not in data:
        return ()
    found: list[Bookmark] = []
    with contextlib.suppress(Exception):  # whatever is wrong with them, the page itself remains
        reader = _reader(data)
        pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
        for level, entry in _walk(reader.outline, 1):
            number = pages.get(getattr(entry.page, "idnum", None), 0)
            top = entry.top if number else None
            height = float(reader.pages[number - 1].cropbox.top) if number else 0.0
            offset = height - float(top) if isinstance(top, int | float) else None
            title = " ".join(str(entry.title).split())
            found.append(Bookmark(title, level, number, offset))
    return tuple(found)


def read_ligatures(data: bytes, pages: int) -> Ligatures:
    """The ligatures that fonts of the first pages name by their letters; {} where they cannot be read.

    pdfium knows text only from what else the PDF says of a font, which for these may be nothing.
    """
    if b"/Differences" not in data and b"/ObjStm" not in data:
        return {}
    found: dict[tuple[str, int], str] = {}
    with contextlib.suppress(Exception):  # whatever is wrong with them, the page itself remains
        for page in _reader(data).pages[:pages]:
            for font in _fonts(page):
                name = str(font.get("/BaseFont", "")).rpartition("+")[2].lstrip("/")
                for code, glyph in _differences(font):
                    letters = ligature(glyph)
                    if letters:
                        found[name, code] = letters
    return found


def _fonts(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources else None
    for font in fonts.get_object().values() if fonts else ():
        yield font.get_object()


def _differences(font: Any) -> Iterator[tuple[int, str]]:
    """Code and name of each glyph that the font's encoding names."""
    encoding = font.get("/Encoding")
    named = encoding.get_object() if encoding else None
    code = 0
    for entry in named.get("/Differences", ()) if isinstance(named, dict) else ():
        if isinstance(entry, int):
            code = entry
        else:
            yield code, str(entry).removeprefix("/")
            code += 1


def _walk(entries: Any, level: int) -> Iterator[tuple[int, Any]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _walk(entry, level + 1)
        else:
            yield level, entry


def read_plain(data: bytes, pages: int) -> list[tuple[str, float, float]]:
    """(text, width, height) of the first pages, for files that pdfium refuses; [] if pypdf does too."""
    found: list[tuple[str, float, float]] = []
    with contextlib.suppress(Exception):  # pypdf raises a dozen kinds, all meaning the same here
        for page in _reader(data).pages[:pages]:
            box = page.cropbox
            found.append((page.extract_text() or "", float(box.width), float(box.height)))
    return found
