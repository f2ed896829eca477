"""What a question must hold, whoever wrote it; what fails is dropped and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from readgroup.model.document import Document
from readgroup.model.guide import Level, Question
from readgroup.text.normalise import normalise
from readgroup.text.tokens import stem, stems, words
from readgroup.writing.quotes import stands_in
from readgroup.writing.reading import LONGEST_ABSTRACT
from readgroup.writing.vocabulary import is_plain_noun, is_verb

MAX_WORDS, MIN_WORDS = 35, 6


class Fault(StrEnum):
    """Why a question was dropped."""

    UNANCHORED = "anchor does not stand in the paper"
    FORM = "not one question of 6 to 35 words"
    LEVEL = "verb does not match the level"
    FOREIGN = "names what the anchor does not"
    GENERIC = "names nothing of this paper"
    ABSTRACT = "the abstract alone answers it"
    ANSWERED = "its own quote answers it"
    DANGLING = "leans on words that are not there"
    REPEATED = "repeats itself"
    SWAP = "fits other papers as well"


_VERBS_OF: Mapping[Level, str] = {
    Level.UNDERSTAND: "explain describe restate outsider mean meant example say put illustrate summarise tell picture define",
    Level.APPLY: "use try run rerun check reproduce rebuild implement apply deploy build change measure cost guard test monitor precaution differently small need",
    Level.ANALYSE: "support show rest ruled weakest suspect replicate evidence depend distinguish separate differ compare follow break trace contrast share inherit link "
    "account hide rule cause detail principle class fall leave left belong stand trade hypothesis borderline premise "
    "lose ask grant expect speak matter distinguishes traced why explain change fail true wrong see reason conclude else follows hold put miss",
    Level.EVALUATE: "convince defend trust doubt surprise dispute sure strong judge accept justify prefer believe weaken challenge worth rank gain harm demand weigh "
    "dismiss survive outweigh obstacle gave case trusted preferred surprising judgement judged judge serious price guess bet enough believed convincing strongest",
    Level.CREATE: "design propose devise plan build sketch draft write invent construct",
}
LEVEL_VERBS = {
    level: frozenset(stem(w) for w in verbs.split()) for level, verbs in _VERBS_OF.items()
}
_NAME = re.compile(r"(?<=[\w,:;”] )[A-Z][\w-]*(?: [A-Z][\w-]*)*|\b\w*\d[\w.,%]*\b")
_TITLE = re.compile(r"“([^”]+)”")
_REPEATED = re.compile(
    r"\b([\w’'-]+) \1\b|\brather than\b.*\b(?:rather than|instead of)\b", re.IGNORECASE
)
_LEANING = re.compile(
    r"\b(?:above|below|aforementioned|previous section|the following)\b", re.IGNORECASE
)
_GIVEN = (
    (
        re.compile(r"^Which figure, table"),
        re.compile(r"\b(?:Fig(?:ure|s?\.)|Tab(?:le|s?\.)) ?[A-Z]?\.?\d"),
    ),
    (
        re.compile(
            r"\bwhy this is so\?$|\bwhat is the reason for this\b|^What could explain why|^Why "
        ),
        re.compile(r"\b(?:because|since|due to|owing to|thanks to)\b", re.IGNORECASE),
    ),
)
"""Asks for what a passage may tell, and how that is told."""
_PRONOUN_I = frozenset({"I", "Monday"})


@dataclass(frozen=True, slots=True)
class Bench:
    """What questions are held against: the document and the stems of its abstract."""

    document: Document
    abstract: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Bench:
        """The bench for one document."""
        abstract = document.abstract.split()[:LONGEST_ABSTRACT]
        return cls(document, frozenset(stems(" ".join(abstract))))


def fault(question: Question, bench: Bench) -> Fault | None:
    """The first rule that the question breaks, None for a good one."""
    return next((f for f, breaks in _RULES.items() if breaks(question, bench)), None)


def _unanchored(question: Question, bench: Bench) -> bool:
    return not question.anchors or not all(stands_in(bench.document, a) for a in question.anchors)


def _malformed(question: Question, _: Bench) -> bool:
    text = question.text
    balanced = text.count("(") == text.count(")") and text.count("“") == text.count("”")
    return not (
        text.endswith("?")
        and text.count("?") == 1
        and MIN_WORDS <= len(text.split()) <= MAX_WORDS
        and balanced
        and (text[0].isupper() or (text[0] == "“" and not text[1].islower()))
    )


def _off_level(question: Question, _: Bench) -> bool:
    said = {stem(w) for w in re.findall(r"[a-z]+", question.text.lower())}
    return not said & LEVEL_VERBS[question.level]


def _foreign(question: Question, _: Bench) -> bool:
    quoted = normalise(" ".join(a.exact for a in question.anchors)).lower()
    names = {n.strip(".,") for n in _NAME.findall(question.text)} - _PRONOUN_I
    return any(normalise(part).lower() not in quoted for name in names for part in name.split())


def _generic(question: Question, _: Bench) -> bool:
    """Whether it shares no telling word with its anchors.

    Titles in quotation marks that stand in an anchor name enough.
    """
    titles = _TITLE.findall(question.text)
    if titles and all(any(t in a.exact for a in question.anchors) for t in titles):
        return False
    quoted = {s for a in question.anchors for s in stems(a.exact)}
    parts = {p for w in words(question.text) for p in w.split("-")}
    telling = {p for p in parts if stem(p) in quoted and not is_plain_noun(p) and not is_verb(p)}
    return not telling


def _in_abstract(question: Question, bench: Bench) -> bool:
    """Whether the abstract has nearly all the words of the anchor."""
    quoted = {s for a in question.anchors for s in stems(a.exact)}
    return bool(quoted) and len(quoted & bench.abstract) >= 0.8 * len(quoted) and len(quoted) > 4


def _is_answered(question: Question, _: Bench) -> bool:
    quoted = " ".join(a.exact for a in question.anchors)
    return any(asked.search(question.text) and told.search(quoted) for asked, told in _GIVEN)


def _leans(question: Question, _: Bench) -> bool:
    return bool(_LEANING.search(question.text))


def _repeats(question: Question, _: Bench) -> bool:
    return bool(_REPEATED.search(question.text))


_RULES: Mapping[Fault, Callable[[Question, Bench], bool]] = {
    Fault.FORM: _malformed,
    Fault.LEVEL: _off_level,
    Fault.GENERIC: _generic,
    Fault.FOREIGN: _foreign,
    Fault.DANGLING: _leans,
    Fault.REPEATED: _repeats,
    Fault.ABSTRACT: _in_abstract,
    Fault.ANSWERED: _is_answered,
    Fault.UNANCHORED: _unanchored,
}
