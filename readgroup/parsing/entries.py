"""Where the entries of a bibliography begin.

Bibliographies mark their entries in one of a few ways, and keep to it: by rising numbers, by
keys such as "[ABC19]", else by indents and gaps. What a way points at must read like entries.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from readgroup.parsing.columns import Column, Row

_NUMBERED = (
    re.compile(r"\[(\d{1,3})\]"),
    re.compile(r"(\d{1,3})\.(?!\d)"),
    re.compile(r"\((\d{1,3})\)"),
    re.compile(r"(\d{1,3})\)"),
    re.compile(r"(\d{1,3}) ?(?=[^\W\d_]{2}|[A-Z])"),
)
_KEYED = re.compile(r"\[(?P<key>[^\[\]]{2,60})(?:\]|$)")
_KEY = re.compile(r"(?=.*[^\W\d_])(?!arxiv|online|http)[\w+∗*’'&.,:;()/ -]+", re.IGNORECASE)
_FEWEST = 3  # marks that make a style
_MOST_LINES = 12  # an entry has fewer, on average
_SKIP = 3  # numbers that may be unreadable in a row
_ALIGNED = 2.5  # points
_LEAST_HANG, _MOST_HANG = 4, 60  # points
_FEW = 0.06  # of the lines
_PLAUSIBLE = 0.6  # of the lines that a way points at
_GAP = 1.2  # points that part entries, more than the usual gap
_LEVEL = 0.35  # of the size: baselines of one line
_INDENT_WEIGHS, _GAP_WEIGHS = 3.0, 1.5
_CONTINUES = re.compile(
    r"(?:in|and|url|doi|arxiv|available|pages?|pp|vol(?:ume)?|proceedings|proc|advances|journal|conference|"
    r"association|transactions|international|university|press|springer|retrieved|accessed|online|isbn|issn|et al|"
    r"eds?|of|the|for|on|with|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b\W*\w?",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"[“\"‘'`]?(?:[^\W\d_a-zß-ÿ]|[—–_-]{2,}|d['’][A-Z]|\((?:1[89]|20)\d\d[a-z]?\)|(?:v[ao]n|de[rnl]?|di|da|la|le|el|al|ten|ter) )"
)
_AUTHORS = re.compile(
    r"(?:(?:[^\W\d_]\.[ -]?)+ ?[^\W\d_][\w’'-]+|[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?,? (?:[^\W\d_]\.|[^\W\d_a-z]{1,3}\b)|"
    r"(?:[^\W\d_][\w’'.-]* ){1,4}?(?:[^\W\d_][\w’'-]*)(?:,|\.| and\b| &|\(| \d))"
)  # "A. B. Name", "Name, A.", "First Last,"
_ENDS = re.compile(r"(?:[.!?]|\d|[\])>]|https?://\S+|/|\w+\.\w{2,4}/\S*)[”\"’]?$")


def split_entries(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a bibliography, one list an entry; each row is in exactly one.

    >>> split_entries([])
    []
    """
    lines = _printed_lines(rows)
    starts = _starts(lines) if lines else set()
    entries: list[list[Row]] = []
    for place, line in enumerate(lines):
        if place in starts or not entries:
            entries.append([])
        entries[-1] += line.rows
    return entries


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as printed: its rows, left to right. Justified lines and labels come in pieces."""

    rows: tuple[Row, ...]
    text: str

    @property
    def x0(self) -> float:
        return self.rows[0].line.x0

    @property
    def column(self) -> Column:
        return self.rows[0].column

    @property
    def above(self) -> float:
        return min(row.above for row in self.rows)

    def right_of(self, characters: int) -> float:
        """The right edge of the word in which the first `characters` of the text end."""
        length = -1
        for word in (word for row in self.rows for word in row.line.words):
            length += len(word.text) + (0 if word.glued else 1)
            if length >= characters:
                return word.x1
        return self.rows[-1].line.x1


def _printed_lines(rows: Sequence[Row]) -> list[_Printed]:
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _beside(groups[-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        group.sort(key=lambda row: row.line.x0)
    return [_Printed(tuple(g), " ".join(row.line.text for row in g)) for g in groups]


def _beside(group: Sequence[Row], row: Row) -> bool:
    return all(
        other.column is row.column
        and abs(other.line.baseline - row.line.baseline) < _LEVEL * row.line.size
        and (other.line.x1 <= row.line.x0 or row.line.x1 <= other.line.x0)
        for other in group
    )


def _starts(lines: Sequence[_Printed]) -> set[int]:
    """Places of the lines that begin an entry."""
    numbered = max((_numbered(lines, mark) for mark in _NUMBERED), key=len)
    return numbered or _keyed(lines) or _unmarked(lines)


class _Mark(NamedTuple):
    """A line that begins with a mark: which, what number it says, where the mark stands."""

    place: int
    number: int
    left: float
    right: float
    column: Column


def _numbered(lines: Sequence[_Printed], pattern: re.Pattern[str]) -> set[int]:
    """Lines whose numbers rise one by one; a number within an entry breaks the rise or the edge.

    The best chain is found by dynamic programming: each member counts, more so where it is
    aligned with the one before; numbers left out cost.
    """
    marks = [
        _Mark(place, int(match[1]), line.x0, line.right_of(match.end()), line.column)
        for place, line in enumerate(lines)
        if (match := pattern.match(line.text))
    ]
    best: list[tuple[float, int]] = []
    for at, this in enumerate(marks):
        options = [(1.0 if this.number == 1 else 0.0, -1)]
        for before in range(at):
            step = this.number - marks[before].number
            if 1 <= step <= _SKIP + 1:
                worth = 1.0 + 0.5 * _aligned(marks[before], this) - (step - 1)
                options.append((best[before][0] + worth, before))
        best.append(max(options))
    at = max(range(len(marks)), key=lambda i: (best[i][0], -i), default=-1)
    chain: list[_Mark] = []
    while at >= 0:
        chain.append(marks[at])
        at = best[at][1]
    enough = len(chain) >= _FEWEST or (len(chain) == 2 and chain[-1].number == 1)
    return _early({mark.place for mark in chain}, lines) if enough else set()


def _aligned(a: _Mark, b: _Mark) -> float:
    if a.column is not b.column:
        return 0.5
    return float(abs(a.left - b.left) < _ALIGNED or abs(a.right - b.right) < _ALIGNED)


def _early(starts: set[int], lines: Sequence[_Printed]) -> set[int]:
    """The starts themselves if they begin soon and are not too far apart, else none."""
    soon = min(starts, default=len(lines)) <= 2 * _SKIP
    return starts if soon and len(starts) * _MOST_LINES >= len(lines) else set()


def _keyed(lines: Sequence[_Printed]) -> set[int]:
    """Lines that begin with a key in brackets, at the left or right edge of their column's keys."""
    marks = [
        _Mark(place, 0, line.x0, line.right_of(match.end()), line.column)
        for place, line in enumerate(lines)
        if (match := _KEYED.match(line.text)) and _KEY.fullmatch(match["key"])
    ]
    starts: set[int] = set()
    for column in dict.fromkeys(mark.column for mark in marks):
        inside = [mark for mark in marks if mark.column is column]
        left = _mode([mark.left for mark in inside])
        right = _mode([mark.right for mark in inside])
        starts |= {
            mark.place
            for mark in inside
            if abs(mark.left - left) < _ALIGNED or abs(mark.right - right) < _ALIGNED
        }
    return _early(starts, lines) if len(starts) >= _FEWEST else set()


