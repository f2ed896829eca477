"""Which points a group wants to know of each kind of paper, and what proves a sentence to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from readgroup.model.document import SectionKind
from readgroup.model.paper_type import PaperType
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Act
from readgroup.writing.proofs import (
    Proof,
    in_role,
    is_claim,
    is_definition,
    is_field_limit,
    is_method,
    is_number,
    is_offer,
    is_open,
    is_open_in_field,
    is_own_limit,
    is_problem,
    is_result,
    is_theorem,
    is_thesis,
)
from readgroup.writing.roles import SentenceRole

_R, _K = SentenceRole, SectionKind
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Point:
    """What to look for: `kind` as shown, the `proof` that every sentence of it needs, its home.

    `roles` weigh for it and `without` rules out; `length` is the most sentences it gets. Under a
    heading that `titles` matches, one is shown even if it reads less well by itself, or leans on those before. `cue` is
    wording that weighs for it, `against` rules out. `spread` takes sentences from different parts
    of the paper. Where `led_up_to`, a sentence that leans on those before may stand, with them. `acts`
    are what a sentence of it does in the eyes of readers, one of them likely enough.
    """

    kind: str
    proof: Proof
    roles: frozenset[SentenceRole]
    home: frozenset[SectionKind]
    without: frozenset[SentenceRole] = frozenset()
    length: int = 1
    only_at_home: bool = False
    titles: re.Pattern[str] = _NOTHING
    cue: re.Pattern[str] = _NOTHING
    against: re.Pattern[str] = _NOTHING
    spread: bool = False
    led_up_to: bool = False
    acts: frozenset[Act] = frozenset(Act)


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OPENING = frozenset({_K.ABSTRACT, _K.INTRODUCTION})
_CLOSING = frozenset({_K.CONCLUSION, _K.DISCUSSION, _K.LIMITATIONS})

PROBLEM = Point(
    "problem",
    is_problem,
    frozenset({_R.PROBLEM, _R.LIMITATION, _R.OPEN_QUESTION}),
    _OPENING,
    frozenset({_R.CLAIM, _R.OBJECTIVE, _R.RESULT}),
    only_at_home=True,
)
CLAIM = Point(
    "claim",
    is_claim,
    frozenset({_R.CLAIM, _R.OBJECTIVE}),
    _OPENING | {_K.CONCLUSION},
    frozenset({_R.FUTURE_WORK}),
    length=2,
    only_at_home=True,
    cue=_cue(
        r"\b(?:we|I) (?:\w+ly )?(?:show|find|found|demonstrate|prove|argue|conclude|establish|reveal|claim|contend|identify|discover|observe)\w*|"
        r"\b(?:results?|findings?|experiments?) (?:\w+ )?(?:show|suggest|indicate|demonstrate)"
    ),
)
METHOD = Point(
    "method",
    is_method,
    frozenset({_R.METHOD, _R.OBJECTIVE}),
    frozenset({_K.METHOD, _K.ABSTRACT, _K.INTRODUCTION, _K.CONCLUSION, _K.OTHER}),
    frozenset({_R.LIMITATION, _R.FUTURE_WORK, _R.BACKGROUND}),
    length=2,
    only_at_home=True,
    cue=_cue(
        r"\bwe (?:\w+ly )?(?:propose|introduce|present|develop|design|build|describe|construct|interview\w*|survey\w*|collect\w*|reformulate|derive)\b|\bour \w+|\bcrux\b"
    ),
)
NUMBER = Point(
    "key number",
    is_number,
    frozenset({_R.NUMBER, _R.RESULT}),
    frozenset({_K.RESULTS, _K.ABSTRACT, _K.INTRODUCTION, _K.CONCLUSION}),
    frozenset({_R.BACKGROUND, _R.OPEN_QUESTION}),
    length=3,
    cue=_cue(r"\d\s?%|\bBLEU\b|\bF1\b|\bpoints?\b|\btimes\b|fold\b|orders? of magnitude"),
)
EVIDENCE = Point(
    "evidence",
    is_result,
    frozenset({_R.RESULT, _R.NUMBER}),
    frozenset({_K.RESULTS, _K.ABSTRACT, _K.DISCUSSION, _K.CONCLUSION}),
    frozenset({_R.OPEN_QUESTION, _R.LIMITATION}),
    length=2,
    acts=frozenset({Act.FINDING}),
)
LIMITATION = Point(
    "limitation",
    is_own_limit,
    frozenset({_R.LIMITATION}),
    _CLOSING | _OPENING | {_K.OTHER},
    length=3,
    titles=_cue(r"\blimitations?\b|\bthreats to validity\b|\bcaveats?\b|\bshortcomings\b"),
    only_at_home=True,
    acts=frozenset({Act.LIMITATION, Act.PROBLEM, Act.OPEN, Act.DESIGN}),
)
OPEN = Point(
    "open problem",
    is_open,
    frozenset({_R.OPEN_QUESTION, _R.FUTURE_WORK}),
    _CLOSING,
    length=2,
    titles=_cue(
        r"\bopen (?:problems?|questions?|challenges?|issues?)|\bfuture (?:work|directions?|research)"
    ),
)
SCOPE = Point(
    "scope",
    in_role(_R.OBJECTIVE),
    frozenset({_R.OBJECTIVE}),
    _OPENING,
    length=2,
    only_at_home=True,
    cue=_cue(
        r"\b(?:we|this \w+|the present \w+) (?:\w+ly )?(?:reviews?|surveys?|covers?|focus(?:es)?|discuss(?:es)?|summari[sz]es?|examines?|explores?)"
    ),
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|several)"
_SORTS = r"(?:categor(?:y|ies)|classes|types|kinds|groups|families|branches|strands?|threads?|dimensions|axes|paradigms|approaches|directions|themes|areas|pillars|levels|stages|parts)"
_PARTED = _cue(
    rf"\btaxonomy\b.{{0,60}}\b(?:based|of|into|with)\b|\b(?:categori[sz]ed?|classif(?:y|ied)|divided?|grouped?|organi[sz]ed?|split|fall|falls)\b.{{0,60}}\binto {_COUNT}|"
    rf"\b{_COUNT} (?:\w+ ){{0,2}}{_SORTS}\b.{{0,10}}[:(–—]|\b{_COUNT} (?:main|major|broad|key|distinct|primary) (?:\w+ )?{_SORTS}\b"
)
TAXONOMY = Point(
    "taxonomy",
    lambda sentence, voice: _R.TAXONOMY in sentence.roles and bool(_PARTED.search(sentence.exact)),
    frozenset({_R.TAXONOMY}),
    frozenset({_K.OTHER, _K.INTRODUCTION, _K.METHOD, _K.ABSTRACT}),
    frozenset({_R.SETUP, _R.RESULT}),
    length=2,
    against=_cue(
        r"\b(?:structure|outline) of (?:this|the) (?:paper|review|survey)|\borgani[sz]ed as\b"
    ),
)
DISPUTE = Point(
    "disagreement",
    in_role(_R.DISAGREEMENT),
    frozenset({_R.DISAGREEMENT}),
    frozenset({_K.OTHER, _K.DISCUSSION, _K.RELATED_WORK}),
)
DEFINITION = Point(
    "definition",
    is_definition,
    frozenset({_R.DEFINITION}),
    frozenset({_K.OTHER, _K.INTRODUCTION}),
)


_IN_REVIEWS = (
    SCOPE,
    TAXONOMY,
    DEFINITION,
    replace(DISPUTE, length=3, spread=True),
    replace(LIMITATION, proof=is_field_limit, only_at_home=False, spread=True),
    replace(
        OPEN,
        proof=is_open_in_field,
        home=_CLOSING | {_K.OTHER},
        against=_cue(
            r"\b(?:problems?|questions?|challenges?|directions?|issues?) (?:emerge|arise|exist|remain|are discussed)\b"
        ),
        length=6,
        titles=_cue(OPEN.titles.pattern + r"|\bchallenges?\b"),
        spread=True,
    ),
)
"""A review speaks of the work of a field, everywhere."""
_THESIS = replace(
    CLAIM,
    proof=is_thesis,
    only_at_home=False,
    cue=_cue(
        r"\bmeasure of\b|^What (?:we|really|matters)\b|\b(?:we|I) (?:\w+ly )?(?:argue|contend|maintain|claim|advocate)\b"
    ),
)
_THEOREM = replace(CLAIM, proof=is_theorem, length=3, led_up_to=True)
_OFFER = replace(CLAIM, proof=is_offer)
"""What a benchmark or a collection claims is what it offers."""
_DERIVATION = replace(METHOD, home=_OPENING | {_K.CONCLUSION})
"""Elsewhere in a paper of proofs, "we use" and "we compute" are steps of a proof."""

_BY_GENRE = {
    Genre.EXPERIMENT: (PROBLEM, CLAIM, METHOD, EVIDENCE, NUMBER, LIMITATION, OPEN),
    Genre.THEORY: (PROBLEM, _THEOREM, DEFINITION, _DERIVATION, LIMITATION, OPEN),
    Genre.ESSAY: (PROBLEM, _THESIS, DISPUTE, replace(LIMITATION, home=_CLOSING), OPEN),
    Genre.REVIEW: _IN_REVIEWS,
}
_BY_TYPE = {
    PaperType.BENCHMARK: (PROBLEM, _OFFER, METHOD, EVIDENCE, NUMBER, LIMITATION, OPEN),
}


def points_of(genre: Genre, type_: PaperType) -> tuple[Point, ...]:
    """The points of a paper, in the order in which they are told."""
    return _BY_TYPE.get(type_, _BY_GENRE[genre])
