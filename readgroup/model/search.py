"""What is asked of the library and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.document import Region
from readgroup.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: everywhere but in bibliographies by default.

    `paper` is one paper's id; `section` a section's number (its subsections included), words of
    its title, or its kind ("method").
    """

    paper: str = ""
    section: str = ""
    references: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words or a question, and where to look.

    At most `limit` hits, and `per_paper` of one paper (0: no limit) unless it asks for one.
    """

    text: str
    limit: int = 10
    scope: Scope = Scope()
    per_paper: int = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. `score` is comparable within one search only.

    `highlights` are offsets of ``passage.text`` that matter most; `regions` the rectangles under
    the whole passage; `matched` says by what it was found: "words", "meaning" or "both".
    """

    paper: str
    version: int
    title: str
    passage: Passage
    score: float
    highlights: tuple[tuple[int, int], ...] = ()
    regions: tuple[Region, ...] = ()
    matched: str = "both"
