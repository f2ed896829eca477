"""How a document travels from the worker: plain JSON data, spans packed into rows of numbers.

A paper has some ten thousand spans; as objects of objects they would cost more to encode than
the page costs to read. A row is [start, end, page, left, top, right, bottom], coordinates in
hundredths of a point. Decoding executes nothing and checks types, as `readgroup.model.codec` does,
and what holds of every document: a file that took over the worker must not reach further.
"""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

from readgroup.model import codec
from readgroup.model.document import Block, BlockKind, Citation, Document, Mention, Region, Span


def pack(document: Document) -> dict[str, Any]:
    """Plain data for `json.dumps`."""
    data: dict[str, Any] = codec.encode(dataclasses.replace(document, blocks=()))
    data["blocks"] = [
        [block.kind.value, block.text, block.section, [_row(span) for span in block.spans]]
        for block in document.blocks
    ]
    return data


def unpack(data: dict[str, Any]) -> Document:
    """The document that `pack` made plain.

    Raises ValueError, TypeError or KeyError for anything that no worker of ours would send.
    """
    json.dumps(data, ensure_ascii=False).encode()  # a lone surrogate fits into no file
    blocks = tuple(
        Block(BlockKind(kind), str(text), int(section), tuple(_span(row) for row in rows))
        for kind, text, section, rows in data["blocks"]
    )
    document = codec.decode(Document, {**data, "blocks": ()})
    return _consistent(dataclasses.replace(document, blocks=blocks))


def _consistent(document: Document) -> Document:
    """The document itself, if every ordinal, offset and page in it leads somewhere."""
    pages = range(1, document.pages + 1)
    for ordinal, section in enumerate(document.sections):
        parent_known = section.parent is None or section.parent in range(ordinal)
        if section.ordinal != ordinal or not parent_known or section.page not in pages:
            raise ValueError(f"section {ordinal} does not fit its place")
    for block in document.blocks:
        if block.section not in range(-1, len(document.sections)):
            raise ValueError(f"a block belongs to section {block.section}")
        offset = 0
        for span in block.spans:
            if not offset <= span.start <= span.end <= len(block.text):
                raise ValueError("spans run out of their text")
            _check_region(span.region, pages)
            offset = span.start
    for figure in document.figures:
        _check_region(figure.region or Region(figure.page, (0.0,) * 4), pages)
    marks: list[Citation | Mention] = [*document.citations]
    marks += (mention for figure in document.figures for mention in figure.mentions)
    for mark in marks:
        if mark.block not in range(len(document.blocks)):
            raise ValueError(f"a mark stands in block {mark.block}")
        if not 0 <= mark.start < mark.end <= len(document.blocks[mark.block].text):
            raise ValueError("a mark runs out of its text")
    for citation in document.citations:
        if not all(place in range(len(document.references)) for place in citation.references):
            raise ValueError("a citation leads to no reference")
    return document


def _check_region(region: Region, pages: range) -> None:
    if region.page not in pages or not all(map(math.isfinite, region.bbox)):
        raise ValueError("a region lies on no page")


def _row(span: Span) -> list[int]:
    left, top, right, bottom = span.region.bbox
    return [
        span.start, span.end, span.region.page,
        round(left * 100), round(top * 100), round(right * 100), round(bottom * 100),
    ]  # fmt: skip


def _span(row: list[int]) -> Span:
    start, end, page, left, top, right, bottom = row
    return Span(start, end, Region(page, (left / 100, top / 100, right / 100, bottom / 100)))
