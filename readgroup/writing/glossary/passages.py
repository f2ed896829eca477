"""Sentences that may define something, running text, captions and footnotes alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import Statement
from readgroup.text.sentences import split
from readgroup.writing.cleaning import shown
from readgroup.writing.defects import Defect, defects
from readgroup.writing.glossary.uses import said_blocks
from readgroup.writing.quotes import quote

_BROKEN = frozenset(
    {
        Defect.RUBBLE,
        Defect.UNNAMED,
        Defect.CUT,
        Defect.BOILERPLATE,
        Defect.ASKING,
        Defect.VERBLESS,
        Defect.CITING,
    }
)
_LONGEST = 75
"""Words that a definition may have: it is looked up, not read in passing."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a block, ``blocks[block].text[start:end]``, and the one before it there."""

    document: Document
    block: int
    start: int
    end: int
    before: tuple[int, int] | None = None

    @property
    def exact(self) -> str:
        """The sentence as it stands."""
        return self.document.blocks[self.block].text[self.start : self.end]

    @property
    def text(self) -> str:
        """The sentence as it is shown."""
        return shown(self.exact)

    @property
    def is_late(self) -> bool:
        """Whether it stands in an appendix, or tells of the work of others."""
        kind = self.document.kind_of(self.document.blocks[self.block].section)
        return kind in (SectionKind.APPENDIX, SectionKind.RELATED_WORK)

    def statement(self) -> Statement:
        """It as it is shown, with its quote."""
        return Statement(self.text, quote(self.document, self.block, self.start, self.end))

    def grounded(self) -> Passage | None:
        """With the sentence before it, None where there is none in its block, or that leans too."""
        if self.before is None:
            return None
        first = Passage(self.document, self.block, *self.before)
        if Defect.DANGLING in defects(first.text):
            return None
        return Passage(self.document, self.block, first.start, self.end)

    def is_readable(self) -> bool:
        """Whether it can be shown by itself."""
        leans = Defect.DANGLING in defects(self._first)
        broken = defects(self.text) & _BROKEN
        return not leans and not broken and len(self.text.split()) <= _LONGEST

    @property
    def _first(self) -> str:
        """Its first sentence: what a later one leans on stands here too."""
        start, end = next(iter(split(self.exact)), (0, 0))
        return shown(self.exact[start:end])


def passages(document: Document) -> Iterator[Passage]:
    """Every sentence of the paper, without references and acknowledgements, in reading order."""
    for index, block in said_blocks(document):
        bounds = split(block.text)
        yield from (
            Passage(document, index, *here, before=before)
            for before, here in pairwise([None, *bounds])
            if here is not None
        )
