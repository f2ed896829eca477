"""Marks in the text led to the entries that they cite.

A number or key says itself which entry is meant; numbers count where they are raised, if brackets
hardly cite anything. Names and years are led by the PDF's links where
it has them, else by the names and years of the entries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readgroup.model.document import Block, BlockKind, Citation, Reference
from readgroup.parsing.links import Link
from readgroup.parsing.marks import (
    Mark,
    keyed_marks,
    name_years,
    named_marks,
    plain_key,
    raised_marks,
)

_CITING = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
    BlockKind.TABLE,
)
_MOST = 0.8  # of the keys that are numbers
_FEW = 0.1  # of the entries
_NUMBER = re.compile(r"\d{1,3}")
_NEAR = 6.0  # points between a link's target and the entry that it leads to
_OFFSETS = range(-4, 13)  # points by which links lead above their entry's first line
_SIDE = 100.0  # points to the left of an entry that a link may lead to


def citations_of(
    blocks: Sequence[Block], references: Sequence[Reference], links: Sequence[Link]
) -> tuple[Citation, ...]:
    """Every mark that an entry was found for, in reading order."""
    if not references:
        return ()
    keys: dict[str, int] = {}
    for place, reference in enumerate(references):
        if reference.key:
            keys.setdefault(plain_key(reference.key), place)
    years = name_years(references)
    led = _Led(blocks, links)
    raised = _numbers_are_raised(blocks, keys)
    notes = {
        (b.page, match[0])
        for b in blocks
        if b.kind is BlockKind.FOOTNOTE and (match := _NUMBER.match(b.text))
    }
    found: list[Citation] = []
    for ordinal, block in enumerate(blocks):
        if block.kind not in _CITING:
            continue
        marks = list(keyed_marks(block.text, keys)) if keys else []
        if raised:
            marks += raised_marks(block, keys, notes)
        if 2 * len(keys) < len(references):
            linked = led.marks(block)
            marks += linked
            marks += [
                mark
                for mark in named_marks(block.text, years)
                if not any(mark.start < other.end and other.start < mark.end for other in linked)
            ]
        found += (Citation(ordinal, m.start, m.end, m.entries) for m in sorted(marks))
    return tuple(found)


def _numbers_are_raised(blocks: Sequence[Block], keys: Mapping[str, int]) -> bool:
    """Whether a numbered bibliography is hardly cited in brackets."""
    if not keys or sum(key.isdigit() for key in keys) < _MOST * len(keys):
        return False
    cited = {
        entry
        for block in blocks
        if block.kind in _CITING
        for mark in keyed_marks(block.text, keys)
        for entry in mark.entries
    }
    return len(cited) < _FEW * len(keys)


class _Led:
    """What the links of a PDF lead to, by the page that they stand on."""

    def __init__(self, blocks: Sequence[Block], links: Sequence[Link]) -> None:
        entries = [block for block in blocks if block.kind is BlockKind.REFERENCE]
        firsts = [(e.page, e.spans[0].region.bbox) if e.spans else (0, None) for e in entries]
        targets = [link for link in links if link.target and link.top is not None]
        self._by_page: dict[int, list[tuple[Link, int]]] = {}
        offset = _usual_offset(targets, firsts)
        for link in targets:
            place = _entry_at(link, firsts, offset)
            if place is not None:
                self._by_page.setdefault(link.page, []).append((link, place))

    def marks(self, block: Block) -> list[Mark]:
        """The stretches of the block's text that lie under links to one entry each."""
        found: list[Mark] = []
        for span in block.spans:
            box = span.region.bbox
            middle, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            for link, place in self._by_page.get(span.region.page, ()):
                left, top, right, bottom = link.box
                if left <= middle <= right and top <= height <= bottom:
                    last = found[-1] if found else None
                    if last and last.entries == (place,) and span.start - last.end <= 2:
                        found[-1] = Mark(last.start, span.end, (place,))
                    else:
                        found.append(Mark(span.start, span.end, (place,)))
                    break
        return [_without_brackets(mark, block.text) for mark in found]


def _usual_offset(targets: Sequence[Link], firsts: Sequence[tuple[int, object]]) -> int:
    """How far above the entries' first lines the links lead, for most of them."""
    places = {(link.target, link.top) for link in targets}
    tops: dict[int, list[float]] = {}
    for page, box in firsts:
        if isinstance(box, tuple):
            tops.setdefault(page, []).append(box[1])

    def cost(offset: int) -> float:
        return sum(
            min([abs(top - y - offset) for top in tops[page]] + [2 * _NEAR])
            for page, y in places
            if page in tops and y is not None
        )

    return min(_OFFSETS, key=lambda offset: (cost(offset), abs(offset - 4)))


def _entry_at(link: Link, firsts: Sequence[tuple[int, object]], offset: int) -> int | None:
    best: tuple[float, int] | None = None
    for place, (page, box) in enumerate(firsts):
        if page != link.target or not isinstance(box, tuple) or link.top is None:
            continue
        if link.x is not None and abs(box[0] - link.x) > _SIDE:
            continue
        distance = abs(box[1] - link.top - offset)
        if distance <= _NEAR and (best is None or distance < best[0]):
            best = (distance, place)
    return best[1] if best else None


def _without_brackets(mark: Mark, text: str) -> Mark:
    start, end = mark.start, mark.end
    while end > start and text[end - 1] in "(),;.[] ":
        end -= 1
    while start < end and text[start] in "(),;[] ":
        start += 1
    return Mark(start, end, mark.entries)
