"""How a document travels from the worker: plain JSON data, spans packed into rows of numbers.

A paper has some ten thousand spans; as objects of objects they would cost more to encode than
the page costs to read. A row is [start, end, page, left, top, right, bottom], coordinates in
hundredths of a point. Decoding executes nothing and checks types, as `readgroup.model.codec` does.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from readgroup.model import codec
from readgroup.model.document import Block, BlockKind, Document, Region, Span


def pack(document: Document) -> dict[str, Any]:
    """Plain data for `json.dumps`."""
    data: dict[str, Any] = codec.encode(dataclasses.replace(document, blocks=()))
    data["blocks"] = [
        [block.kind.value, block.text, block.section, [_row(span) for span in block.spans]]
        for block in document.blocks
    ]
    return data


def unpack(data: dict[str, Any]) -> Document:
    """The document that `pack` made plain. Raises ValueError, TypeError or KeyError."""
    blocks = tuple(
        Block(BlockKind(kind), str(text), int(section), tuple(_span(row) for row in rows))
        for kind, text, section, rows in data["blocks"]
    )
    return dataclasses.replace(codec.decode(Document, {**data, "blocks": ()}), blocks=blocks)


def _row(span: Span) -> list[int]:
    left, top, right, bottom = span.region.bbox
    return [
        span.start, span.end, span.region.page,
        round(left * 100), round(top * 100), round(right * 100), round(bottom * 100),
    ]  # fmt: skip


def _span(row: list[int]) -> Span:
    start, end, page, left, top, right, bottom = row
    return Span(start, end, Region(page, (left / 100, top / 100, right / 100, bottom / 100)))
