"""From a PDF file to a Document: the steps of the parser, in order. Runs in the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from readgroup.model.document import Document, Provenance
from readgroup.parsing.assemble import assemble
from readgroup.parsing.limits import Limits
from readgroup.parsing.outline import read_bookmarks, read_ligatures, read_plain
from readgroup.parsing.page import RawPage
from readgroup.parsing.pdfium import Damaged, PdfiumDocument
from readgroup.parsing.plain import plain_document
from readgroup.parsing.text_layer import page_warnings

PARSER = "readgroup 1"
_HEADER = b"%PDF-1.7\n"
REPAIRED = "The file's beginning was cut off; what is left could be read."


def read_document(path: Path, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    """Read and understand the PDF at `path`. Raises UnreadablePdf."""
    data = path.read_bytes()
    provenance = Provenance(
        PARSER,
        tuple(f"{name} {version(name)}" for name in ("pypdfium2", "pypdf")),
        hashlib.sha256(data).hexdigest(),
    )
    warnings: list[str] = []
    try:
        pdf = _open(data, path.name, warnings)
    except Damaged:
        plain = read_plain(data, limits.pages)
        if not any(text.strip() for text, _, _ in plain):
            raise
        return plain_document(plain, provenance)
    total = min(len(pdf), limits.pages)
    if total < len(pdf):
        warnings.append(f"Only the first {total} of {len(pdf)} pages were read.")
    progress(0, total)
    ligatures = read_ligatures(data, total)
    pages: list[RawPage] = []
    for index in range(total):
        pages.append(pdf.page(index, limits.page_chars, ligatures))
        progress(index + 1, total)
    warnings += page_warnings(pages, path.name)
    return assemble(pages, read_bookmarks(data), warnings, provenance, pdf.links())


def _open(data: bytes, name: str, warnings: list[str]) -> PdfiumDocument:
    """The document; a beginning that was cut off is put back. Raises Damaged, UnreadablePdf."""
    try:
        return PdfiumDocument(data, name)
    except Damaged:
        if b"%PDF" in data[:1024]:
            raise
    pdf = PdfiumDocument(_HEADER + data, name)
    warnings.append(REPAIRED)
    return pdf
