"""A paper's own words: terms, abbreviations and notation, with the sentences that define them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from readgroup.model.guide import Statement


class TermKind(StrEnum):
    """What an entry of a glossary is."""

    TERM = "term"
    ABBREVIATION = "abbreviation"
    NOTATION = "notation"


@dataclass(frozen=True, slots=True)
class Use:
    """How often something is said in one section on one page; `section` is the printed label."""

    page: int
    section: str
    count: int
    section_ordinal: int = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """One term and what it means in this paper.

    `definition` is the sentence that defines it; of notation, what the symbol stands for, with the
    whole sentence as its quote. `expansion` is an abbreviation's long form, as the paper spells it.
    """

    term: str
    kind: TermKind
    definition: Statement
    used: tuple[Use, ...] = ()
    expansion: str = ""

    @property
    def count(self) -> int:
        """How often the paper says it."""
        return sum(use.count for use in self.used)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, then abbreviations, then notation; each in the order of the alphabet."""

    entries: tuple[Entry, ...] = ()

    def of(self, kind: TermKind) -> tuple[Entry, ...]:
        """The entries of one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)
