"""The plan of a meeting: what to do with the minutes that a group has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.guide import DiscussionGuide, Level, Question, QuestionType

SHORTEST, LONGEST = 15, 240
"""Minutes of a meeting that can be planned."""

_HOUR = 60
_MAIN_OF_HOUR = 36
_FRAME = (
    (5, "Why this paper", "Whoever chose it says what they hope the group takes from it."),
    (3, "Summary", "One member gives the summary in three minutes; nobody interrupts."),
    (
        7,
        "Reactions",
        "A sentence from everybody, the facilitator last: what surprised, what is unclear.",
    ),
)
_CLOSING = (
    (5, "Follow-ups", "What the discussion left open, and who looks it up."),
    (4, "Decisions", "What the group does with it, what it reads next, who prepares it."),
)
_WAITING = (QuestionType.LINEAGE, QuestionType.CLARIFY)
"""Types that are settled by looking up or by agreeing on words, rather than argued about."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A stretch of the meeting: how many minutes, what it is, and how to go about it.

    `question` is set for the main part's items, one each; `detail` is then its text.
    """

    minutes: int
    title: str
    detail: str
    question: Question | None = None


def agenda(minutes: int, guide: DiscussionGuide) -> tuple[AgendaItem, ...]:
    """What to do in a meeting of `minutes`; the items add up to it.

    An hour is 5 minutes why this paper, 3 summary, 7 reactions, 3 or 4 questions in 36 minutes,
    5 follow-ups and 4 decisions; other lengths keep the proportions, with at least a minute for
    each part and about nine for a question. Raises ValueError outside 15 to 240 minutes.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise ValueError(f"A meeting has {SHORTEST} to {LONGEST} minutes, not {minutes}.")
    opening = [_scaled(part, minutes) for part in _FRAME]
    closing = [_scaled(part, minutes) for part in _CLOSING]
    left = minutes - sum(i.minutes for i in (*opening, *closing))
    return (*opening, *_main(left, guide), *closing)


def _scaled(part: tuple[int, str, str], minutes: int) -> AgendaItem:
    length, title, detail = part
    return AgendaItem(max(1, round(length * minutes / _HOUR)), title, detail)


def _main(minutes: int, guide: DiscussionGuide) -> list[AgendaItem]:
    """The questions that fit, the minutes shared out evenly, the earlier ones getting the rest."""
    chosen = main_questions(guide.questions, max(1, round(minutes / (_MAIN_OF_HOUR / 4))))
    if not chosen:
        return [AgendaItem(minutes, "Discussion", "The members' own questions.")]
    share, rest = divmod(minutes, len(chosen))
    return [
        AgendaItem(share + (i < rest), f"Question {i + 1}", question.text, question)
        for i, question in enumerate(chosen)
    ]


def main_questions(questions: Sequence[Question], count: int) -> tuple[Question, ...]:
    """`count` questions for the main part, in the guide's order: starred, then deep ones of all types.

    What is settled by looking up or by agreeing on words comes in where there are too few others, and so do questions
    that only ask to understand.
    """
    deep = [q for q in questions if q.level not in (Level.UNDERSTAND, Level.APPLY)]
    deep.sort(key=lambda q: q.type in _WAITING)
    chosen: list[Question] = []
    starred = [q for q in questions if q.starred]
    for pool in (starred, deep, list(questions)):
        for fresh in (True, False):
            for question in pool:
                types = {q.type for q in chosen}
                roles = {q.role for q in chosen}
                new = question.type not in types and question.role not in roles
                if len(chosen) < count and question not in chosen and (new or not fresh):
                    chosen.append(question)
    return tuple(q for q in questions if q in chosen)
