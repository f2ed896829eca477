"""Neighbouring passages as one."""

from __future__ import annotations

from dataclasses import replace

from readgroup.model.passage import Passage, Piece
from readgroup.passages.cut import joined


def merged(first: Passage, second: Passage) -> Passage:
    """Two passages of one section, `second` behind `first`, as one; what both hold stands once.

    As of any passage, the text is its pieces joined by single spaces, so that offsets lead to
    the right rectangles.

    >>> from readgroup.model.document import BlockKind, SectionKind
    >>> def passage(text, *pieces):
    ...     where = (0, "1 Data", SectionKind.OTHER, BlockKind.PARAGRAPH, 1)
    ...     return Passage(0, text, *where, tuple(Piece(*piece) for piece in pieces))
    >>> one, other = passage("We swim. We dive.", (0, 0, 17)), passage("We dive. Or rest.", (0, 9, 26))
    >>> merged(one, other).text, merged(one, other).pieces
    ('We swim. We dive. Or rest.', (Piece(block=0, start=0, end=26),))
    """
    last = first.pieces[-1]
    text, pieces = first.text, list(first.pieces)
    offset = 0
    for piece in second.pieces:
        known = min(_known(piece, last), piece.end - piece.start)
        words = second.text[offset + known : offset + piece.end - piece.start]
        offset += piece.end - piece.start + 1
        if words:
            start = piece.start + known
            glued = (piece.block, start) == (last.block, last.end)
            text += words if glued else f" {words}"
            pieces.append(Piece(piece.block, start, piece.end))
    return replace(first, text=text, pieces=tuple(joined(pieces)))


def _known(piece: Piece, last: Piece) -> int:
    """How many characters of a piece stand before the end of `last`."""
    if piece.block != last.block:
        return piece.end - piece.start if piece.block < last.block else 0
    return max(last.end - piece.start, 0)
