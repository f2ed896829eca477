"""What is asked of the library and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.document import Region
from readgroup.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words or a question, and where to look.

    `paper` limits it to one paper's id; `section` to sections whose number equals it, or whose
    label or kind contains it. At most `limit` hits, and `per_paper` of one paper (0: no limit).
    """

    text: str
    limit: int = 10
    paper: str = ""
    section: str = ""
    per_paper: int = 3
    references: bool = False


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
