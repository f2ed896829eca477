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
from readgroup.writing.section_occasions import ORIGIN, SECTION
from readgroup.writing.slots import (
    ASKED,
    INFERENCE,
    LEFT_OPEN,
    PROMISE,
    STATEMENT,
    STEP,
    likelihood,
)

REPEATING, QUOTING = 10, 7
"""How many questions of a set may say a whole statement of the paper again, how many between quotation marks."""
EASY_WORDS = 20
"""Words after which a question gets hard to follow when it is read out."""
OF_A_FRAME, OF_A_PASSAGE = 4, 2
"""Drafts of a frame that are looked at: a set has one or two; and of a passage, which is asked about once."""
APART = 2
"""How many questions may lean on appendices, as long as other drafts are left."""
COVERED, EACH = 0.6, 4
"""Share of the top-level sections that a set touches, and drafts of each that are looked at more closely."""
ALIKE = 0.5
"""Jaccard likeness of stems from which two questions count as the same."""

_ORDER = (Level.UNDERSTAND, Level.APPLY, Level.ANALYSE, Level.EVALUATE, Level.CREATE)
_LOW = (Level.UNDERSTAND, Level.APPLY)

_R = SentenceRole
TELLING = frozenset({"clause", "inverted", "act", "end", "question", "choice", "asked"})
"""Slots that say what the passage says, not only what it is about."""
_REJECTED, _SURE, _WHOLE = 24.0, 3.0, 3.0
"""What it costs that readers would surely reject a question, and gains that its passage surely does what is
asked of, in the unit of an occasion's weight; what repeating a whole statement gains."""
_SOUND, _BORNE = 0.25, 0.33
"""Chance to be rejected up to which a draft comes first, and up to which one does before an ask comes again, or in place of one that opens as another does."""
_FILLS = 0.57
"""Chance given to what can be asked of a whole section although no passage of it speaks for that (`sifting`): it comes before what else may be rejected."""
_FILLING = 3.0
"""What it costs to ask about a mere statement."""
_SPECIFIC = 20.0
"""What being nearer to its own passage counts for, a unit of cosine."""
_NEAR = 0.5
"""A margin beyond which nearer is not better: whoever quotes is near."""
_USUALLY = 0.5
"""In place of a chance for passages that are no running text."""
_SAID = frozenset({"saying", "asked"})
"""Slots for words of the paper between quotation marks."""
_CLAUSES = frozenset({"clause", "question"})
"""Slots for a statement of the paper, turned into a part of the ask."""
_AT_MOST: Mapping[str, int] = {
    HEADINGS: 1,
    PROBLEM_HEADINGS: 1,
    FIGURE: 2,
    _R.CITATIONS: 1,
    _R.DEFINITION: 2,
    STATEMENT: 2,
    SECTION: 3,
    ORIGIN: 1,
    ASKED: 3,
    LEFT_OPEN: 3,
    STEP: 2,
    PROMISE: 1,
    _R.DESIGN: 3,
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
        return bool(self.frame.slots & (_SAID | _CLAUSES))

    @property
    def quotes(self) -> bool:
        """Whether it says words of the paper again between quotation marks."""
        return bool(self.frame.slots & _SAID)

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
            + _SPECIFIC * min(self.margin, _NEAR)
            + (_WHOLE if self.frame.slots & TELLING else 0.0)
            - (_FILLING if self.frame.cue in (STATEMENT, STEP) else 0.0)
            - 0.06 * max(0, len(self.question.text.split()) - EASY_WORDS)
            + (rotation(self.question.id, self.frame.ask) % 1000) / 1600
        )

    @property
    def opening(self) -> str:
        """The first two words of the ask, after the words that it quotes if it begins with these."""
        asked = self.question.text.lower()
        if self.frame.ask.startswith("“"):
            asked = asked.rpartition("”")[2].lstrip(": ")
        return " ".join(asked.split()[:2])


@dataclass(frozen=True, slots=True)
class Bar:
    """How likely readers may reject a draft, how many of a set may be easy, how often a frame may come, and how many times over what is allowed of a cue.

    An opening may come as often as a cue's share, and `again` questions in all may open as another does.
    """

    rejected: float
    easy: int
    cues: int
    again: int
    frames: int


