"""Which points a group wants to know of each kind of paper, and what speaks for a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from readgroup.model.document import SectionKind
from readgroup.model.paper_type import PaperType
from readgroup.writing.genres import Genre
from readgroup.writing.roles import SentenceRole

_R, _K = SentenceRole, SectionKind
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Point:
    """What to look for: `kind` as shown, the roles that speak for it, where they are at home.

    `without` names roles that speak against it; `length` is the most sentences it gets. Under a
    heading that `titles` matches, every sentence speaks for it, and one is shown in any case.
    `cue` is wording that speaks for it most; `by_cue` says that it speaks as a role does, and
    `only_with_cue` that nothing else does while it is found, outside of such headings, and after
    that only sentences of the sections `uncued`. Where
    `headings_speak` is False, sentences below them need role or cue like all others. What `against` matches never speaks
    for it. `spread` takes sentences from different parts of the paper. `own` wants the authors to
    speak of their own work, or of others' where it is False; such headings do without either.
    """

    kind: str
    roles: frozenset[SentenceRole]
    home: frozenset[SectionKind]
    without: frozenset[SentenceRole] = frozenset()
    length: int = 1
    only_at_home: bool = False
    titles: re.Pattern[str] = _NOTHING
    cue: re.Pattern[str] = _NOTHING
    by_cue: bool = False
    headings_speak: bool = True
    only_with_cue: bool = False
    uncued: frozenset[SectionKind] = frozenset(SectionKind)
    against: re.Pattern[str] = _NOTHING
    spread: bool = False
    own: bool | None = None


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OPENING = frozenset({_K.ABSTRACT, _K.INTRODUCTION})
_CLOSING = frozenset({_K.CONCLUSION, _K.DISCUSSION, _K.LIMITATIONS})
_ANYWHERE = frozenset(_K)

OWN_VOICE = _cue(
    r"\b(?:we|our|us|I|my)\b|\bthis (?:paper|work|study|article|approach|method|analysis)\b|"
    r"\bthe (?:present|proposed|current) (?:work|study|paper|approach|method|model)\b|\bfuture (?:work|research|stud)"
)
"""The authors speak of what they did themselves."""

PROBLEM = Point(
    "problem",
    frozenset({_R.PROBLEM, _R.LIMITATION, _R.OPEN_QUESTION}),
    _OPENING,
    frozenset({_R.CLAIM, _R.OBJECTIVE, _R.RESULT}),
    only_at_home=True,
    cue=_cue(
        r"\bhowever\b|\bunfortunately\b|\bdespite\b|\black(?:s|ing)?\b|\blittle is known|\bremains? (?:un\w+|an? |poorly|open|difficult|elusive)|\bit is (?:unclear|unknown|not clear)|"
        r"\b(?:more )?(?:difficult|hard|challenging|expensive|costly) (?:to|for)\b|\b(?:but|yet|still) (?:\w+ ){0,4}(?:fail|lack|suffer|remain|cannot|can not|limited|not)"
    ),
    by_cue=True,
    own=False,
)
CLAIM = Point(
    "claim",
    frozenset({_R.CLAIM, _R.OBJECTIVE}),
    _OPENING | {_K.CONCLUSION},
    frozenset({_R.FUTURE_WORK}),
    length=2,
    cue=_cue(
        r"\b(?:we|I) (?:\w+ly )?(?:show|find|found|demonstrate|prove|argue|conclude|establish|reveal|claim|contend|identify|discover|observe)\w*|"
        r"\b(?:results?|findings?|experiments?) (?:\w+ )?(?:show|suggest|indicate|demonstrate)"
    ),
)
METHOD = Point(
    "method",
    frozenset({_R.METHOD, _R.OBJECTIVE}),
    frozenset({_K.METHOD, _K.ABSTRACT, _K.INTRODUCTION, _K.CONCLUSION, _K.OTHER}),
    frozenset({_R.RESULT, _R.LIMITATION, _R.SETUP, _R.FUTURE_WORK, _R.PROBLEM, _R.BACKGROUND}),
    length=2,
    cue=_cue(
        r"\bwe (?:\w+ly )?(?:propose|introduce|present|develop|design|build|describe|construct|adopt|reformulate|train|interview\w*|survey\w*|collect\w*|"
        r"combine|formali[sz]e|replace|decompose|derive|define)\b|\bour (?:method|approach|model|framework|algorithm|system|architecture|technique|procedure|study)\b|"
        r"\b(?:method|approach|model|framework|algorithm|system) (?:\w+ )?(?:consists|works|is based|that)\b"
    ),
    only_at_home=True,
    by_cue=True,
    against=_cue(
        r"\b(?:experiments?|evaluat\w+|results?|effects? of|denote|testing|for comparison|suggest\w*|outperform\w*|in-distribution|do not|use no)\b"
    ),
)
NUMBER = Point(
    "key number",
    frozenset({_R.NUMBER, _R.RESULT}),
    frozenset({_K.RESULTS, _K.ABSTRACT, _K.INTRODUCTION, _K.CONCLUSION}),
    frozenset({_R.SETUP, _R.BACKGROUND, _R.OPEN_QUESTION}),
    length=3,
    cue=_cue(
        r"^(?=.*(?:\b\d[\d,.]*\s?(?:%|percent|×|x\b|BLEU|points?|times\b|hours?|days?|F1|GB|dB|ms\b)|\b\d+\.\d+\b|\b\d+(?:-| )fold|orders? of magnitude))"
        r"(?=.*\b(?:more|less|better|worse|faster|slower|higher|lower|larger|smaller|outperform\w*|improv\w+|reduc\w+|achiev\w+|increas\w+|decreas\w+|exceed\w*|"
        r"recover\w*|accuracy|error|up to|than|within|only|score\w*|rate|correlat\w+|explains?|fraction|gain|drop\w*|of the)\b)"
    ),
    only_with_cue=True,
    uncued=frozenset(),
    against=_cue(
        r"\b(?:plots?|panels?|raw data|dataset (?:contains|consists|has)|respectively)\b|\?"
    ),
)
EVIDENCE = Point(
    "evidence",
    frozenset({_R.RESULT, _R.NUMBER}),
    frozenset({_K.RESULTS, _K.ABSTRACT, _K.DISCUSSION}),
    frozenset({_R.OPEN_QUESTION, _R.LIMITATION, _R.OBJECTIVE}),
    length=2,
    against=NUMBER.cue,
)
LIMITATION = Point(
    "limitation",
    frozenset({_R.LIMITATION}),
    _CLOSING | _OPENING | {_K.OTHER},
    frozenset({_R.OBJECTIVE}),
    length=3,
    titles=_cue(r"\blimitations?\b|\bthreats to validity\b|\bcaveats?\b|\bshortcomings\b"),
    cue=_cue(
        r"\b(?:we|I) (?:only|(?:do|did|have|could|can)(?: ?not|n[’']t)|cannot|leave|were (?:not|unable)|limit|restrict)\b|\b(?:is|are|was|were|be) limited (?:to|by|in)\b|\blimitations?\b|"
        r"\b(?:our|this) (?:results?|study|work|analys[ie]s|experiments?|approach|method|findings?) (?:\w+ ){0,2}(?:only|may not|do not|does not|cannot|limited|assume)"
    ),
    only_with_cue=True,
    uncued=_CLOSING,
    only_at_home=True,
    own=True,
)
OPEN = Point(
    "open problem",
    frozenset({_R.OPEN_QUESTION, _R.FUTURE_WORK}),
    _CLOSING,
    frozenset({_R.OBJECTIVE}),
    length=2,
    titles=_cue(
        r"\bopen (?:problems?|questions?|challenges?|issues?)|\bfuture (?:work|directions?|research)"
    ),
    own=True,
)
SCOPE = Point(
    "scope",
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
TAXONOMY = Point(
    "taxonomy",
    frozenset({_R.TAXONOMY}),
    frozenset({_K.OTHER, _K.INTRODUCTION, _K.METHOD, _K.ABSTRACT}),
    frozenset({_R.SETUP, _R.RESULT}),
    length=2,
    against=_cue(
        r"\b(?:structure|outline) of (?:this|the) (?:paper|review|survey)|\borgani[sz]ed as\b"
    ),
    cue=_cue(
        rf"\btaxonomy\b.{{0,60}}\b(?:based|of|into|with)\b|\b(?:categori[sz]ed?|classif(?:y|ied)|divided?|grouped?|organi[sz]ed?|split|fall|falls)\b.{{0,60}}\binto {_COUNT}|"
        rf"\b{_COUNT} (?:\w+ ){{0,2}}{_SORTS}\b.{{0,10}}[:(–—]|\b{_COUNT} (?:main|major|broad|key|distinct|primary) (?:\w+ )?{_SORTS}\b"
    ),
    only_with_cue=True,
    uncued=frozenset(),
)
DISPUTE = Point(
    "disagreement",
    frozenset({_R.DISAGREEMENT}),
    frozenset({_K.OTHER, _K.DISCUSSION, _K.RELATED_WORK}),
    length=1,
)
DEFINITION = Point("definition", frozenset({_R.DEFINITION}), frozenset({_K.OTHER, _K.INTRODUCTION}))


_IN_REVIEWS = (
    SCOPE,
    TAXONOMY,
    DEFINITION,
    replace(DISPUTE, length=3, spread=True),
    replace(LIMITATION, home=_ANYWHERE, spread=True, own=None, only_with_cue=False),
    replace(
        OPEN,
        home=_CLOSING | {_K.OTHER},
        against=_cue(
            r"\b(?:problems?|questions?|challenges?|directions?|issues?) (?:emerge|arise|exist|remain|are discussed)\b"
        ),
        length=6,
        titles=_cue(OPEN.titles.pattern + r"|\bchallenges?\b"),
        spread=True,
        own=None,
        cue=_cue(
            r"\bopen (?:problems?|questions?|challenges?)|\bremains? (?:\w+ ){0,3}(?:open|unclear|unknown|challeng\w+|difficult|unresolved|elusive|to be)|\b(?:is|are) (?:\w+ )?(?:unclear|unknown|not (?:yet )?(?:clear|known))\b|"
            r"\bfuture (?:work|research)|\b(?:need(?:ed|s)?|should|must|require[sd]?)\b|\black of\b|\bmore (?:research|work)\b|\bchallenges?\b|\bhow (?:to|can|do)\b|\bwhether\b"
        ),
        by_cue=True,
        only_with_cue=True,
        headings_speak=False,
    ),
)
"""A review speaks of the work of a field, everywhere."""

_THESIS = replace(
    CLAIM,
    cue=_cue(
        CLAIM.cue.pattern
        + r"|\b(?:we|I) (?:\w+ )?(?:believe|think|suggest|propose|maintain)\b|\b(?:should|must|ought to)\b"
    ),
    only_with_cue=True,
)

_OFFER = replace(
    CLAIM,
    cue=_cue(
        CLAIM.cue.pattern + r"|\b(?:we|this \w+) (?:release|provide|offer|introduce|present)s?\b|"
        r"\bis an? (?:[\w-]+,? ){0,5}(?:collection|benchmark|dataset|data set|suite|repository|resource|library|corpus|toolkit|series|family)\b"
    ),
    by_cue=True,
)
"""What a benchmark or a collection claims is what it offers."""

_BY_GENRE = {
    Genre.EXPERIMENT: (PROBLEM, CLAIM, METHOD, EVIDENCE, NUMBER, LIMITATION, OPEN),
    Genre.THEORY: (PROBLEM, CLAIM, DEFINITION, METHOD, LIMITATION, OPEN),
    Genre.ESSAY: (PROBLEM, _THESIS, DISPUTE, LIMITATION, OPEN),
    Genre.REVIEW: _IN_REVIEWS,
}
_BY_TYPE = {
    PaperType.BENCHMARK: (PROBLEM, _OFFER, METHOD, EVIDENCE, NUMBER, LIMITATION, OPEN),
}


def points_of(genre: Genre, type_: PaperType) -> tuple[Point, ...]:
    """The points of a paper, in the order in which they are told."""
    return _BY_TYPE.get(type_, _BY_GENRE[genre])
