"""Cutting a document into passages.

A passage never crosses a section's border and never parts a sentence, unless one sentence alone
is longer than a passage may be. It breaks at a paragraph's end where it is nearly full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.passage import PATH_SEPARATOR, Passage, Piece
from readgroup.text.sentences import split

CountTokens = Callable[[Sequence[str]], list[int]]

_SPACE = re.compile(r"\s+")
_FLOATS = (BlockKind.CAPTION, BlockKind.ALGORITHM, BlockKind.TABLE, BlockKind.QUOTATION)
_ALONE = (*_FLOATS, BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Tokens of a passage: `target` to fill, `most` to keep, `least` to stand alone."""

    target: int = 160
    most: int = 210
    least: int = 40


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a block, its length in tokens, and whether a paragraph ends with it."""

    piece: Piece
    tokens: int
    last: bool


def cut(
    document: Document, title: str, count_tokens: CountTokens, sizes: Sizes | None = None
) -> list[Passage]:
    """All passages of a document, in reading order.

    Running text is gathered over paragraphs; captions, tables, algorithms, quotations,
    footnotes and bibliography entries are passages of their own. `title` opens every passage's context; floats
    have no more than that, for they stand where there was room and not where they belong.
    """
    sizes = sizes or Sizes()
    passages: list[Passage] = []
    for (section, kind), pieces in _grouped(document, count_tokens, sizes):
        path = document.path(section)
        block = document.blocks[pieces[0].block]
        passages.append(
            Passage(
                ordinal=len(passages),
                text=" ".join(_slice(document, p) for p in pieces),
                section=section,
                section_label=PATH_SEPARATOR.join(s.label for s in path),
                section_kind=document.kind_of(section),
                block_kind=kind,
                page=block.page_at(pieces[0].start),
                pieces=pieces,
                context=PATH_SEPARATOR.join(
                    [title, *(s.title for s in path if kind not in _FLOATS)]
                ),
            )
        )
    return passages


def is_reference(passage: Passage) -> bool:
    """Whether a passage belongs to the bibliography, which is searched only when asked for."""
    return (
        passage.block_kind is BlockKind.REFERENCE or passage.section_kind is SectionKind.REFERENCES
    )


def _grouped(
    document: Document, count_tokens: CountTokens, sizes: Sizes
) -> Iterator[tuple[tuple[int, BlockKind], tuple[Piece, ...]]]:
    sentences = _sentences(document, count_tokens, sizes)
    waiting: list[tuple[tuple[int, BlockKind], tuple[Piece, ...]]] = []
    running = [(i, b) for i, b in enumerate(document.blocks) if b.kind.is_text]
    for section, blocks in groupby(running, key=lambda pair: pair[1].section):
        stream = [s for i, _ in blocks for s in sentences.get(i, ())]
        waiting += [((section, BlockKind.PARAGRAPH), g) for g in fill(stream, sizes)]
    for i, block in enumerate(document.blocks):
        if block.kind in _ALONE or block.kind is BlockKind.REFERENCE:
            groups = fill(sentences.get(i, ()), sizes)
            waiting += [((block.section, block.kind), g) for g in groups]
    yield from sorted(waiting, key=lambda item: (item[1][0].block, item[1][0].start))


def _sentences(
    document: Document, count_tokens: CountTokens, sizes: Sizes
) -> dict[int, list[_Sentence]]:
    """Sentences by block, all counted in one call of the tokenizer.

    Those that are longer than a passage may be are halved, and counted again, until none is.
    """
    pieces = [
        Piece(i, start, end)
        for i, block in enumerate(document.blocks)
        if block.kind.is_text or block.kind in _ALONE or block.kind is BlockKind.REFERENCE
        for start, end in _units(block)
    ]
    while True:
        counts = count_tokens([_slice(document, p) for p in pieces])
        parts = [
            part
            for piece, tokens in zip(pieces, counts, strict=True)
            for part in (_halves(document, piece) if tokens > sizes.most else (piece,))
        ]
        if parts == pieces:
            break
        pieces = parts
    found: dict[int, list[_Sentence]] = {}
    for piece, tokens in zip(pieces, counts, strict=True):
        last = piece.end == len(document.blocks[piece.block].text.rstrip())
        found.setdefault(piece.block, []).append(_Sentence(piece, tokens, last))
    return found


def _units(block: Block) -> list[tuple[int, int]]:
    if block.kind is BlockKind.REFERENCE:
        return [(0, len(block.text))] if block.text.strip() else []
    return split(block.text)


def _halves(document: Document, piece: Piece) -> tuple[Piece, ...]:
    """Two parts, parted at the white space next to the middle, or there where it has none."""
    middle = (piece.start + piece.end) // 2
    if middle == piece.start:
        return (piece,)
    gaps = _SPACE.finditer(document.blocks[piece.block].text, piece.start, piece.end)
    low, high = min(
        (gap.span() for gap in gaps if piece.start < gap.start() and gap.end() < piece.end),
        key=lambda span: abs(span[0] - middle),
        default=(middle, middle),
    )
    return Piece(piece.block, piece.start, low), Piece(piece.block, high, piece.end)


def fill(stream: Iterable[_Sentence], sizes: Sizes) -> list[tuple[Piece, ...]]:
    """Sentences gathered greedily into passages; a short rest joins the passage before it."""
    groups: list[tuple[list[Piece], int]] = []
    current: list[Piece] = []
    size = 0
    nearly = sizes.target * 7 // 10
    for sentence in stream:
        if current and size + sentence.tokens > sizes.target + sizes.least // 2:
            groups.append((current, size))
            current, size = [], 0
        current.append(sentence.piece)
        size += sentence.tokens
        if sentence.last and size >= nearly:
            groups.append((current, size))
            current, size = [], 0
    if current:
        if groups and size < sizes.least and groups[-1][1] + size <= sizes.most:
            groups[-1] = (groups[-1][0] + current, groups[-1][1] + size)
        else:
            groups.append((current, size))
    return [tuple(joined(pieces)) for pieces, _ in groups]


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces that follow each other in one block, parted by one space at most, made one.

    >>> list(joined([Piece(0, 0, 5), Piece(0, 6, 9), Piece(1, 0, 4)]))
    [Piece(block=0, start=0, end=9), Piece(block=1, start=0, end=4)]
    """
    last: Piece | None = None
    for piece in pieces:
        if last and piece.block == last.block and piece.start - last.end <= 1:
            last = Piece(last.block, last.start, piece.end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _slice(document: Document, piece: Piece) -> str:
    return document.blocks[piece.block].text[piece.start : piece.end]
