"""Choosing a set of questions: sections, types, roles, levels and openings all differ."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.guide import Level, Question
from readgroup.text.tokens import stems
from readgroup.writing.frames import Frame
from readgroup.writing.occasions import Occasion
from readgroup.writing.roles import SentenceRole
from readgroup.writing.slots import STATED, WEIGHTY

ALIKE = 0.5
"""Jaccard likeness of stems from which two questions count as the same."""

_ORDER = (Level.UNDERSTAND, Level.APPLY, Level.ANALYSE, Level.EVALUATE, Level.CREATE)
_LOW = (Level.UNDERSTAND, Level.APPLY)


_RESERVE = {WEIGHTY: 0.4, SentenceRole.CITATIONS.value: 0.4, STATED: 1.2}
"""Cues that say little of what a passage does, and what using them costs."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that passed the checks; `top` is the ordinal of its top-level section."""

    question: Question
    frame: Frame
    occasion: Occasion
    top: int

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
    may come twice and easy levels more than a quarter, passages never. In the order to ask: easy
    levels first, then by page.
    """
    chosen: list[Draft] = []
    bags = {d.question.id: frozenset(stems(d.question.text)) for d in drafts}
    low = max(1, count // 4)
    for strict, easy in ((True, low), (False, low), (False, count)):
        rest = [d for d in drafts if d not in chosen]
        while rest and len(chosen) < count:
            rest = [d for d in rest if _fits(d, chosen, bags, easy, strict=strict)]
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
    *,
    strict: bool,
) -> bool:
    bag = bags[draft.question.id]
    return not (
        any(d.occasion.key == draft.occasion.key for d in chosen)
        or any(_likeness(bag, bags[d.question.id]) >= ALIKE for d in chosen)
        or sum(d.frame is draft.frame for d in chosen) > (not strict)
        or sum(d.opening == draft.opening for d in chosen) > (not strict)
        or (
            len(draft.question.anchors) > 1
            and sum(len(d.question.anchors) > 1 for d in chosen) >= 2
        )
        or (draft.question.level in _LOW and sum(d.question.level in _LOW for d in chosen) >= low)
    )


def _gain(draft: Draft, chosen: Sequence[Draft]) -> float:
    question = draft.question
    tops = Counter(d.top for d in chosen)
    leaves = Counter(d.question.anchors[0].section_ordinal for d in chosen)
    types = Counter(d.question.type for d in chosen)
    roles = Counter(d.question.role for d in chosen)
    levels = Counter(d.question.level for d in chosen)
    terms = Counter(d.occasion.slots[d.frame.cue].get("term", "") for d in chosen)
    term = draft.occasion.slots[draft.frame.cue].get("term", "")
    cues = Counter(d.frame.cue for d in chosen)
    uses_clause = "clause" in draft.frame.slots or "question" in draft.frame.slots
    return (
        0.8 * draft.occasion.weight
        + (0.9 if not tops[draft.top] else -0.3 * tops[draft.top])
        - 0.6 * leaves[question.anchors[0].section_ordinal]
        - _RESERVE.get(draft.frame.cue, 0.0)
        + (0.5 if not types[question.type] else -0.4 * types[question.type])
        + (0.3 if not roles[question.role] else -0.1 * roles[question.role])
        - 0.15 * levels[question.level]
        - 0.3 * cues[draft.frame.cue]
        - (0.5 * terms[term] if term and not uses_clause else 0.0)
        + (0.3 if uses_clause else 0.0)
        + (rotation(question.id, draft.frame.ask) % 1000) / 1600
    )


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
