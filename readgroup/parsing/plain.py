"""A document from plain text, where nothing is known of the page but its words."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.model.document import Block, BlockKind, Document, Provenance, Region, Span

PLAIN = (
    "The file is damaged: its text was read without layout, so sections are missing and passages"
    " are marked by the page."
)


def plain_document(pages: Sequence[tuple[str, float, float]], provenance: Provenance) -> Document:
    """One paragraph a page of (text, width, height), marked by the whole page."""
    blocks = []
    for number, (text, width, height) in enumerate(pages, 1):
        words = " ".join(text.split())
        if words:
            span = Span(0, len(words), Region(number, (0.0, 0.0, width, height)))
            blocks.append(Block(BlockKind.PARAGRAPH, words, -1, (span,)))
    return Document(
        title="",
        authors=(),
        abstract="",
        page_sizes=tuple((width, height) for _, width, height in pages),
        sections=(),
        blocks=tuple(blocks),
        warnings=(PLAIN,),
        provenance=provenance,
    )
