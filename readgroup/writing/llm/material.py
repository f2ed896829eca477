"""What a model is given to read: the paper's sentences with keys, fenced as data."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.passage import Quote

CHARACTERS = 6000
"""Of one prompt's material; with the instructions about 2,000 tokens, for a window of 4,096."""
CHARACTERS_A_TOKEN = 3.5
"""Of English with numbers and names; on the cautious side."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the paper under a key, with the quote that shows where it stands."""

    key: str
    text: str
    quote: Quote


def lines(quotes: Sequence[tuple[str, Quote]], *, characters: int = CHARACTERS) -> list[Line]:
    """Shown texts with their quotes under the keys s1, s2, ..., as many as fit."""
    found: list[Line] = []
    used = 0
    for text, quote in quotes:
        used += len(text) + len(f"s{len(found) + 1}: \n")
        if used > characters and found:
            break
        found.append(Line(f"s{len(found) + 1}", text, quote))
    return found


def fenced(heading: str, found: Sequence[Line]) -> str:
    """The lines between marks that their text cannot hold, under a heading.

    The mark is made from the text itself: nobody who wrote the paper could know it, and the
    same paper gives the same prompt.

    >>> from readgroup.model.passage import Quote
    >>> text = fenced("1 Introduction", [Line("s1", "Cats sleep.", Quote("Cats sleep.", 1, ""))])
    >>> text.splitlines()[1:-1]
    ['1 Introduction', 's1: Cats sleep.']
    """
    body = "\n".join(
        [_one_line(heading), *(f"{line.key}: {_one_line(line.text)}" for line in found)]
    )
    mark = hashlib.sha256(body.encode()).hexdigest()[:12]
    return f"<paper {mark}>\n{body}\n</paper {mark}>"


def tokens(text: str) -> int:
    """About how many tokens a text has, for any model."""
    return round(len(text) / CHARACTERS_A_TOKEN)


def _one_line(text: str) -> str:
    return " ".join(text.split())
