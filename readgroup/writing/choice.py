"""Choosing a set of questions: sections, types, roles, levels and openings all differ."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readgroup.model.guide import Level, Question
from readgroup.text.tokens import stems
from readgroup.writing.frames import Frame
from readgroup.writing.occasions import FIGURE, HEADINGS, PROBLEM_HEADINGS, Occasion
from readgroup.writing.roles import SentenceRole
from readgroup.writing.slots import ABSOLUTE, HEDGED, INFERENCE, LIMIT, PLAIN, STATEMENT

REPEATING = 4
"""How many questions of a set may say a whole statement of the paper again."""

ALIKE = 0.5
"""Jaccard likeness of stems from which two questions count as the same."""

_ORDER = (Level.UNDERSTAND, Level.APPLY, Level.ANALYSE, Level.EVALUATE, Level.CREATE)
_LOW = (Level.UNDERSTAND, Level.APPLY)


_R = SentenceRole
_TRUST: Mapping[str, float] = {
    _R.DISAGREEMENT: 0.6,
    _R.CLAIM: 0.5,
    _R.LIMITATION: 0.5,
    LIMIT: 0.5,
    _R.OPEN_QUESTION: 0.5,
    _R.ASSUMPTION: 0.4,
    _R.RESULT: 0.4,
    _R.DEFINITION: 0.4,
    _R.CONTRAST: 0.4,
    _R.CAUSE: 0.3,
    STATEMENT: 0.2,
    INFERENCE: 0.3,
    HEDGED: 0.0,
    ABSOLUTE: 0.1,
    _R.FUTURE_WORK: 0.3,
    _R.APPLICATION: 0.3,
    _R.DESIGN: 0.2,
    _R.NUMBER: 0.2,
    _R.SETUP: -0.3,
    _R.CITATIONS: -0.7,
    _R.FUNDING: -1.0,
}
"""How far a cue is to be trusted to be what the passage does, and that worth asking about."""
_AT_MOST: Mapping[str, int] = {
    HEADINGS: 1,
    PROBLEM_HEADINGS: 1,
    FIGURE: 2,
    _R.FUNDING: 1,
    _R.CITATIONS: 1,
    _R.LIMITATION: 3,
}
"""How often a cue may come in a set."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that passed the checks; `top` is the ordinal of its top-level section."""

    question: Question
    frame: Frame
    occasion: Occasion
    top: int

    @property
    def repeats(self) -> bool:
        """Whether it says a whole statement of the paper again."""
        return bool(self.frame.slots & {"clause", "question"})

    @property
    def term(self) -> str:
        """The term that it names, "" where it names something else."""
        slots = self.occasion.slots[self.frame.cue]
        return next((slots[n] for n in ("term", "subject") if n in self.frame.slots), "")

    @property
    def opening(self) -> str:
        """Its first two words."""
        return " ".join(self.question.text.lower().split()[:2])


def rotation(seed: str, text: str) -> int:
    """A number that looks random and is always the same: two papers get different asks."""
    return int.from_bytes(hashlib.sha256(f"{seed}\n{text}".encode()).digest()[:4])


def choose(drafts: Sequence[Draft], count: int) -> list[Draft]:
    """At most `count` drafts, greedily by weight and by what each adds to those chosen.

    A passage, a frame and an opening are used once; where too few are left, frames and openings
    may come again and easy levels more than a quarter, passages never. In the order to ask: easy
    levels first, then by page.
    """
    chosen: list[Draft] = []
    bags = {d.question.id: frozenset(stems(d.question.text)) for d in drafts}
    low = max(1, count // 4)
    telling = [d for d in drafts if d.frame.cue != PLAIN]
    passes = ((telling, 1, low), (drafts, 1, low), (drafts, 2, low), (drafts, 3, count))
    for pool, repeats, easy in passes:
        rest = [d for d in pool if d not in chosen]
        while rest and len(chosen) < count:
            rest = [d for d in rest if _fits(d, chosen, bags, easy, repeats)]
            if rest:
                chosen.append(max(rest, key=lambda d: _gain(d, chosen)))
    return sorted(chosen, key=_in_order)


def _in_order(draft: Draft) -> tuple[int, int, str]:
    question = draft.question
    return _ORDER.index(question.level), question.anchors[0].page, question.id


def _fits(
    draft: Draft,
    chosen: Sequence[Draft],
    bags: dict[str, frozenset[str]],
    low: int,
    repeats: int,
) -> bool:
    bag = bags[draft.question.id]
    return not (
        any(d.occasion.key == draft.occasion.key for d in chosen)
        or any(_likeness(bag, bags[d.question.id]) >= ALIKE for d in chosen)
        or sum(d.frame is draft.frame for d in chosen) >= repeats
        or sum(d.opening == draft.opening for d in chosen) >= repeats
        or sum(d.frame.cue == draft.frame.cue for d in chosen) >= _AT_MOST.get(draft.frame.cue, 12)
        or (draft.repeats and sum(d.repeats for d in chosen) >= REPEATING)
        or (draft.question.level in _LOW and sum(d.question.level in _LOW for d in chosen) >= low)
    )


def _gain(draft: Draft, chosen: Sequence[Draft]) -> float:
    question = draft.question
    tops = Counter(d.top for d in chosen)
    leaves = Counter(d.question.anchors[0].section_ordinal for d in chosen)
    types = Counter(d.question.type for d in chosen)
    roles = Counter(d.question.role for d in chosen)
    levels = Counter(d.question.level for d in chosen)
    terms = Counter(d.term.removeprefix("the ") for d in chosen)
    cues = Counter(d.frame.cue for d in chosen)
    return (
        draft.occasion.weight
        + (1.1 if not tops[draft.top] and draft.top >= 0 else -0.3 * tops[draft.top])
        - 0.6 * leaves[question.anchors[0].section_ordinal]
        + _TRUST.get(draft.frame.cue, 0.0)
        + (0.3 if not types[question.type] else -0.4 * types[question.type])
        + (0.2 if not roles[question.role] else -0.1 * roles[question.role])
        - 0.15 * levels[question.level]
        - 0.3 * cues[draft.frame.cue]
        + (0.3 if draft.repeats else 0.0)
        - (
            0.8 * terms[draft.term.removeprefix("the ")]
            if draft.term and not draft.repeats
            else 0.0
        )
        + (rotation(question.id, draft.frame.ask) % 1000) / 1600
    )


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
