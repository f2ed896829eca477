"""Section numbers: reading them, and telling a real sequence from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(
    r"""(?P<appendix>(?i:appendix|annex|supplement)\s+)?
        (?:§\s*|[Ss]ection\s+|SECTION\s+)?
        (?P<number>
            \d{1,2}(?:\.\d{1,2}){0,4}
          | [A-Z]\.?(?:\d{1,2})(?:\.\d{1,2}){0,3}
          | [IVX]{1,5}(?:[.\-][A-Z0-9]{1,2}){0,3}
          | [A-Z](?:\.\d{1,2}){0,4}
        )
        (?P<end>\s*[.:)](?=\s|$|[A-Z])|\s*[—–-](?=\s)|(?=\s)|$)\s*
        (?P<title>.*)""",
    re.VERBOSE | re.DOTALL,
)
_SKIPPED = 0.6  # what a missing number in a sequence costs


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number: as printed, and as values. `scheme` is "arabic", "roman" or "letter".

    "3.1" is (3, 1); "A.2" is (1, 2) in scheme "letter"; "IV" is (4,) in scheme "roman".
    """

    printed: str
    scheme: str
    values: tuple[int, ...]
    appendix: bool = False

    @property
    def depth(self) -> int:
        """1 for "3", 2 for "3.1"."""
        return len(self.values)


def split_number(text: str) -> tuple[tuple[Numbered, ...], str]:
    """The readings that a heading's number allows, and the title after it.

    "I" may be the Roman one or the ninth letter, so there can be two readings; none where
    the text does not begin with a number.

    >>> split_number("3.1. Residual Learning")[1]
    'Residual Learning'
    """
    match = _NUMBER.match(text)
    if match is None or not (match["title"] or match["appendix"]):
        return (), text
    printed, title = match["number"], match["title"].strip()
    is_appendix = bool(match["appendix"])
    if printed[0].isalpha() and not printed[0].isupper():
        return (), text
    if printed[0].isalpha() and not (
        match["end"].strip() or is_appendix or _stands_apart(printed, title)
    ):
        return (), text
    parts = re.split(r"[.\-]", printed)
    if parts[0][0].isalpha() and len(parts[0]) > 1 and parts[0][1].isdigit():
        parts = [parts[0][0], parts[0][1:], *parts[1:]]
    readings: list[Numbered] = []
    for scheme in ("arabic", "roman", "letter"):
        values = _values(scheme, parts)
        if values:
            readings.append(Numbered(printed, scheme, values, is_appendix))
    return (tuple(readings), title) if readings else ((), text)


def _stands_apart(printed: str, title: str) -> bool:
    """Whether a letter without a full stop can be a number: "A Proofs", not "A is"."""
    return len(printed) > 1 or title[:1].isupper() or title[:1].isdigit()


def _values(scheme: str, parts: Sequence[str]) -> tuple[int, ...]:
    first = parts[0]
    rest: list[int] = []
    for part in parts[1:]:
        if part.isdigit():
            rest.append(int(part))
        elif scheme == "roman" and len(part) == 1 and part.isupper():
            rest.append(ord(part) - 64)
        elif scheme == "roman" and set(part) <= _ROMAN.keys():
            rest.append(_roman(part))
        else:
            return ()
    if scheme == "arabic":
        return (int(first), *rest) if first.isdigit() else ()
    if scheme == "roman":
        value = _roman(first) if set(first) <= _ROMAN.keys() else 0
        return (value, *rest) if value else ()
    return (ord(first) - 64, *rest) if len(first) == 1 and first.isupper() else ()


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate in a sequence: its readings, and how much it looks like a heading (0 to 3)."""

    readings: tuple[Numbered, ...]
    strength: float


def best_sequence(places: Sequence[Place]) -> dict[int, Numbered]:
    """The places that form the most convincing numbering, and the reading each has in it.

    Numbers rise in the order of reading: each follows the one before as its next sibling, its
    first child, or the next sibling of an ancestor; a gap costs. Chapters may be Roman with
    lettered subsections, and lettered appendices may follow numbered sections.

    >>> one, two = split_number("1 Start")[0], split_number("2 End")[0]
    >>> [n.printed for n in best_sequence([Place(one, 1), Place(two, 1)]).values()]
    ['1', '2']
    """
    states: list[tuple[float, int, Numbered, int]] = []  # score, place, reading, state before
    for index, place in enumerate(places):
        best: dict[Numbered, tuple[float, int]] = {}
        for reading in place.readings:
            best[reading] = (place.strength - _start_cost(reading), -1)
        for number, (score, other, previous, _) in enumerate(states):
            if other == index:
                continue
            for reading in place.readings:
                after = _in_context(reading, previous)
                cost = _step_cost(previous, after)
                total = score + place.strength - (cost or 0.0)
                if cost is not None and total > best.get(after, (0.0, -1))[0]:
                    best[after] = (total, number)
        states.extend(
            (score, index, reading, before)
            for reading, (score, before) in best.items()
            if score > 0
        )
    if not states:
        return {}
    current = max(range(len(states)), key=lambda i: (states[i][0], -i))
    chosen: dict[int, Numbered] = {}
    while current >= 0:
        _, index, reading, before = states[current]
        chosen[index] = reading
        current = before
    return dict(sorted(chosen.items()))


def _in_context(reading: Numbered, previous: Numbered) -> Numbered:
    """The reading after another one: where chapters are Roman, "A" after "II" is II-A, "1" II-A-1."""
    if previous.scheme == "roman" and reading.scheme == "letter" and not reading.appendix:
        return replace(reading, scheme="roman", values=(previous.values[0], *reading.values))
    below = previous.scheme == "roman" and len(previous.values) > 1
    if below and reading.scheme == "arabic" and len(reading.values) == 1:
        return replace(reading, scheme="roman", values=(*previous.values[:2], *reading.values))
    return reading


def _start_cost(reading: Numbered) -> float:
    first = reading.values
    missing = first[0] - 1 + sum(v for v in first[1:])
    lettered = 1.0 if reading.scheme == "letter" else 0.0
    return _SKIPPED * max(missing, 0) + lettered


def _step_cost(previous: Numbered, reading: Numbered) -> float | None:
    """What the step costs: 0 for the next number, more for a gap, None where it cannot be."""
    if previous.scheme != reading.scheme:
        if (
            reading.scheme == "letter"
            and reading.values[0] == 1
            and previous.scheme in ("arabic", "roman")
        ):
            return 0.2 + _SKIPPED * sum(reading.values[1:])
        return None
    old, new = previous.values, reading.values
    shared = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    if shared == len(new):
        return None
    if shared == len(old):
        return _SKIPPED * (sum(new[shared:]) - 1)
    step = new[shared] - old[shared]
    if step <= 0:
        return None
    return _SKIPPED * (step - 1 + sum(new[shared + 1 :]))
