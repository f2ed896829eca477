"""Pieces of pages around quoted words."""

from __future__ import annotations

from readgroup.model.document import BBox, Block, BlockKind, Document, Region, Span
from readgroup.parsing.printed import printed

LEFT, RIGHT = (50.0, 290.0), (310.0, 550.0)


def block(kind: BlockKind, *lines: BBox, page: int = 1) -> Block:
    """A block with a span for each line."""
    spans = (Span(2 * n, 2 * n + 1, Region(page, line)) for n, line in enumerate(lines))
    return Block(kind, "x " * len(lines), -1, tuple(spans))


def line(column: tuple[float, float], top: float, *, end: float = 0.0) -> BBox:
    return (column[0], top, end or column[1], top + 10)


def shown(blocks: tuple[Block, ...], *quoted: int) -> tuple[Region, ...]:
    document = Document("", (), "", ((600.0, 800.0), (600.0, 800.0)), (), blocks)
    return printed(document, (r for n in quoted for r in blocks[n].regions()))


def paragraph(column: tuple[float, float], top: float, lines: int, page: int = 1) -> Block:
    boxes = (line(column, top + 12 * n) for n in range(lines))
    return block(BlockKind.PARAGRAPH, *boxes, page=page)


def test_a_piece_is_as_wide_as_its_column() -> None:
    """A short line is shown with the whole width; the other column and the lines around are not."""
    blocks = (
        paragraph(LEFT, 100, 5),
        block(BlockKind.PARAGRAPH, line(LEFT, 180, end=150)),
        paragraph(LEFT, 210, 5),
        paragraph(RIGHT, 100, 12),
    )
    assert shown(blocks, 1) == (Region(1, (43.0, 173.0, 297.0, 197.0)),)


def test_formulas_are_not_cut() -> None:
    """Parts of a formula at the same height belong to it, though they are not quoted."""
    parts = (150.0, 180.0, 200.0, 190.0), (120.0, 184.0, 230.0, 204.0)
    blocks = (
        paragraph(LEFT, 100, 5),
        block(BlockKind.EQUATION, parts[0]),
        block(BlockKind.EQUATION, parts[1]),
        paragraph(LEFT, 220, 5),
    )
    (piece,) = shown(blocks, 1)
    assert piece.bbox == (43.0, 173.0, 297.0, 211.0)


def test_the_next_line_stays_out() -> None:
    """The box of a formula may reach into it; the piece ends where the line begins."""
    blocks = (
        paragraph(LEFT, 100, 5),
        block(BlockKind.EQUATION, (100.0, 170.0, 200.0, 210.0)),
        paragraph(LEFT, 204, 3),
    )
    (piece,) = shown(blocks, 1)
    assert piece.bbox[3] == 204.0


def test_what_runs_over_a_column_or_page_is_shown_in_parts() -> None:
    """One piece for each, in reading order."""
    blocks = (
        paragraph(LEFT, 700, 4),
        paragraph(RIGHT, 60, 2),
        paragraph(LEFT, 60, 3, page=2),
    )
    pieces = shown(blocks, 0, 1, 2)
    assert [(p.page, p.bbox[0]) for p in pieces] == [(1, 43.0), (1, 303.0), (2, 43.0)]
