"""What kind of paper it is, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from readgroup.model.passage import Quote


class PaperType(StrEnum):
    """Kinds of papers that a group reads differently.

    A `REVIEW` tells what others found (surveys, primers, tutorials); a `POSITION` argues; a
    `THEORY` paper proves or derives; a `METHOD` paper builds something; a `BENCHMARK` gives data
    or another resource to others; an `EMPIRICAL` study finds out how something is.
    """

    REVIEW = "review"
    POSITION = "position"
    THEORY = "theory"
    METHOD = "method"
    BENCHMARK = "benchmark"
    EMPIRICAL = "empirical study"


@dataclass(frozen=True, slots=True)
class TypeReading:
    """The kind that a paper most likely is, and the sentences that speak for it, strongest first.

    `evidence` is empty where only the paper's structure speaks, as its theorems do.
    """

    type: PaperType
    evidence: tuple[Quote, ...] = ()
