"""From pages of words to a Document."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.model.document import Block, BlockKind, Document, Provenance
from readgroup.parsing.columns import columns_of
from readgroup.parsing.furniture import furniture, without_line_numbers
from readgroup.parsing.lines import lines_of
from readgroup.parsing.page import RawPage
from readgroup.parsing.paragraphs import block, vocabulary


def assemble(pages: Sequence[RawPage], outline, metadata, provenance: Provenance) -> Document:
    """Rough first form: every column line by line, paragraphs by gaps and indents."""
    drawn = [(page, lines_of(page.number, without_line_numbers(page))) for page in pages]
    dropped = furniture(drawn)
    columns = [
        column
        for page, lines in drawn
        for column in columns_of(page.number, [line for line in lines if line not in dropped], page.width)
    ]
    known = vocabulary(line for _, lines in drawn for line in lines)
    blocks: list[Block] = []
    for column in columns:
        current = []
        for line in column.lines:
            if current and (line.top - current[-1].bottom > 0.5 * line.height or line.x0 > column.left + line.size * 0.8):
                blocks.append(block(BlockKind.PARAGRAPH, current, -1, known))
                current = []
            current.append(line)
        if current:
            blocks.append(block(BlockKind.PARAGRAPH, current, -1, known))
    return Document(
        title="", authors=(), abstract="",
        page_sizes=tuple((page.width, page.height) for page in pages),
        sections=(), blocks=tuple(blocks), provenance=provenance,
    )