@dataclass(slots=True)
class Tally:
    """What the drafts chosen so far have used up."""

    tops: Counter[int] = field(default_factory=Counter)
    sections: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    again: int = 0
    low: int = 0
    repeating: int = 0
    quoting: int = 0

    def add(self, draft: Draft) -> None:
        """Count one more."""
        question = draft.question
        self.tops[draft.top] += 1
        self.sections[question.anchors[0].section_ordinal] += 1
        self.kinds.update(_kinds(draft))
        self.frames[draft.frame.ask] += 1
        self.again += self.openings[draft.opening] > 0
        self.openings[draft.opening] += 1
        self.terms[_bare(draft.term)] += 1
        self.low += question.level in _LOW
        self.repeating += draft.repeats
        self.quoting += draft.quotes

    def admits(self, draft: Draft, bar: Bar) -> bool:
        """Whether one more of this kind may come."""
        return not (
            draft.rejected > bar.rejected
            or self.frames[draft.frame.ask] >= bar.frames
            or self.openings[draft.opening] >= bar.cues
            or (self.openings[draft.opening] and self.again >= bar.again)
            or (draft.top < 0 and self.tops[-1] >= bar.cues * APART)
            or self.kinds[draft.frame.cue] >= bar.cues * _AT_MOST.get(draft.frame.cue, 12)
            or (draft.repeats and self.repeating >= bar.cues * REPEATING)
            or (draft.quotes and self.quoting >= bar.cues * QUOTING)
            or (draft.question.level in _LOW and self.low >= bar.easy)
        )

    def gain(self, draft: Draft) -> float:
        """What the draft adds: its own weight, and more where it is unlike those chosen."""
        question = draft.question
        kind, role, level, cue = (self.kinds[k] for k in _kinds(draft))
        return (
            draft.worth
            + (1.3 if not self.tops[draft.top] and draft.top >= 0 else -0.3 * self.tops[draft.top])
            - 0.6 * self.sections[question.anchors[0].section_ordinal]
            + (1.0 if not kind else -0.6 * kind)
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
    """The `size` drafts most worth a closer look: a few of a passage and of a frame, some of every section.

    A section may have twice its even share.
    """
    share = math.ceil(2 * size / max(1, len({d.top for d in drafts})))
    passages: Counter[tuple[str, ...]] = Counter()
    sections: Counter[int] = Counter()
    asks: Counter[str] = Counter()
    found: list[Draft] = []
    late: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.worth, d.question.id)):
        rare = asks[draft.frame.ask] < OF_A_FRAME
        if rare and passages[draft.occasion.key] < OF_A_PASSAGE and sections[draft.top] < share:
            asks[draft.frame.ask] += 1
            passages[draft.occasion.key] += 1
            sections[draft.top] += 1
            (found if sections[draft.top] <= EACH else late).append(draft)
    return (found + late)[:size]


def wanted_sections(drafts: Sequence[Draft], body: int) -> int:
    """How many top-level sections a set of these should touch, where `body` have running text."""
    return min(math.ceil(COVERED * body), len({d.top for d in drafts if d.top >= 0}))


def choose(
    drafts: Sequence[Draft],
    count: int,
    sections: int = 0,
    alike: Callable[[Question, Question], bool] = never,
) -> list[Draft]:
    """At most `count` drafts, greedily by weight and by what each adds to those chosen.

    `sections` are to be touched, if there are drafts for them. A frame is used once, an opening now and then
    twice; where no sound draft is left, one that is a little less so comes before frames and openings come again and easy levels up to half, and only
    then what readers may well reject; passages and questions that are `alike` never come again.
    In the order to ask: easy levels first, then by page.
    """
    chosen: list[Draft] = []
    tally = Tally()
    left = list(drafts)
    while len(chosen) < count:
        missing = sections - sum(top >= 0 for top in tally.tops)
        new = [d for d in left if d.top >= 0 and not tally.tops[d.top]]
        pools = (new, left) if missing >= count - len(chosen) else (left,)
        admitted = next(
            (
                some
                for pool in pools
                for bar in (_bars(count, count)[:-1] if pool is new else _bars(count, count // 2))
                if (some := [d for d in pool if tally.admits(d, bar)])
            ),
            None,
        )
        if admitted is None:
            break
        best = max(admitted, key=tally.gain)
        chosen.append(best)
        tally.add(best)
        left = [d for d in left if not _clash(d, best, alike)]
    return sorted(_varied(chosen, drafts, alike), key=_in_order)


def _varied(
    chosen: Sequence[Draft], drafts: Sequence[Draft], alike: Callable[[Question, Question], bool]
) -> list[Draft]:
    """The chosen; where one opens as another does, with another ask of its passage that opens anew and is not much less sound."""
    found = list(chosen)
    for n, draft in enumerate(chosen):
        others = [*found[:n], *found[n + 1 :]]
        if all(other.opening != draft.opening for other in others):
            continue
        new = [
            d
            for d in drafts
            if d.occasion.key == draft.occasion.key
            and d.rejected <= _BORNE
            and (d.question.level not in _LOW or draft.question.level in _LOW)
            and not any(_sounds_like(d, other, alike) for other in others)
        ]
        found[n] = max(new, key=lambda d: d.worth, default=draft)
    return found


def _sounds_like(one: Draft, other: Draft, alike: Callable[[Question, Question], bool]) -> bool:
    return one.opening == other.opening or alike(one.question, other.question)


def _bars(count: int, easy: int) -> tuple[Bar, ...]:
    """Ever lower, the last one only to have enough: more of a cue, then openings again, then what is a little less sound, then frames again, then easy ones, then what may be rejected."""
    low, some = max(1, count // 4), count // 3
    return (
        Bar(_SOUND, low, cues=1, again=0, frames=1),
        Bar(_SOUND, low, cues=2, again=0, frames=1),
        Bar(_SOUND, low, cues=2, again=some, frames=1),
        Bar(_BORNE, low, cues=2, again=some, frames=1),
        Bar(_SOUND, low, cues=2, again=some, frames=2),
        Bar(_SOUND, easy, cues=2, again=some, frames=2),
        Bar(_FILLS, low, cues=2, again=some, frames=2),
        Bar(1.0, low, cues=1, again=0, frames=1),
        Bar(1.0, low, cues=2, again=some, frames=2),
        Bar(1.0, easy, cues=3, again=some, frames=3),
        Bar(1.0, easy, cues=4, again=some, frames=4),
        Bar(1.0, easy, cues=4, again=count, frames=4),
    )


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
