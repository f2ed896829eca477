"""Rows, now that each one's part is known, to blocks and bibliography entries in reading order."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readgroup.model.document import Block, BlockKind, Section, SectionKind
from readgroup.parsing.blocks import BlockBuilder, kind_of_row
from readgroup.parsing.candidates import Heading
from readgroup.parsing.columns import Row
from readgroup.parsing.entries import split_entries
from readgroup.parsing.lines import Line
from readgroup.parsing.notes import starts_note
from readgroup.parsing.style import Body

_PARTING = "—–-:. "
"""Signs that part a heading from the text that runs on behind it."""
_NEVER_WITH_A_GAP = (BlockKind.CAPTION, BlockKind.FRONT)


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings and the sections they open, one for one, in reading order."""

    headings: Sequence[Heading]
    sections: Sequence[Section]

    def section_at(self, index: int) -> int:
        """Ordinal of the section that the row at `index` belongs to, -1 before the first."""
        return bisect.bisect_right(self.headings, index, key=lambda heading: heading.index) - 1


def compose(
    rows: Sequence[Row],
    kinds: Mapping[int, BlockKind],
    outline: Outline,
    body: Body,
    known: frozenset[str],
) -> tuple[Block, ...]:
    """All blocks of the paper. `kinds` names the rows, by index, whose part is already known."""
    composer = _Composer(kinds, outline, body, BlockBuilder(body, known))
    for row in rows:
        composer.add(row)
    return composer.finish()


@dataclass(slots=True)
class _Composer:
    kinds: Mapping[int, BlockKind]
    outline: Outline
    body: Body
    builder: BlockBuilder
    _entries: list[Row] = field(default_factory=list)
    _apart: list[Row] = field(default_factory=list)
    _apart_kind: BlockKind = BlockKind.FIGURE
    _of_heading: dict[int, Heading] = field(init=False)

    def __post_init__(self) -> None:
        self._of_heading = {
            row.index: h for h in self.outline.headings if not h.implied for row in h.rows
        }

    def add(self, row: Row) -> None:
        """Take the next row."""
        section = self.outline.section_at(row.index)
        if row.index in self._of_heading:
            self._add_heading(row, self._of_heading[row.index], section)
            return
        kind = self.kinds.get(row.index)
        if kind is None and self._in_references(section):
            self._entries.append(row)
            return
        kind = kind or self._kind_of(row)
        if kind.is_text:
            self._end_apart()
            self.builder.text(row, row.line, section)
        else:
            if not self._joins(row, kind, section):
                self._end_apart()
            self._apart.append(row)
            self._apart_kind = kind

    def finish(self) -> tuple[Block, ...]:
        """All blocks, the last ones closed."""
        self._end_apart()
        self._end_entries()
        self.builder.close()
        return tuple(self.builder.blocks)

    def _add_heading(self, row: Row, heading: Heading, section: int) -> None:
        self._end_apart()
        self._end_entries()
        self.builder.close()
        before = sum(len(r.line.words) for r in heading.rows[:-1])
        last = heading.rows[-1]
        end = heading.run_in - before if heading.run_in else len(last.line.words)
        if row is heading.rows[0]:
            lines = [*(r.line for r in heading.rows[:-1]), *_cut(last.line, 0, end)]
            self.builder.apart(BlockKind.HEADING, lines, section)
        if row is last:
            for rest in _cut(last.line, end, len(last.line.words), leading=_PARTING):
                if any(char.isalpha() for char in rest.text):  # and not only a footnote's mark
                    self.builder.text(row, rest, section)

    def _kind_of(self, row: Row) -> BlockKind:
        kind = kind_of_row(row, self.body)
        in_equation = bool(self._apart) and self._apart_kind is BlockKind.EQUATION
        if kind is BlockKind.FIGURE and in_equation:
            return BlockKind.EQUATION  # limits of sums, small numerators
        return kind

    def _in_references(self, section: int) -> bool:
        return section >= 0 and self.outline.sections[section].kind is SectionKind.REFERENCES

    def _joins(self, row: Row, kind: BlockKind, section: int) -> bool:
        """Whether the row goes on with the block apart that is open."""
        if not self._apart or kind is not self._apart_kind:
            return False
        last = self._apart[-1]
        if row.column is not last.column or self.outline.section_at(last.index) != section:
            return False
        if kind is BlockKind.FOOTNOTE and starts_note(row):
            return False
        apart = row.above > self.body.gap + 0.4 * self.body.size
        return not (apart and kind in _NEVER_WITH_A_GAP)

    def _end_apart(self) -> None:
        if self._apart:
            section = self.outline.section_at(self._apart[0].index)
            self.builder.apart(self._apart_kind, [row.line for row in self._apart], section)
            self._apart = []

    def _end_entries(self) -> None:
        for entry in split_entries(self._entries):
            section = self.outline.section_at(entry[0].index)
            self.builder.apart(BlockKind.REFERENCE, [row.line for row in entry], section)
        self._entries = []


def _cut(line: Line, start: int, end: int, leading: str = "") -> list[Line]:
    """The line's words from `start` to `end` as a line, without signs of `leading` before them; [] where there are none."""
    words = line.words[start:end]
    while words and not words[0].text.strip(leading):
        words = words[1:]
    if not words:
        return []
    text = words[0].text.lstrip(leading)
    # A sign before a number is part of it.
    first = words[0]._replace(text=words[0].text if text[0].isdigit() else text, glued=False)
    return [Line(line.page, (first, *words[1:]))]
