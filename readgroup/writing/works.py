"""Works that a sentence cites by author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"[A-Z][\w’'-]+"
_WORK = re.compile(
    rf"\b(?P<first>{_NAME})(?:(?P<several>,? et al\.|(?:, {_NAME})+, (?:&|and) {_NAME})|(?P<second>,? (?:&|and) {_NAME}))?,? "
    r"\(?(?P<year>(?:19|20)\d\d[a-z]?)\b"
)
_BEFORE = re.compile(rf"\S {_NAME} $")
"""Another name before the first one: that of an institution, or a first name."""


class Work(NamedTuple):
    """A cited work: surnames as a sentence would name them, the first of them alone, and the year."""

    authors: str
    first: str
    year: str

    def __str__(self) -> str:
        return f"{self.authors} ({self.year})"


def works(exact: str) -> Iterator[Work]:
    """The works in the order in which the sentence names them; none whose authors are not plain.

    >>> [str(w) for w in works("See Gama 2004; Samarov, Spokoiny, and Vial 2005 and Wei and Li (2007).")]
    ['Gama (2004)', 'Samarov et al. (2005)', 'Wei and Li (2007)']
    >>> [str(w) for w in works("It is written in R (R Core Team, 2005).")]
    []
    """
    for found in _WORK.finditer(exact):
        if not _BEFORE.search(exact[: found.start()]):
            others = " et al." if found["several"] else (found["second"] or "").replace(", ", " ")
            yield Work(found["first"] + others, found["first"], found["year"])
