"""From a PDF file to a Document: the steps of the parser, in order. Runs in the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from readgroup.model.document import Document, Provenance
from readgroup.parsing.assemble import assemble
from readgroup.parsing.limits import Limits
from readgroup.parsing.outline import read_bookmarks
from readgroup.parsing.pdfium import PdfiumDocument

PARSER = "readgroup 1"


def read_document(path: Path, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    """Read and understand the PDF at `path`. Raises UnreadablePdf."""
    data = path.read_bytes()
    pdf = PdfiumDocument(data, path.name)
    total = min(len(pdf), limits.pages)
    progress(0, total)
    pages = []
    for index in range(total):
        pages.append(pdf.page(index, limits.page_chars))
        progress(index + 1, total)
    provenance = Provenance(
        PARSER,
        tuple(f"{name} {version(name)}" for name in ("pypdfium2", "pypdf")),
        hashlib.sha256(data).hexdigest(),
    )
    return assemble(pages, read_bookmarks(data), (), provenance)
