"""The edge to pypdf: bookmarks, metadata, and the text of files that pdfium refuses."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from readgroup.parsing.bookmarks import Bookmark

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
