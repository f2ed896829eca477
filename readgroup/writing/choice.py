"""Choosing a set of questions: sections, types, roles, levels and openings all differ."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from readgroup.model.guide import Level, Question, QuestionType
from readgroup.writing.asserted import (
    ACT,
    ASSERTION,
    COMPARISON,
    DEMAND,
    DENIAL,
    EVIDENCE,
    MEANS,
    POSSIBILITY,
    WORKING,
)
from readgroup.writing.equation_occasions import EQUATION, MODELLED, TUNED, WEIGHED
from readgroup.writing.formal_occasions import (
    ASSUMED,
    BOUND,
    CLASS,
    CONDITIONAL,
    CONJECTURE,
    DEFINED,
    EQUIVALENCE,
    EXISTENCE,
    PROVED,
    SYMBOLIC,
    THEOREM,
    USED,
)
from readgroup.writing.frames import Frame
from readgroup.writing.occasions import FIGURE, HEADINGS, PROBLEM_HEADINGS, Occasion
from readgroup.writing.roles import SentenceRole
from readgroup.writing.slots import ABSOLUTE, HEDGED, INFERENCE, LIMIT, PLAIN, STATEMENT

REPEATING = 9
"""How many questions of a set may say a whole statement of the paper again."""
TELLING = frozenset(
    {
        "clause",
        "inverted",
        "otherwise",
        "ability",
        "act",
        "end",
        "question",
        "loser",
        "whole",
        "label",
        "equation",
        "shown",
    }
)
"""Slots that hold more than the name of a thing."""
EASY_WORDS = 20
"""Words after which a question gets hard to follow when it is read out."""
APART = 2
"""How many questions may lean on appendices and acknowledgements."""
IN_PASSING = 0.8
"""What a phrase loses that the paper names only in passing."""
COVERED = 0.7
"""Share of the top-level sections with questions that a set touches."""
ALIKE = 0.5
"""Jaccard likeness of stems from which two questions count as the same."""

_ORDER = (Level.UNDERSTAND, Level.APPLY, Level.ANALYSE, Level.EVALUATE, Level.CREATE)
_LOW = (Level.UNDERSTAND, Level.APPLY)

_R = SentenceRole
_TRUST: Mapping[str, float] = {
    _R.DISAGREEMENT: 0.6,
    EVIDENCE: 0.6,
    COMPARISON: 0.6,
    _R.CLAIM: 0.6,
    _R.LIMITATION: 0.6,
    LIMIT: 0.4,
    _R.OPEN_QUESTION: 0.5,
    _R.ASSUMPTION: 0.5,
    MEANS: 0.4,
    DENIAL: 0.4,
    _R.RESULT: 0.4,
    _R.DEFINITION: 0.4,
    _R.CONTRAST: 0.4,
    _R.CAUSE: 0.4,
    POSSIBILITY: 0.3,
    DEMAND: 0.3,
    ASSERTION: 0.3,
    STATEMENT: 0.0,
    INFERENCE: 0.1,
    HEDGED: 0.0,
    ABSOLUTE: 0.1,
    _R.FUTURE_WORK: 0.3,
    _R.APPLICATION: 0.3,
    _R.DESIGN: 0.2,
    _R.NUMBER: 0.2,
    ACT: 0.1,
    WORKING: -0.8,
    _R.SETUP: -0.3,
    _R.CITATIONS: -0.7,
    _R.FUNDING: -1.0,
    FIGURE: -0.6,
    PLAIN: -1.0,
}
"""How far a cue is to be trusted to be what the passage does, and that worth asking about."""
_TASTE: Mapping[QuestionType, float] = {
    QuestionType.DISAGREEMENT: 0.3,
    QuestionType.LIMITATION: 0.3,
    QuestionType.ASSUMPTION: 0.3,
    QuestionType.REPRODUCE: 0.2,
    QuestionType.RESTATE: -0.3,
    QuestionType.DESIGN: -0.3,
    QuestionType.ALTERNATIVE: -0.2,
}
"""What readers would rather talk about."""
_AT_MOST: Mapping[str, int] = {
    HEADINGS: 1,
    PROBLEM_HEADINGS: 1,
    FIGURE: 1,
    _R.FUNDING: 1,
    _R.CITATIONS: 1,
    _R.LIMITATION: 3,
    ACT: 2,
    MEANS: 1,
    DENIAL: 3,
    POSSIBILITY: 2,
    DEMAND: 2,
    WORKING: 1,
    ASSERTION: 3,
    EVIDENCE: 2,
    THEOREM: 3,
    SYMBOLIC: 1,
    CONDITIONAL: 2,
    PROVED: 2,
    USED: 1,
    BOUND: 1,
    EQUIVALENCE: 1,
    EXISTENCE: 1,
    CONJECTURE: 2,
    DEFINED: 2,
    CLASS: 2,
    ASSUMED: 2,
    EQUATION: 2,
    MODELLED: 1,
    TUNED: 1,
    WEIGHED: 1,
    PLAIN: 4,
    INFERENCE: 1,
    STATEMENT: 2,
    HEDGED: 1,
    ABSOLUTE: 1,
}
"""How often a cue may come in a set, as long as other drafts are left."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that passed the checks.

    `top` is the ordinal of its top-level section, -1 in what comes after the body; `bag` has the
    stems of its words.
    """

    question: Question
    frame: Frame
    occasion: Occasion
    top: int
    bag: frozenset[str]

    @property
    def repeats(self) -> bool:
        """Whether it says a whole statement of the paper again."""
        return bool(self.frame.slots & {"clause", "question"})

    @property
    def is_specific(self) -> bool:
        """Whether it says what the passage says, and does not only name what that is about."""
        return bool(self.frame.slots & TELLING)

    @property
    def term(self) -> str:
        """What it is about: a term that its ask or at least its passage names, "" for none."""
        slots = self.occasion.slots[self.frame.cue]
        return next((slots[n] for n in ("name", "subject", "term") if slots.get(n)), "")

    @property
    def worth(self) -> float:
        """How much it is worth by itself, whatever else is asked."""
        return (
            self.occasion.weight
            + _TRUST.get(self.frame.cue, 0.0)
            + _TASTE.get(self.frame.type, 0.0)
            + (2.0 if self.is_specific else 0.0)
            - (IN_PASSING if self._is_in_passing else 0.0)
            - 0.06 * max(0, len(self.question.text.split()) - EASY_WORDS)
            + (rotation(self.question.id, self.frame.ask) % 1000) / 1600
        )

    @property
    def _is_in_passing(self) -> bool:
        """Whether all it has is a phrase that neither title nor abstract nor headings name."""
        slots = self.occasion.slots[self.frame.cue]
        return self.frame.cue == PLAIN and "central" not in slots

    @property
    def opening(self) -> str:
        """Its first two words."""
        return " ".join(self.question.text.lower().split()[:2])


@dataclass(slots=True)
class Tally:
    """What the drafts chosen so far have used up."""

    tops: Counter[int] = field(default_factory=Counter)
    sections: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    low: int = 0
    repeating: int = 0

    def add(self, draft: Draft) -> None:
        """Count one more."""
        question = draft.question
        self.tops[draft.top] += 1
        self.sections[question.anchors[0].section_ordinal] += 1
        self.kinds.update(_kinds(draft))
        self.frames[draft.frame.ask] += 1
        self.openings[draft.opening] += 1
        self.terms[_bare(draft.term)] += 1
        self.low += question.level in _LOW
        self.repeating += draft.repeats

    def admits(self, draft: Draft, easy: int, repeats: int) -> bool:
        """Whether one more of this kind may come: `easy` questions, `repeats` of a frame."""
        return not (
            self.frames[draft.frame.ask] >= repeats
            or self.openings[draft.opening] >= repeats
            or (draft.top < 0 and self.tops[-1] >= APART)
            or self.kinds[draft.frame.cue] >= repeats * _AT_MOST.get(draft.frame.cue, 12)
            or (draft.repeats and self.repeating >= REPEATING)
            or (draft.question.level in _LOW and self.low >= easy)
        )

    def gain(self, draft: Draft) -> float:
        """What the draft adds: its own weight, and more where it is unlike those chosen."""
        question = draft.question
        kind, role, level, cue = (self.kinds[k] for k in _kinds(draft))
        return (
            draft.worth
            + (1.3 if not self.tops[draft.top] and draft.top >= 0 else -0.3 * self.tops[draft.top])
            - 0.6 * self.sections[question.anchors[0].section_ordinal]
            + (0.3 if not kind else -0.4 * kind)
            + (0.2 if not role else -0.1 * role)
            - 0.15 * level
            - 0.3 * cue
            - 0.8 * self.openings[draft.opening]
            - (0.6 * self.terms[_bare(draft.term)] if draft.term else 0.0)
        )


def rotation(seed: str, text: str) -> int:
    """A number that looks random and is always the same: two papers get different asks."""
    return int.from_bytes(hashlib.sha256(f"{seed}\n{text}".encode()).digest()[:4])


def never(_: Question, __: Question) -> bool:
    """No two are alike."""
    return False


def shortlist(drafts: Sequence[Draft], size: int) -> list[Draft]:
    """The `size` drafts most worth a closer look: at most two of a passage, and of every section.

    A section may have twice its even share.
    """
    share = math.ceil(2 * size / max(1, len({d.top for d in drafts})))
    passages: Counter[tuple[str, ...]] = Counter()
    sections: Counter[int] = Counter()
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.worth, d.question.id)):
        if passages[draft.occasion.key] < 2 and sections[draft.top] < share and len(found) < size:
            passages[draft.occasion.key] += 1
            sections[draft.top] += 1
            found.append(draft)
    return found


def wanted_sections(drafts: Sequence[Draft]) -> int:
    """How many top-level sections a set of these should touch."""
    return math.ceil(COVERED * len({d.top for d in drafts if d.top >= 0}))


def choose(
    drafts: Sequence[Draft], count: int, alike: Callable[[Question, Question], bool] = never
) -> list[Draft]:
    """At most `count` drafts, greedily by weight and by what each adds to those chosen.

    A passage, a frame and an opening are used once; where too few are left, frames and openings
    may come again and easy levels more than a quarter, passages and questions that are `alike`
    never. In the order to ask: easy levels first, then by page.
    """
    chosen: list[Draft] = []
    tally = Tally()
    low = max(1, count // 4)
    left = list(drafts)
    wanted = wanted_sections(drafts)
    for repeats, easy in ((1, low), (2, low), (3, count)):
        rest = left
        while rest and len(chosen) < count:
            rest = [d for d in rest if tally.admits(d, easy, repeats)]
            missing = wanted - sum(top >= 0 for top in tally.tops)
            new = [d for d in rest if d.top >= 0 and not tally.tops[d.top]]
            pick = new if new and missing >= count - len(chosen) else rest
            if pick:
                best = max(pick, key=tally.gain)
                chosen.append(best)
                tally.add(best)
                left = [d for d in left if not _clash(d, best, alike)]
                rest = [d for d in rest if not _clash(d, best, alike)]
    return sorted(chosen, key=_in_order)


def _clash(one: Draft, other: Draft, alike: Callable[[Question, Question], bool]) -> bool:
    """Whether two drafts lean on the same passage or ask the same."""
    if one.occasion is other.occasion or one.occasion.key == other.occasion.key:
        return True
    a, b = one.bag, other.bag
    return len(a & b) >= ALIKE * len(a | b) or alike(one.question, other.question)


def _kinds(draft: Draft) -> tuple[str, str, str, str]:
    question = draft.question
    return (
        f"type {question.type}",
        f"role {question.role}",
        f"level {question.level}",
        draft.frame.cue,
    )


def _bare(term: str) -> str:
    return term.removeprefix("the ").lower()


def _in_order(draft: Draft) -> tuple[int, int, str]:
    question = draft.question
    return _ORDER.index(question.level), question.anchors[0].page, question.id
