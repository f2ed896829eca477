"""Names of figures and tables: "Fig. 3a", "TABLE IV", "Figures A.1 and A.2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:\.\d{1,3})*(?!\d)"
_PART = r"(?:[a-h](?![^\W_])|\s?\([a-h]\))?"
_UNIT = rf"(?:{_NUMBER}{_PART}|[IVXL]{{1,6}}\b)"
_KIND = (
    r"(?P<kind>(?:supplementary |extended data )?(?:fig(?:ure)?|tab(?:le)?|scheme|box|chart|plate)"
)
_LABEL = re.compile(rf"{_KIND}s?)\.?\s*(?P<number>{_UNIT}(?:-\d{{1,3}})?)", re.IGNORECASE)
_MENTION = re.compile(
    rf"(?<![\w-])(?i:{_KIND}(?P<plural>s)?))\.?\s?(?P<first>{_UNIT})"
    rf"(?P<more>(?:\s?(?:,\s?(?:and|&)?|and|&|to|[-–—/])\s?{_UNIT})*)"
)
_MORE = re.compile(rf"(?P<glue>\s?(?:,\s?(?:and|&)?|and|&|to|[-–—/])\s?)(?P<unit>{_UNIT})")
_ELSEWHERE = re.compile(r",? (?:of|in|from) (?:\[|(?:[A-Z][\w-]+ )(?:et al|and [A-Z]|\(\d{4}|\[))")
_LONGEST_RANGE = 20


class Name(NamedTuple):
    """What a label names: its kind ("figure", "table", ...) and number, both in one spelling."""

    kind: str
    number: str


class Named(NamedTuple):
    """Characters ``text[start:end]`` that name some figures or tables."""

    start: int
    end: int
    names: tuple[Name, ...]


def name_of(label: str) -> Name | None:
    """The name that a label prints; None where it is none.

    >>> name_of("FIG. 3"), name_of("Table A-1"), name_of("Theorem 3")
    (Name(kind='figure', number='3'), Name(kind='table', number='A1'), None)
    """
    match = _LABEL.match(label.strip())
    return _name(match["kind"], match["number"]) if match else None


def named_in(text: str) -> Iterator[Named]:
    """Every place of a text that names figures or tables of the paper itself, in order.

    Lists and ranges name several; "Figure 3a" names Figure 3; those "of [12]" are another's.

    >>> [(n.start, n.end, [name.number for name in n.names]) for n in named_in("Figs. 3, 4 and Table 2b.")]
    [(0, 10, ['3', '4']), (15, 23, ['2'])]
    >>> list(named_in("as in Figure 2 of [7]"))
    []
    """
    for match in _MENTION.finditer(text):
        kind, end = match["kind"], match.end("first")
        numbers = [match["first"]]
        for more in _MORE.finditer(text, end, match.end()):
            glue = more["glue"].strip()
            if "," in glue and not match["plural"]:
                break  # "in Figure 2, 5 of 7 heads"
            if glue in ("-", "–", "—", "to"):
                numbers += _between(numbers[-1], more["unit"])
                numbers.append(f"{match['first']}-{more['unit']}")  # where chapters number them
            numbers.append(more["unit"])
            end = more.end()
        if not _ELSEWHERE.match(text, end):
            yield Named(match.start(), end, tuple(_name(kind, number) for number in numbers))


def _name(kind: str, number: str) -> Name:
    kind = kind.casefold()
    plain = re.sub(r"(?<=\d)\s?\(?[a-h]\)?$", "", number)
    plain = re.sub(r"(?<=[A-Za-z])[.-](?=\d)", "", plain).upper()
    of = "table" if "tab" in kind else "figure" if "fig" in kind else kind.rstrip("s")
    apart = next((w for w in ("supplementary", "extended data") if kind.startswith(w)), "")
    return Name(f"{apart} {of}".strip(), plain)


def _between(first: str, last: str) -> list[str]:
    """The numbers inside a range.

    >>> _between("3", "6"), _between("A.1", "A.2"), _between("3", "2")
    (['4', '5'], [], [])
    """
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _LONGEST_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
