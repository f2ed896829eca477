"""How much of the questions goes on one printed page: trimmed by rules, measured beforehand.

A browser on another machine sets the page in fonts that are unknown here. Heights are therefore
reckoned generously; what is left over becomes room to write.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.export.markup import one_line
from readgroup.model.guide import Question
from readgroup.model.passage import Quote, excerpts

_PAGE = 254.0  # mm of height on Letter, the lower of the two papers, within the margins
_WIDTH, _COLUMN = 180.0, 123.5  # mm of width on A4, the narrower: the page, a question's text
_POINT = 25.4 / 72  # mm
_LETTER = 0.49  # of the font size: the mean width in Georgia; wider fonts take of the room below
_FIXED = 60.0  # mm: top line, margins between parts, decisions, foot
_AGENDA, _ROLE = 124.0, 9.0  # mm: agenda with advice and the labels below it; a line for a role


@dataclass(frozen=True, slots=True)
class Detail:
    """How many questions the page shows, with how many characters of each, and of its quotes.

    `write` is the height in mm to leave below each question, at least.
    """

    questions: int
    text: int
    anchors: int
    quote: int
    write: float

    def question(self, question: Question) -> str:
        """The question's text, shortened."""
        return shortened(one_line(question.text), self.text)

    def quotes(self, question: Question) -> list[tuple[str, Quote]]:
        """Its first quotes, shortened."""
        found = excerpts(question.anchors)[: self.anchors]
        return [(shortened(one_line(e.text), self.quote), e.quote) for e in found]


_LADDER = (
    Detail(4, 300, 2, 260, 14),
    Detail(4, 300, 1, 260, 11),
    Detail(4, 300, 1, 170, 7),
    Detail(4, 240, 1, 110, 5),
    Detail(3, 300, 1, 260, 11),
    Detail(3, 240, 1, 170, 11),
    Detail(3, 240, 1, 90, 5),
)


def fitting(title: str, lead: str, questions: Sequence[Question]) -> Detail:
    """The most detail that fits on one page; the last of the ladder always does."""
    room = _room(title, lead)
    for detail in _LADDER:
        shown = questions[: detail.questions]
        if sum(_question_height(q, detail) for q in shown) <= room:
            return detail
    return _LADDER[-1]


def advice_fits(title: str, lead: str, roles: int) -> bool:
    """Whether the agenda can say how to go about each part, above lines for so many roles."""
    return _AGENDA + _ROLE * roles <= _room(title, lead)


def _room(title: str, lead: str) -> float:
    """Millimetres of height between title and decisions."""
    head = _height(title, 14.5 if len(title) > 90 else 18, _WIDTH, 1.14)
    head += 2 * _height("x", 9, _WIDTH, 1.32) + _height(lead, 11, _WIDTH - 5, 1.34)
    return _PAGE - _FIXED - head


def shortened(text: str, most: int) -> str:
    """The text, or as many of its words as fit `most` characters, with an ellipsis.

    >>> shortened("one two three", 9)
    'one two…'
    """
    if len(text) <= most:
        return text
    cut = text[:most].rpartition(" ")[0]
    return f"{(cut if 2 * len(cut) > most else text[: most - 1]).rstrip(' ,;:.')}…"


def _question_height(question: Question, detail: Detail) -> float:
    height = _height(detail.question(question), 11, _COLUMN, 1.25) + 7.5
    for quote, _ in detail.quotes(question):
        height += _height(f"{quote} p. 100", 9, _COLUMN, 1.38) + 1.5
    return height + detail.write


def _height(text: str, points: float, width: float, line: float) -> float:
    """Millimetres that the text takes, set in letters of that size on lines of that width."""
    letters = max(1, int(width / (points * _POINT * _LETTER)))
    return math.ceil(len(text) / letters) * points * _POINT * line
