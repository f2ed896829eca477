"""Choosing a set of questions: sections, types, roles, levels and openings all differ."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from readgroup.model.guide import Level, Question
from readgroup.writing.asserted import ACT, DEMAND, DENIAL, EVIDENCE, MEANS, POSSIBILITY
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
from readgroup.writing.slots import INFERENCE, NAMED, likelihood

REPEATING = 9
"""How many questions of a set may say a whole statement of the paper again."""
EASY_WORDS = 20
"""Words after which a question gets hard to follow when it is read out."""
APART = 2
"""How many questions may lean on appendices and acknowledgements."""
COVERED = 0.7
"""Share of the top-level sections with questions that a set touches."""
ALIKE = 0.5
"""Jaccard likeness of stems from which two questions count as the same."""

_ORDER = (Level.UNDERSTAND, Level.APPLY, Level.ANALYSE, Level.EVALUATE, Level.CREATE)
_LOW = (Level.UNDERSTAND, Level.APPLY)

_R = SentenceRole
TELLING = frozenset({"clause", "inverted", "act", "end", "question", "choice"})
"""Slots that say what the passage says, not only what it is about."""
_REJECTED, _SURE, _WHOLE = 6.0, 3.0, 3.0
"""What it costs that readers would surely reject a question, and gains that its passage surely does what is
asked of, in the unit of an occasion's weight; what repeating a whole statement gains."""
_LAST_RESORT = frozenset({NAMED, _R.CITATIONS.value, _R.FUNDING.value})
"""Cues that serve where nothing better is left."""
_SPECIFIC = 20.0
"""What being nearer to its own passage counts for, a unit of cosine."""
_USUALLY = 0.5
"""In place of a chance for passages that are no running text."""
_AT_MOST: Mapping[str, int] = {
    HEADINGS: 1,
    PROBLEM_HEADINGS: 1,
    FIGURE: 1,
    _R.FUNDING: 1,
    _R.CITATIONS: 1,
    _R.DEFINITION: 2,
    _R.LIMITATION: 3,
    ACT: 2,
    MEANS: 2,
    DENIAL: 2,
    POSSIBILITY: 2,
    DEMAND: 2,
    EVIDENCE: 2,
    INFERENCE: 2,
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
    NAMED: 3,
    EQUATION: 2,
    MODELLED: 1,
    TUNED: 1,
    WEIGHED: 1,
}
"""How often a cue may come in a set, as long as other drafts are left."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that passed the checks.

    `top` is the ordinal of its top-level section, -1 in what comes after the body; `bag` has the
    stems of its words; `rejected` is the chance that readers call it bad; `margin`
    says how much nearer it is to its passage than to those of other papers.
    """

    question: Question
    frame: Frame
    occasion: Occasion
    top: int
    bag: frozenset[str]
    rejected: float = 0.0
    margin: float = 0.0

    @property
    def repeats(self) -> bool:
        """Whether it says a whole statement of the paper again."""
        return bool(self.frame.slots & {"clause", "question"})

    @property
    def term(self) -> str:
        """What it is about: a term that its ask or at least its passage names, "" for none."""
        slots = self.occasion.slots[self.frame.cue]
        return next((slots[n] for n in ("name", "subject", "term") if slots.get(n)), "")

    @property
    def worth(self) -> float:
        """How much it is worth by itself, whatever else is asked."""
        verdict = self.occasion.verdict
        sure = likelihood(self.frame.cue, verdict.acts) if verdict else _USUALLY
        return (
            self.occasion.weight
            + _SURE * sure
            - _REJECTED * self.rejected
            + _SPECIFIC * self.margin
            + (_WHOLE if self.frame.slots & TELLING else 0.0)
            - 0.06 * max(0, len(self.question.text.split()) - EASY_WORDS)
            + (rotation(self.question.id, self.frame.ask) % 1000) / 1600
        )

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
            - 1.6 * self.openings[draft.opening]
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
    wanted = wanted_sections(drafts)
    apart = [d for d in drafts if d.frame.cue in _LAST_RESORT]
    chief = [d for d in drafts if d.frame.cue not in _LAST_RESORT]
    beyond = max(0, wanted - len({d.top for d in chief if d.top >= 0}))
    for left, most in ((chief, count - beyond), (apart, count), (chief, count)):
        if len(chosen) < most:
            new = {d.top for d in left} - set(tally.tops) if beyond and left is apart else None
            first = [d for d in left if new and d.top in new]
            _add(chosen, tally, first, _Wish(min(most, len(chosen) + beyond), wanted, alike))
            _add(chosen, tally, left, _Wish(most, wanted, alike))
    return sorted(chosen, key=_in_order)


@dataclass(frozen=True, slots=True)
class _Wish:
    """How many questions, how many sections they should touch, and what counts as the same."""

    count: int
    sections: int
    alike: Callable[[Question, Question], bool]


def _add(chosen: list[Draft], tally: Tally, left: list[Draft], wish: _Wish) -> None:
    """Add to the chosen of what is left, until there are as many as wished for."""
    count, alike = wish.count, wish.alike
    left = [d for d in left if not any(_clash(d, other, alike) for other in chosen)]
    low = max(1, count // 4)
    for repeats, easy in ((1, low), (2, low), (3, count)):
        rest = left
        while rest and len(chosen) < count:
            rest = [d for d in rest if tally.admits(d, easy, repeats)]
            missing = wish.sections - sum(top >= 0 for top in tally.tops)
            new = [d for d in rest if d.top >= 0 and not tally.tops[d.top]]
            pick = new if new and missing >= count - len(chosen) else rest
            if pick:
                best = max(pick, key=tally.gain)
                chosen.append(best)
                tally.add(best)
                left = [d for d in left if not _clash(d, best, alike)]
                rest = [d for d in rest if not _clash(d, best, alike)]


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
