"""What a group reads before a meeting: summaries and questions, each tied to the paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from readgroup.model.passage import Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a summary and the quote it rests on; extractive ones repeat the quote.

    `see` names the table or figure in which its numbers stand ("Table 2"), where that is known.
    `inserted` are the words in square brackets that were put into `text` to spell abbreviations out,
    in their order.
    """

    text: str
    quote: Quote
    see: str = ""
    inserted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """Summary of one section with its subsections that have no summary of their own."""

    ordinal: int
    number: str
    title: str
    page: int
    level: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class TopicPart:
    """A part of the field as a review's headings part it: a section, and the titles below it."""

    title: str
    page: int
    ordinal: int
    number: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing to know of a paper: `kind` is "problem", "claim", "method", "limitation", ...

    `parts` are headings that tell it: a review's taxonomy, the sections on what is open.
    """

    kind: str
    statements: tuple[Statement, ...]
    parts: tuple[TopicPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A paper in one sentence, in about five, in a paragraph (`medium`), by key points and by section.

    `origin` names what wrote it: "extractive" or a model's name. `dropped` counts sentences
    that failed a check, `faults` says of a model's sentences which, and how many failed it.
    `remarks` are sentences for people on what could not be done as asked.
    """

    tldr: tuple[Statement, ...]
    short: tuple[Statement, ...]
    key_points: tuple[KeyPoint, ...]
    sections: tuple[SectionSummary, ...]
    origin: str = "extractive"
    dropped: int = 0
    remarks: tuple[str, ...] = ()
    medium: tuple[Statement, ...] = ()
    faults: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """About what it takes to have a summary or questions written by `model`: calls, tokens sent and received."""

    model: str
    calls: int
    sent: int
    received: int

    @property
    def told(self) -> str:
        """The cost in words.

        >>> Budget("tiny", 1, 4200, 600).told
        'about 1 call: 4,200 tokens sent, at most 600 back'
        """
        calls = f"{self.calls} {'call' if self.calls == 1 else 'calls'}"
        return f"about {calls}: {self.sent:,} tokens sent, at most {self.received:,} back"


class QuestionType(StrEnum):
    """What a question asks the group to do."""

    CLARIFY = "clarify"
    RESTATE = "restate the claim"
    EVIDENCE = "trace claim to evidence"
    ASSUMPTION = "hidden assumption"
    DESIGN = "design decision"
    ALTERNATIVE = "alternative explanation"
    LIMITATION = "limitation against conclusion"
    LINEAGE = "lineage"
    REPRODUCE = "reproduce in a day"
    DEPLOY = "deploy it"
    NEXT = "next project"
    IMPACT = "who gains, who is harmed"
    INTERESTS = "interests"
    TAXONOMY = "gaps in the taxonomy"
    DISAGREEMENT = "disagreement"
    PRIORITY = "which problem first"


class Role(StrEnum):
    """Roles of a role-playing seminar (Jacobson and Raffel, 2021)."""

    ANY = "any"
    PRESENTER = "presenter"
    REVIEWER = "reviewer"
    ARCHAEOLOGIST = "archaeologist"
    HACKER = "hacker"
    PRACTITIONER = "practitioner"
    RESEARCHER = "researcher"
    IMPACT_ASSESSOR = "impact assessor"
    INVESTIGATOR = "investigator"


class Level(StrEnum):
    """Levels of thinking (Bloom's taxonomy, as revised in 2001)."""

    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Claim:
    """One point of an answer sketch; without `anchor` it goes beyond the paper."""

    text: str
    anchor: Quote | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question for the discussion. `id` stays the same as long as its text does.

    `text` is one question of at most 35 words; `why` says in a sentence why it matters;
    `anchors` are the passages it leans on; `origin` is "framed", a model's name or "member";
    `hint` helps the facilitator when the talk strays; `starred` says that a member put it first.
    """

    id: str
    text: str
    type: QuestionType
    role: Role
    level: Level
    minutes: int
    why: str
    anchors: tuple[Quote, ...]
    origin: str = "framed"
    answer_sketch: tuple[Claim, ...] = ()
    follow_ups: tuple[str, ...] = ()
    hint: str = ""
    starred: bool = False


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question that a member did something to, in the member's words; `changed` is in UTC."""

    question: Question
    dropped: bool
    changed: dt.datetime


@dataclass(frozen=True, slots=True)
class DiscussionGuide:
    """Questions in the order to ask them; `dropped` maps the reason to how many fell out.

    `remarks` are sentences for people on what could not be done as asked.
    """

    questions: tuple[Question, ...]
    made: int = 0
    dropped: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()