def _unmarked(lines: Sequence[_Printed]) -> set[int]:
    """Lines that indents, gaps and their text, taken together, say begin an entry.

    Indents weigh most, then gaps; each has a say only where the bibliography uses it: where the
    lines it points at read like beginnings.
    """
    indents, gaps = _by_indent(lines), _by_gap(lines)
    starts = {0}
    for place in range(1, len(lines)):
        told = _INDENT_WEIGHS * indents.get(place, 0) + _GAP_WEIGHS * gaps.get(place, 0)
        if told + _reading(lines[place - 1], lines[place]) > 0:
            starts.add(place)
    return starts


def _reading(before: _Printed, line: _Printed) -> float:
    """How much the line's text, after the one before, reads like an entry's beginning: -2 to 1."""
    ends, begins = _ENDS.search(before.text.rstrip()), begins_entry(line.text)
    if not ends or not begins:
        return -1.0 - (not ends and not begins)
    return 1.0 if _AUTHORS.match(line.text) else -0.5


def begins_entry(text: str) -> bool:
    """Whether a line could be an entry's first: a name, a title, a dash for the names above.

    >>> begins_entry("Vaswani, A., Shazeer, N."), begins_entry("In Proceedings of ICML, 2017.")
    (True, False)
    """
    return bool(_BEGINS.match(text)) and not _CONTINUES.match(text)


