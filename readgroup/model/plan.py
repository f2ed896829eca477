"""How a group gets through a paper: which pages first, what to know before, which part when."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.document import Reference
from readgroup.model.guide import Statement
from readgroup.model.passage import Quote


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a page is read: `what` is found there ("what was done"), and the sentence that says it."""

    what: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Stop:
    """One page to read, about how many minutes it takes, in which section, and why."""

    page: int
    minutes: int
    section: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A term that the paper uses and does not define.

    `where` is a sentence that uses it; `reference` is what that sentence cites for it, with its
    place in the bibliography, or None where nothing is cited.
    """

    term: str
    count: int
    where: Quote
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """The pages to read in `minutes`, in this order, and what one should know before."""

    minutes: int
    stops: tuple[Stop, ...]
    before: tuple[Prerequisite, ...] = ()

    @property
    def total(self) -> int:
        """Minutes that the stops take together."""
        return sum(stop.minutes for stop in self.stops)


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section that a meeting is about; `number` is "" for unnumbered ones."""

    ordinal: int
    number: str
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One of several meetings on a paper: its sections, pages, and the minutes to read and talk.

    `pages` are the first and the last; `scope` is what `--section` takes for these sections.
    """

    number: int
    sections: tuple[PlannedSection, ...]
    pages: tuple[int, int]
    reading_minutes: int
    minutes: int
    scope: str
