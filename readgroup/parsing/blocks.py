"""Rows to blocks: paragraphs joined over columns and pages, everything else apart."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from readgroup.model.document import Block, BlockKind
from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line
from readgroup.parsing.paragraphs import flow
from readgroup.parsing.style import Body, is_prose, widest_gap

_ITEM = re.compile(r"[•∙◦▪‣●○■–∗⋄]\s?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_FORMULA = re.compile(r"[=≈≤≥←→∈∑∫∥⊤∂]|\((?:[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)$")
_FORMULA_NUMBER = re.compile(r"\((?:[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)")
_WORDS = re.compile(r"(?<!\S)[^\W\d_]{2,},? [^\W\d_]{3,}(?!\S)")  # two words of a sentence
_FIGURE_NUMBER = re.compile(r"(?:[-+−±]?\d[\d.,]*[\d%]|\d)(?: \d[\d.,]*)*")  # of an axis or a cell
_LINK = re.compile(r"https?://|www\.")
_WORD = re.compile(r"[^\W\d_]{3,}")
_END = re.compile(r"[.!?:;][\"”’')\]]*\d{0,2}$")


def kind_of_row(row: Row, body: Body) -> BlockKind:
    """What an unclaimed row is: running text, an equation, a row of a table, a figure's label, code."""
    line = row.line
    if is_prose(row, body):
        return BlockKind.PARAGRAPH
    centred = line.x0 > row.column.left + 1.5 * body.size
    math = line.share("math")
    worded = _WORDS.search(line.text) is not None
    if _FORMULA_NUMBER.fullmatch(line.text) or (math > 0.45 and not worded):
        return BlockKind.EQUATION
    if (
        centred
        and not worded
        and (math > 0.1 or _FORMULA.search(line.text) or not _WORD.search(line.text))
    ):
        return BlockKind.EQUATION
    if (
        line.font.mono
        and line.share("mono") > 0.7
        and sum(not word.glued for word in line.words) > 1  # else a name that the text runs into
        and not _LINK.search(line.text)
        and abs(line.size - body.size) < 0.25 * body.size
        and body.font != line.font.name
    ):
        return BlockKind.ALGORITHM
    if line.size < 0.78 * body.size or _FIGURE_NUMBER.fullmatch(line.text):
        return BlockKind.FIGURE
    if widest_gap(line) > 2.5 * line.size and not _ITEM.match(line.text):
        return BlockKind.TABLE
    return BlockKind.PARAGRAPH


@dataclass(slots=True)
class BlockBuilder:
    """Collects rows in reading order. Floats wait until the paragraph around them has ended."""

    body: Body
    known: Container[str]
    blocks: list[Block] = field(default_factory=list)
    _open: list[Line] = field(default_factory=list)
    _last: Row | None = None
    _kind: BlockKind = BlockKind.PARAGRAPH
    _section: int = -1
    _waiting: list[tuple[BlockKind, list[Line], int]] = field(default_factory=list)

    def text(self, row: Row, line: Line, section: int) -> None:
        """A row of running text; `line` may be the row's line without a run-in heading."""
        item = _ITEM.match(line.text) is not None
        if self._open and (section != self._section or self._begins(row, item)):
            self.close()
        if not self._open:
            self._kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
            self._section = section
        self._open.append(line)
        self._last = row

    def apart(self, kind: BlockKind, lines: Sequence[Line], section: int) -> None:
        """A block of its own that does not end the paragraph around it (a float, a footnote)."""
        if self._open:
            self._waiting.append((kind, list(lines), section))
        else:
            self._emit(kind, lines, section)

    def close(self) -> None:
        """End the open paragraph."""
        if self._open:
            self._emit(self._kind, self._open, self._section)
            self._open = []
        for kind, lines, section in self._waiting:
            self._emit(kind, lines, section)
        self._waiting = []

    def _emit(self, kind: BlockKind, lines: Sequence[Line], section: int) -> None:
        text, spans = flow(lines, self.known)
        if text.strip():
            self.blocks.append(Block(kind, text, section, spans))

    def _begins(self, row: Row, item: bool) -> bool:
        """Whether the row begins a paragraph of its own after the open one."""
        last, line, size = self._last, row.line, self.body.size
        assert last is not None
        ended = _END.search(last.line.text) is not None
        short = last.line.x1 < last.column.right - 2.5 * size
        indent = line.x0 - row.column.left
        if row.column is not last.column:
            return (
                item
                or (ended and (short or indent > 0.8 * size or (line.text[:1].isupper() and short)))
                or (abs(line.size - last.line.size) > 0.1 * size)
            )
        if item:
            return row.above > self.body.gap + 0.2 * size or ended or short
        if line.top < last.line.top:
            return True
        gap = line.top - last.line.bottom
        if gap > self.body.gap + 0.45 * size and (ended or short or gap > 2 * size):
            return True
        if abs(line.size - last.line.size) > 0.12 * size and line.share("math") < 0.3:
            return True
        hanging = self._kind is BlockKind.LIST_ITEM
        if hanging:
            return (
                line.x0 < self._open[0].x0 + 0.3 * size
                and (ended or short)
                and gap > self.body.gap + 0.1 * size
            )
        indented = (
            0.8 * size < line.x0 - last.line.x0 < 4 * size
            and last.line.x0 < last.column.left + 0.6 * size
        )
        return (indented and (ended or short)) or (
            short and ended and line.text[:1].isupper() and indent > 0.8 * size
        )