def _by_indent(lines: Sequence[_Printed]) -> Mapping[int, int]:
    """1 for lines at the edge where entries begin, -1 for those at the other edge, by place.

    Entries begin at the outer edge where their first lines hang out, at the inner one where these
    are indented; {} where the bibliography keeps to one edge.
    """
    columns: dict[Column, list[int]] = {}
    for place, line in enumerate(lines):
        columns.setdefault(line.column, []).append(place)
    edges = {column: [lines[p].x0 for p in places] for column, places in columns.items()}
    hang = _usual_hang(list(edges.values()), len(lines))
    if not hang:
        return {}
    sure = [_left_edge(xs, hang, ()) for xs in edges.values() if len(xs) >= 8]
    outer: set[int] = set()
    inner: set[int] = set()
    for column, places in columns.items():
        left = _left_edge(edges[column], hang, sure)
        outer |= {p for p in places if abs(lines[p].x0 - left) < _ALIGNED}
        inner |= {p for p in places if abs(lines[p].x0 - left - hang) < _ALIGNED}
    hanging, indented = _plausibility(lines, outer), _plausibility(lines, inner)
    if max(hanging, indented) < _PLAUSIBLE:
        return {}
    sign = 1 if hanging >= indented else -1
    return {**dict.fromkeys(outer, sign), **dict.fromkeys(inner, -sign)}


def _usual_hang(columns: Sequence[Sequence[float]], total: int) -> int:
    """The distance in points between the two left edges that most lines keep; 0 without two."""
    weights: Counter[int] = Counter()
    for xs in columns:
        edges = Counter(round(x) for x in xs)
        for a, b in itertools.permutations(edges, 2):
            if _LEAST_HANG <= b - a <= _MOST_HANG:
                weights[b - a] += min(edges[a], edges[b])
    if not weights:
        return 0
    hang = max(weights, key=lambda h: (weights[h - 1] + 2 * weights[h] + weights[h + 1], -h))
    support = weights[hang - 1] + weights[hang] + weights[hang + 1]
    return hang if support >= max(2, _FEW * total) else 0


def _left_edge(xs: Sequence[float], hang: int, known: Sequence[float]) -> float:
    """The outer of a column's two edges; a column that shows one only is told by the `known` ones."""

    def support(left: float) -> tuple[float, float]:
        outer = sum(abs(x - left) < _ALIGNED for x in xs)
        inner = sum(abs(x - left - hang) < _ALIGNED for x in xs)
        seen = any(abs(left - other) < _ALIGNED for other in known)
        return (outer + inner + 0.5 * seen + 0.25 * (outer > 0), -left)

    return max((*xs, *(x - hang for x in xs)), key=support)


def _by_gap(lines: Sequence[_Printed]) -> Mapping[int, int]:
    """1 for lines that a gap parts from the one above, -1 for those without one, by place.

    Nothing is said of the lines at a column's top; {} where gaps part no entries.
    """
    told = [
        place
        for place in range(1, len(lines))
        if lines[place].column is lines[place - 1].column
        and lines[place].above < 3 * lines[place].rows[0].line.size
    ]
    if not told:
        return {}
    gaps = sorted(lines[place].above for place in told)
    usual = statistics.median(gaps[: len(gaps) // 2 + 1])
    parted = {place for place in told if lines[place].above > usual + _GAP}
    if len(parted) < max(2, _FEW * len(lines)) or _plausibility(lines, parted) < _PLAUSIBLE:
        return {}
    return {place: 1 if place in parted else -1 for place in told}


def _plausibility(lines: Sequence[_Printed], starts: set[int]) -> float:
    """The share of the lines at `starts` that read like an entry's beginning after another's end."""
    told = [_reading(lines[place - 1], lines[place]) > -1 for place in starts if place]
    return sum(told) / len(told) if told else 0.0


def _mode(values: Sequence[float]) -> float:
    counts = Counter(round(value) for value in values)
    best = max(counts, key=lambda x: (counts[x - 1] + counts[x] + counts[x + 1], -x))
    return float(best)
