"""Answer sketches: what the paper itself has to say to a question, and what lies beyond it."""

from __future__ import annotations

from collections.abc import Mapping

from readgroup.model.document import SectionKind
from readgroup.model.guide import Claim, Question, QuestionType
from readgroup.writing.choice import rotation
from readgroup.writing.frames import company
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse

_T, _R = QuestionType, SentenceRole
_HELPS: Mapping[QuestionType, frozenset[SentenceRole]] = {
    _T.CLARIFY: frozenset({_R.DEFINITION, _R.CONTRAST}),
    _T.RESTATE: frozenset({_R.CLAIM, _R.RESULT}),
    _T.EVIDENCE: frozenset({_R.RESULT, _R.NUMBER, _R.CLAIM}),
    _T.ASSUMPTION: frozenset({_R.LIMITATION, _R.ASSUMPTION, _R.CAUSE}),
    _T.DESIGN: frozenset({_R.CAUSE, _R.CONTRAST, _R.DESIGN}),
    _T.ALTERNATIVE: frozenset({_R.CAUSE, _R.LIMITATION, _R.RESULT}),
    _T.LIMITATION: frozenset({_R.CLAIM, _R.RESULT, _R.LIMITATION}),
    _T.LINEAGE: frozenset({_R.CONTRAST, _R.CITATIONS}),
    _T.REPRODUCE: frozenset({_R.SETUP, _R.METHOD}),
    _T.DEPLOY: frozenset({_R.COST, _R.RESULT, _R.APPLICATION}),
    _T.NEXT: frozenset({_R.FUTURE_WORK, _R.OPEN_QUESTION, _R.LIMITATION}),
    _T.IMPACT: frozenset({_R.APPLICATION, _R.LIMITATION}),
    _T.TAXONOMY: frozenset({_R.TAXONOMY, _R.DEFINITION}),
    _T.DISAGREEMENT: frozenset({_R.DISAGREEMENT, _R.CONTRAST, _R.LIMITATION}),
    _T.PRIORITY: frozenset({_R.OPEN_QUESTION, _R.FUTURE_WORK}),
}
_RELATED, _RELATED_NEARBY = 0.24, 0.16
"""Cosines from which a sentence is taken to speak of the same thing; the lower in one section."""


class Answers:
    """Finds sentences of one paper that bear on a question."""

    def __init__(self, reading: Reading, salience: Salience) -> None:
        self._reading = reading
        self._salience = salience

    def sketch(self, question: Question, anchor: Sentence | None) -> tuple[Claim, ...]:
        """At most two claims of the paper that bear on the question, then one beyond it."""
        claims = [Claim(s.text, self._reading.quote(s)) for s in self._related(anchor, question)]
        beyond = company()[question.type].beyond
        return (*claims, Claim(beyond[rotation(question.id, "beyond") % len(beyond)]))

    def _related(self, anchor: Sentence | None, question: Question) -> list[Sentence]:
        if anchor is None:
            return []
        helps = _HELPS.get(question.type, frozenset())

        def weight(sentence: Sentence) -> float:
            near = 0.1 if sentence.section == anchor.section else 0.0
            return (
                self._salience.similarity(anchor, sentence)
                + near
                + 0.06 * min(2, len(sentence.roles & helps))
            )

        candidates = [
            s
            for s in self._reading.sentences
            if s.is_sound
            and s.ordinal != anchor.ordinal
            and s.kind is not SectionKind.ACKNOWLEDGEMENTS
            and self._salience.similarity(anchor, s)
            >= (_RELATED_NEARBY if s.section == anchor.section else _RELATED)
        ]
        return diverse(
            ranked(candidates, weight)[:20], 2, self._salience.similarity, taken=[anchor]
        )
