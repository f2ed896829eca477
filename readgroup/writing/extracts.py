"""Sentences of passages, each able to take in the one before it, and to be cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from readgroup.model.answer import Cited
from readgroup.model.document import Block, BlockKind
from readgroup.model.passage import PATH_SEPARATOR, Piece
from readgroup.search.evidence import Evidence
from readgroup.text.sentences import split
from readgroup.writing.cleaning import shown
from readgroup.writing.defects import Defect, defects
from readgroup.writing.quotes import quote_in

BlocksOf = Callable[[Mapping[int, Iterable[int]]], Mapping[int, Mapping[int, Block]]]
"""Blocks by ordinal, of versions by key, as `PaperStore.blocks_of` gives them."""

_SPOKEN = (BlockKind.CAPTION, BlockKind.FOOTNOTE)
_MOST_BEFORE = _MOST_BEHIND = 2
_ANNOUNCES = re.compile(
    r"\b(?:several|some|many|multiple|various|two|three|four|five|six|following)(?: [\w-]+){0,2} [\w-]+s[.:]$"
    r"|\bas follows[.:]$|:$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Extract:
    """Sentences `first` to `last` of a block; `bounds` are the offsets of all its sentences."""

    evidence: Evidence
    ordinal: int
    block: Block
    bounds: tuple[tuple[int, int], ...]
    first: int
    last: int

    @property
    def place(self) -> tuple[int, int]:
        """The version's key and the block's ordinal: extracts of one place can be joined."""
        return self.evidence.candidate.stored.version_key, self.ordinal

    @property
    def exact(self) -> str:
        """The words as they stand in the block."""
        return self.block.text[self.bounds[self.first][0] : self.bounds[self.last][1]]

    @cached_property
    def text(self) -> str:
        """The words as they are shown; a connective goes where nothing stands before it."""
        parts = (
            self.block.text[start:end] for start, end in self.bounds[self.first : self.last + 1]
        )
        return " ".join(shown(part, alone=n == 0) for n, part in enumerate(parts))

    @cached_property
    def defects(self) -> frozenset[Defect]:
        """What keeps its first sentence from being read by itself."""
        start, end = self.bounds[self.first]
        return defects(shown(self.block.text[start:end]))

    def grounded(self) -> Extract | None:
        """With the sentences before it that it leans on; None where those are not in its block."""
        extract = self
        while Defect.DANGLING in extract.defects:
            if not extract.first or self.first - extract.first == _MOST_BEFORE:
                return None
            extract = replace(extract, first=extract.first - 1)
        return extract

    def told(self) -> Extract:
        """With the sentences behind it where it only announces them ("It has two weaknesses.")."""
        if not _ANNOUNCES.search(self.exact):
            return self
        return replace(self, last=min(self.last + _MOST_BEHIND, len(self.bounds) - 1))

    def joined(self, other: Extract) -> Extract | None:
        """Both as one where they overlap or follow each other, else None."""
        apart = max(self.first, other.first) - min(self.last, other.last)
        if self.place != other.place or apart > 1:
            return None
        first, last = min(self.first, other.first), max(self.last, other.last)
        return replace(self, first=first, last=last)

    def cited(self) -> Cited:
        """The words with their quote."""
        stored = self.evidence.candidate.stored
        section = stored.passage.section_label.rpartition(PATH_SEPARATOR)[2]
        start, end = self.bounds[self.first][0], self.bounds[self.last][1]
        quote = quote_in(self.block, section, start, end)
        return Cited(self.text, quote, stored.paper.id, stored.paper.title)


def extracts(evidence: Sequence[Evidence], blocks_of: BlocksOf) -> list[Extract]:
    """Every sentence of some passages, running text, captions and footnotes alike, once.

    A paper may be removed meanwhile: of what is gone there are no sentences.
    """
    wanted: dict[int, set[int]] = {}
    for item in evidence:
        stored = item.candidate.stored
        ordinals = {piece.block for piece in stored.passage.pieces}
        wanted.setdefault(stored.version_key, set()).update(ordinals)
    blocks = blocks_of(wanted)
    found: dict[tuple[int, int, int], Extract] = {}
    for item in evidence:
        held = blocks[item.candidate.stored.version_key]
        for piece in item.candidate.stored.passage.pieces:
            if piece.block in held:
                for extract in _of_piece(item, piece, held[piece.block]):
                    found.setdefault((*extract.place, extract.first), extract)
    return list(found.values())


def _of_piece(evidence: Evidence, piece: Piece, block: Block) -> Iterator[Extract]:
    if not (block.kind.is_text or block.kind in _SPOKEN):
        return
    bounds = tuple(split(block.text))
    for n, (start, end) in enumerate(bounds):
        if start < piece.end and end > piece.start:
            yield Extract(evidence, piece.block, block, bounds, n, n)
