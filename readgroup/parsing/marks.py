"""Marks by which a text cites: "[3, 5-7]", "[ABC19]", "(Olah et al., 2020)", "Olah et al. (2020)", word¹²."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from readgroup.model.document import Block, Reference

_BRACKETS = re.compile(r"\[([^\[\]]{1,200})\]")
_UNIT = re.compile(r"[^,;\s][^,;]*[^,;\s]|[^,;\s]")
_RANGE = re.compile(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})")
_LONGEST_RANGE = 30
_RAISED = re.compile(r"\d{1,3}(?:[,–—-]\d{1,3})*[,.;]?")
_AFTER_WORD = re.compile(r"(?:[^\W\d_]{3,}|[.,;:)”\"])$")
_SMALL = 0.85  # of the height of the word before
_LIFT = 0.1  # of it: a raised mark ends that much higher
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d[a-z]?\b")
_YEAR_OF = re.compile(r"(?<![\d/.:–-])(?:1[6-9]|20)\d\d[a-z](?![\w])")
_NAME = r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'-]*){0,2}"
_GLUE = re.compile(
    rf"(?:['’]s?)?(?:,? et al\.?|(?:, {_NAME}){{0,6}},? (?:and|&) (?P<second>{_NAME}))?(?:['’]s?)?,?\s*[(\[]?\s*"
)
_AGAIN = re.compile(r"(?:1[6-9]|20)\d\d[a-z]?\s*[,;]\s*$")
_BEFORE = 120  # characters in which the names before a year stand


class Mark(NamedTuple):
    """Characters ``text[start:end]`` and the entries, by their place, that they name."""

    start: int
    end: int
    entries: tuple[int, ...]


def keyed_marks(text: str, keys: Mapping[str, int]) -> Iterator[Mark]:
    """Marks in square brackets, one for each number, range or key; `keys` leads to the entries.

    A bracket of which any part is no key is none: an interval, an aside.

    >>> list(keyed_marks("as in [1, 3-4]", {"1": 0, "2": 1, "3": 2, "4": 3}))
    [Mark(start=7, end=8, entries=(0,)), Mark(start=10, end=13, entries=(2, 3))]
    """
    for bracket in _BRACKETS.finditer(text):
        found = []
        for unit in _UNIT.finditer(bracket[1]):
            entries = _named(unit[0], keys)
            start = bracket.start(1) + unit.start()
            found.append(Mark(start, start + len(unit[0]), entries))
        if found and all(mark.entries for mark in found):
            yield from found


def raised_marks(
    block: Block, keys: Mapping[str, int], notes: Container[tuple[int, str]]
) -> Iterator[Mark]:
    """Raised numbers after a word or a sentence's end, one mark for each number or range.

    `notes` are the numbers of footnotes by page: those lead to their note.
    """
    for last, span in itertools.pairwise(block.spans):
        text = block.text[span.start : span.end]
        if not _RAISED.fullmatch(text) or not _AFTER_WORD.search(block.text[: last.end]):
            continue
        box, before = span.region.bbox, last.region.bbox
        height = before[3] - before[1]
        small = box[3] - box[1] < _SMALL * height
        high = box[3] < before[3] - _LIFT * height and box[3] > before[1]
        if span.region.page != last.region.page or not (small and high):
            continue
        for unit in _UNIT.finditer(text.rstrip(".,;")):
            entries = _named(unit[0], keys)
            if entries and (span.region.page, unit[0]) not in notes:
                yield Mark(span.start + unit.start(), span.start + unit.end(), entries)


def _named(unit: str, keys: Mapping[str, int]) -> tuple[int, ...]:
    key = plain_key(unit)
    if key in keys:
        return (keys[key],)
    span = _RANGE.fullmatch(unit)
    if span and 0 < int(span[2]) - int(span[1]) <= _LONGEST_RANGE:
        numbers = [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
        return tuple(keys[n] for n in numbers) if all(n in keys for n in numbers) else ()
    return ()


def plain_key(key: str) -> str:
    """A key without the spaces and signs that a raised plus leaves: "KMN +02" and "KMN+02" are one."""
    return re.sub(r"[\s+∗*]", "", key)


class NameYear(NamedTuple):
    """How an entry is named in the text: first and second surname, how many people, the year."""

    first: str
    second: str
    people: int
    year: str


def name_years(references: Sequence[Reference]) -> dict[str, list[tuple[NameYear, int]]]:
    """Entries by year, "2021a" where the entry prints a letter."""
    found: dict[str, list[tuple[NameYear, int]]] = {}
    for place, reference in enumerate(references):
        if not reference.authors or reference.year is None:
            continue
        lettered = [y for y in _YEAR_OF.findall(reference.raw) if y[:4] == str(reference.year)]
        year = lettered[-1] if lettered else str(reference.year)
        surnames = [name.split()[-1] for name in reference.authors[:2]]
        first = reference.authors[0] if len(reference.authors) == 1 else surnames[0]
        named = NameYear(
            first, surnames[1] if len(surnames) > 1 else "", len(reference.authors), year
        )
        found.setdefault(year, []).append((named, place))
    return found


def named_marks(text: str, years: Mapping[str, Sequence[tuple[NameYear, int]]]) -> Iterator[Mark]:
    """Marks of names and a year, one for each year; a further year has the names of the one before."""
    last: tuple[int, str, str] | None = None
    for year in _YEAR.finditer(text):
        before = text[max(0, year.start() - _BEFORE) : year.start()]
        options = [(_length(before, n), n, place) for n, place in years.get(year[0], ())]
        named = [(length, n, place) for length, n, place in options if length]
        if not named and last and _AGAIN.search(before) and year.start() - last[0] < 4:
            alike = [(n, p) for n, p in years.get(year[0], ()) if n.first == last[1]]
            if len(alike) == 1:
                yield Mark(year.start(), year.end(), (alike[0][1],))
                last = (year.end(), last[1], last[2])
            continue
        if not named:
            continue
        exact = [option for option in named if _fits(before[-option[0] :], option[1])]
        chosen = exact or named
        if len({place for _, _, place in chosen}) == 1:
            length, n, place = chosen[0]
            yield Mark(year.start() - length, year.end(), (place,))
            last = (year.end(), n.first, n.second)


def _length(before: str, named: NameYear) -> int:
    """How many characters before the year the entry's names take; 0 where they do not stand there."""
    for name in dict.fromkeys((named.first, named.first.split()[-1])):
        at = before.rfind(name)
        while at >= 0:
            whole = at == 0 or not (before[at - 1].isalnum() or before[at - 1] == "-")
            if whole and _GLUE.fullmatch(before, at + len(name)):
                return len(before) - at
            at = before.rfind(name, 0, at)
    return 0


def _fits(names: str, named: NameYear) -> bool:
    """Whether the printed names say as many people as the entry has, and the second one's name."""
    if "et al" in names:
        return named.people != 2
    if re.search(r"\b(?:and|&) ", names) or " & " in names:
        return bool(named.second) and named.second in names
    return named.people == 1
