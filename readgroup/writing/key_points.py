"""The few things to know of a paper, by what its sentences do and by its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from readgroup.model.document import SectionKind
from readgroup.text.tokens import stems
from readgroup.writing.genres import Genre
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse, in_reading_order

_R, _K = SentenceRole, SectionKind


@dataclass(frozen=True, slots=True)
class Point:
    """What to look for: `kind` as shown, the roles that speak for it, where they are at home.

    `without` names roles that speak against it; `length` is the most sentences it gets. Under a
    heading that `titles` matches, every sentence speaks for it.
    """

    kind: str
    roles: frozenset[SentenceRole]
    home: frozenset[SectionKind]
    without: frozenset[SentenceRole] = frozenset()
    length: int = 1
    only_at_home: bool = False
    titles: str = ""


_OPENING = frozenset({_K.ABSTRACT, _K.INTRODUCTION})
_CLOSING = frozenset({_K.CONCLUSION, _K.DISCUSSION, _K.LIMITATIONS})

_PROBLEM = Point(
    "problem",
    frozenset({_R.PROBLEM}),
    _OPENING,
    frozenset({_R.CLAIM, _R.OBJECTIVE, _R.RESULT, _R.METHOD}),
    only_at_home=True,
)
_CLAIM = Point("claim", frozenset({_R.CLAIM, _R.OBJECTIVE}), _OPENING | {_K.CONCLUSION}, length=2)
_METHOD = Point(
    "method",
    frozenset({_R.METHOD}),
    frozenset({_K.METHOD, _K.ABSTRACT}),
    frozenset({_R.RESULT, _R.LIMITATION, _R.SETUP, _R.FUTURE_WORK}),
    length=2,
)
_EVIDENCE = Point(
    "evidence",
    frozenset({_R.RESULT, _R.NUMBER}),
    frozenset({_K.RESULTS, _K.ABSTRACT}),
    frozenset({_R.OPEN_QUESTION, _R.LIMITATION}),
    length=2,
)
_LIMITATION = Point(
    "limitation",
    frozenset({_R.LIMITATION}),
    _CLOSING,
    frozenset({_R.OBJECTIVE}),
    length=2,
    titles=r"\blimitations?\b",
)
_OPEN = Point(
    "open problem",
    frozenset({_R.OPEN_QUESTION, _R.FUTURE_WORK}),
    _CLOSING,
    length=2,
    titles=r"\bopen (?:problems|questions|challenges)|\bfuture (?:work|directions|research)",
)
_SCOPE = Point("scope", frozenset({_R.OBJECTIVE}), _OPENING, length=2, only_at_home=True)
_TAXONOMY = Point(
    "taxonomy",
    frozenset({_R.TAXONOMY}),
    frozenset({_K.OTHER, _K.INTRODUCTION}),
    frozenset({_R.SETUP}),
    length=2,
)
_DISPUTE = Point("disagreement", frozenset({_R.DISAGREEMENT}), frozenset({_K.OTHER, _K.DISCUSSION}))
_DEFINITION = Point(
    "definition", frozenset({_R.DEFINITION}), frozenset({_K.OTHER, _K.INTRODUCTION})
)

POINTS = {
    Genre.EXPERIMENT: (_PROBLEM, _CLAIM, _METHOD, _EVIDENCE, _LIMITATION, _OPEN),
    Genre.THEORY: (_PROBLEM, _CLAIM, _DEFINITION, _LIMITATION, _OPEN),
    Genre.ESSAY: (_PROBLEM, _CLAIM, _DISPUTE, _LIMITATION, _OPEN),
    Genre.REVIEW: (_SCOPE, _TAXONOMY, _DEFINITION, _DISPUTE, _LIMITATION, _OPEN),
}
_TELLING = 5
"""Content words that a sentence must have to be worth a key point."""
_FLOOR = 0.35
"""Weight under which a sentence says too little for a key point."""


def key_sentences(reading: Reading, salience: Salience) -> list[tuple[str, list[Sentence]]]:
    """For each point of the paper's kind that is found, its sentences in reading order."""
    points: list[tuple[str, list[Sentence]]] = []
    taken: list[Sentence] = []
    sections = reading.document.sections
    titles = frozenset(stem for s in sections if s.level <= 2 for stem in stems(s.title))
    for point in POINTS[reading.genre]:
        candidates = [
            (weight, sentence)
            for weight, sentence in ranked(
                (s for s in reading.sentences if _speaks_for(s, point, reading)),
                partial(_weight, point=point, salience=salience, titles=titles),
            )
            if weight > _FLOOR
        ]
        chosen = diverse(candidates[:60], point.length, salience.similarity, taken=taken)
        taken.extend(chosen)
        if chosen:
            points.append((point.kind, in_reading_order(chosen)))
    return points


def _speaks_for(sentence: Sentence, point: Point, reading: Reading) -> bool:
    return (
        sentence.is_sound
        and len(sentence.stems) >= _TELLING
        and (bool(sentence.roles & point.roles) or _is_titled(sentence, point, reading))
        and not sentence.roles & point.without
        and sentence.kind
        not in (SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX, SectionKind.RELATED_WORK)
        and (sentence.kind in point.home or not point.only_at_home)
    )


def _is_titled(sentence: Sentence, point: Point, reading: Reading) -> bool:
    path = " ".join(s.title for s in reading.document.path(sentence.section))
    return bool(point.titles) and re.search(point.titles, path, re.IGNORECASE) is not None


def _weight(sentence: Sentence, point: Point, salience: Salience, titles: frozenset[str]) -> float:
    """Weight as that point; a taxonomy names what the sections are called."""
    titled = 0.08 * len(sentence.stems & titles) if _R.TAXONOMY in point.roles else 0.0
    at_home = 0.6 if sentence.kind in point.home else 0.0
    spoken = 0.15 * len(sentence.roles & point.roles)
    return salience.in_paper(sentence) + at_home + spoken + titled
