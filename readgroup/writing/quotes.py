"""Quotes: words of the paper as they stand there, with their place."""

from __future__ import annotations

from collections.abc import Iterator

from readgroup.model.document import Block, Document
from readgroup.model.passage import Quote

CONTEXT = 32
"""Characters of `prefix` and `suffix`."""


def quote(document: Document, block_index: int, start: int, end: int) -> Quote:
    """The quote of ``document.blocks[block_index].text[start:end]``, verbatim.

    Raises ValueError where the offsets do not lie in the block, or hold nothing.
    """
    block = document.blocks[block_index]
    label = document.sections[block.section].label if block.section >= 0 else ""
    return quote_in(block, label, start, end)


def quote_in(block: Block, section: str, start: int, end: int) -> Quote:
    """The quote of ``block.text[start:end]``; `section` is the printed label of its section.

    Raises ValueError where the offsets do not lie in the block, or hold nothing.
    """
    if not 0 <= start < end <= len(block.text):
        raise ValueError(f"[{start}:{end}] is not inside a block of {len(block.text)} characters")
    return Quote(
        exact=block.text[start:end],
        page=block.page_at(start),
        section=section,
        section_ordinal=block.section,
        prefix=block.text[max(0, start - CONTEXT) : start],
        suffix=block.text[end : end + CONTEXT],
        regions=block.regions(start, end),
    )


def stands_in(document: Document, found: Quote) -> bool:
    """Whether the quote stands verbatim in the document, on its page and in its section."""
    return any(
        block.page_at(at) == found.page
        for block in document.blocks
        if block.section == found.section_ordinal
        for at in _occurrences(block, found.exact)
    )


def _occurrences(block: Block, exact: str) -> Iterator[int]:
    at = block.text.find(exact)
    while at >= 0:
        yield at
        at = block.text.find(exact, at + 1)
