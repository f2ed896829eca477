"""What is asked of the library and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.document import BlockKind, Region
from readgroup.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: everywhere but in bibliographies by default. Each field narrows further.

    `papers` are ids, any of which will do; `section` a section's number (its subsections
    included), words of its title, or its kind ("method"); `blocks` the kinds of block to look in.
    """

    papers: tuple[str, ...] = ()
    section: str = ""
    blocks: tuple[BlockKind, ...] = ()
    references: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves out more than bibliographies."""
        return self != Scope(references=self.references)


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words or a question, and where to look.

    At most `limit` hits, and `per_paper` of one paper (0: no limit) unless it asks for a single one.
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
