"""What is asked of the library and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

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
class Filters:
    """Where to look, in the words that people type; the library makes a `Scope` of it.

    `papers` are ids in any form, or words of a title; `lists` reading lists; `authors` names or
    parts of them; `years` years or ranges ("2020-2024", "2020-"); `categories` those of arXiv
    ("cs.LG", or "cs" for all below it); `kinds` kinds of block. Any one of a field's values will
    do; different fields narrow each other. `section` is as in `Scope`; `without` are words and
    phrases that a passage must not say, in any inflection.
    """

    papers: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    section: str = ""
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    references: bool = False

    def __bool__(self) -> bool:
        """Whether there is any.

        >>> bool(Filters()), bool(Filters(section="method"))
        (False, True)
        """
        return self != Filters()

    @property
    def about_papers(self) -> bool:
        """Whether any of them chooses papers, and not parts of papers."""
        return any((self.papers, self.lists, self.authors, self.years, self.categories))

    def __or__(self, other: Filters) -> Filters:
        """Those of both, each once; of two sections the other's.

        >>> both = Filters(authors=("olah",), section="2") | Filters(authors=("olah", "nanda"))
        >>> both.authors, both.section
        (('olah', 'nanda'), '2')
        """
        pairs = ((f.name, getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return Filters(**{name: _both(mine, its) for name, mine, its in pairs})


def _both(mine: Any, its: Any) -> Any:
    if isinstance(mine, tuple):
        return tuple(dict.fromkeys(mine + its))
    return its or mine


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words or a question, and where to look.

    At most `limit` hits, and `per_paper` of one paper (0: no limit) unless it asks for a single
    one. Passages that say one of the `phrases` verbatim come forward, those that say one of
    `without` are left out. `filters` narrow `scope` and add to `without`.
    """

    text: str
    limit: int = 10
    scope: Scope = Scope()
    per_paper: int = 3
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. `score` is comparable within one search only.

    `highlights` are offsets of ``passage.text`` that matter most; `regions` the rectangles under
    the whole passage, `marks` those under the highlights; `matched` says by what it was found:
    "words", "meaning" or "both", and `words` which of the query's words and phrases it says.
    Neighbouring passages that were found together are one. `more`, on the last hit of a paper,
    counts the passages that would be hits too if the paper were allowed more.
    """

    paper: str
    version: int
    title: str
    passage: Passage
    score: float
    highlights: tuple[tuple[int, int], ...] = ()
    regions: tuple[Region, ...] = ()
    marks: tuple[Region, ...] = ()
    matched: str = "both"
    words: tuple[str, ...] = ()
    more: int = 0
