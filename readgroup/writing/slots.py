"""What can be named in a question about a sentence: its topic, a short claim, a number, a choice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from readgroup.model.document import SectionKind
from readgroup.writing.asserted import (
    ACT,
    COMPARISON,
    DEMAND,
    DENIAL,
    EVIDENCE,
    HELD,
    MEANS,
    POSSIBILITY,
    asserted,
)
from readgroup.writing.defects import Defect
from readgroup.writing.finders import FINDERS, Slots, is_own, named
from readgroup.writing.grounds import GROUNDS
from readgroup.writing.judging import Act
from readgroup.writing.phrases import nameable, whole
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.sayings import asked, promise, saying
from readgroup.writing.standing import is_announced, is_of_others
from readgroup.writing.terms import Terminology

FINDING, INFERENCE, STATEMENT = "finding", "inference", "statement"
ASKED, LEFT_OPEN, STEP, PROMISE = "asked", "left open", "step", "promise"
"""Cues of sentences beside their roles and what `asserted` tells."""

_R = SentenceRole
_HELD = frozenset({_R.CLAIM, _R.RESULT, _R.CAUSE, _R.DESIGN, _R.LIMITATION, _R.NUMBER})
"""Roles in which authors speak for themselves."""
_LIKELY = 0.4
"""Chance of the acts that go with a cue from which the cue is believed."""
_ACTS: Mapping[str, tuple[Act, ...]] = {
    FINDING: (Act.FINDING,),
    _R.CLAIM: (Act.CLAIM, Act.FINDING),
    INFERENCE: (Act.CLAIM, Act.FINDING),
    POSSIBILITY: (Act.CLAIM, Act.FINDING, Act.OPEN),
    DEMAND: (Act.CLAIM, Act.PROBLEM, Act.OPEN),
    DENIAL: (Act.FINDING, Act.CLAIM, Act.LIMITATION),
    EVIDENCE: (Act.FINDING, Act.CLAIM),
    COMPARISON: (Act.FINDING, Act.CLAIM),
    _R.LIMITATION: (Act.LIMITATION, Act.FINDING, Act.CLAIM, Act.PROBLEM),
    _R.PROBLEM: (Act.PROBLEM, Act.LIMITATION, Act.CLAIM, Act.BACKGROUND),
    _R.ASSUMPTION: (Act.ASSUMPTION, Act.CLAIM, Act.DESIGN, Act.FINDING),
    _R.DESIGN: (Act.DESIGN, Act.SETUP),
    ACT: (Act.DESIGN,),
    MEANS: (Act.DESIGN,),
    _R.DEFINITION: (Act.TERM, Act.CLAIM, Act.BACKGROUND),
    STATEMENT: (Act.CLAIM, Act.FINDING, Act.BACKGROUND, Act.LIMITATION, Act.PROBLEM),
    _R.OPEN_QUESTION: (Act.OPEN, Act.PROBLEM, Act.CLAIM),
    _R.FUTURE_WORK: (Act.OPEN, Act.LIMITATION, Act.CLAIM),
}
"""What a sentence must be likely to do for a cue, the chief act first; other cues need none."""
_BY_ACT = {
    FINDING: 0.3,
    _R.CLAIM.value: 0.3,
    _R.LIMITATION.value: 0.3,
    _R.PROBLEM.value: 0.3,
    _R.OPEN_QUESTION.value: 0.3,
    _R.DESIGN.value: 0.4,
    _R.DEFINITION.value: 0.4,
}
"""Chance of its chief act from which a sentence has a cue although no words of it tell."""
_SURELY = {FINDING: 0.5, _R.CLAIM.value: 0.65, INFERENCE: 0.5, _R.PROBLEM.value: 0.65}
"""Chance from which an ask may call what is said of a thing a claim, a finding or a problem."""
_BELIEVED = 0.5
"""Chance from which a whole clause counts as a claim or a finding."""
_LEAST: Mapping[str, float] = {
    _R.LIMITATION: 0.2,
    _R.PROBLEM: 0.25,
    _R.OPEN_QUESTION: 0.25,
    _R.ASSUMPTION: 0.08,
    _R.DEFINITION: 0.2,
}
"""Chance of its chief act without which a cue is not believed, whatever the words."""
_LEAST_CLOSELY: Mapping[str, float] = {
    _R.LIMITATION: 0.5,
    _R.DESIGN: 0.6,
    _R.PROBLEM: 0.6,
    _R.CLAIM: 0.4,
    _R.OPEN_QUESTION: 0.5,
}
"""The same for sentences that were looked at closely."""
_DONE = re.compile(
    r"(?:[^,]{2,60}, )?[Ww]e (?!can\b|cannot\b|could\b|may\b|do not\b|did not\b|have\b|are\b|were\b|expect|get\b|"
    r"obtain|achiev|f[io]u?nd|see\b|observ|know|need|believe|confirm|show|demonstrat|lack)"
)
"""What the authors do, which is a decision and no claim."""
_CONTRIBUTED = re.compile(
    r"(?:[^,]{2,60}, )?we (?:\w+ly )?(?:propose|introduce|present|focus|stud(?:y|ied)|consider|investigate|explore|aim|set out)\b",
    re.IGNORECASE,
)
"""What the paper is about, which is no decision that it could do without."""
_TESTED = re.compile(
    r"To (?:\w+ly )?(?:ablate|compare|test|evaluate|verify|validate|check|examine|investigate|study|assess|measure|analy[sz]e|understand|"
    r"illustrate|demonstrate|show|see|determine|quantify|confirm)\b"
)
"""What was done to find something out, which could be left out and change no other result."""
_ELSEWHERE = frozenset({_R.FUTURE_WORK})
"""Roles of what is no statement of this paper."""
_DECIDED = frozenset({_R.DESIGN.value, _R.FUTURE_WORK.value, _R.LIMITATION.value, ACT, MEANS})
_DECISIVE = 0.45
"""Chance of a decision from which what was done may be quoted as one: the rest is routine."""
_CHIEFLY, _QUOTED = 0.3, 0.5
"""Chance of a cue's chief act, and of all that go with it, from which a sentence may be quoted for it."""
_INFERRED = re.compile(
    r"(?:Thus|Hence|Therefore|Consequently|It follows|This (?:means|implies|suggests|shows|indicates) that)\b|"
    r".*\b(?:it follows|implies) that\b"
)
_WE = re.compile(r"\bwe\b", re.IGNORECASE)


def slots_of(
    sentence: Sentence,
    terms: Terminology,
    acts: Mapping[Act, float],
    figures: frozenset[str] = frozenset(),
) -> dict[str, Slots]:
    """What fills the slots, by cue; a cue for which nothing can be named is left out.

    `acts` are the chances of what the sentence does: a cue that they speak against is left out.
    `figures` are the labels of the paper's figures and tables.
    """
    promised = promise(sentence) if sentence.kind is SectionKind.INTRODUCTION else ""
    if promised:
        name = next(iter(terms.topics(promised)), "")
        return _only_filled({PROMISE: {"saying": promised, "name": name}})
    if is_announced(sentence.exact):
        return {}
    foreign = is_of_others(sentence.exact, sentence.kind)
    topic = _topic(sentence, terms)
    cues = {
        cue: topic | slots
        for cue, slots in _played(sentence, terms, foreign=foreign).items()
        if is_believed(cue, acts)
    }
    for cue, sure in _BY_ACT.items():
        if cue not in cues and not foreign and acts[_ACTS[cue][0]] >= sure:
            cues[cue] = topic | {"term": named(sentence, terms)}
    told = asserted(sentence, terms, own_limit=is_own(sentence), figures=figures)
    held = FINDING if acts[Act.FINDING] >= acts[Act.CLAIM] else _R.CLAIM.value
    for cue, slots in told.items():
        cue = held if cue == HELD else cue
        sure = _BELIEVED if cue in _SURELY else _LIKELY
        if likelihood(cue, acts) >= sure and _chance(cue, acts) >= _LEAST.get(cue, 0.0):
            cues[cue] = topic | cues.get(cue, {}) | slots
    said = saying(sentence)
    if said and not foreign and not sentence.roles & _ELSEWHERE:
        cues[STATEMENT] = dict(topic)
    cues = {cue: _sure(cue, slots | {"saying": said}, acts) for cue, slots in cues.items()}
    if FINDING in cues and Defect.DANGLING in sentence.defects:
        cues[FINDING] |= {"term": "", "subject": ""}
    if _R.DESIGN in cues and (_CONTRIBUTED.match(said) or _TESTED.match(sentence.exact)):
        cues[_R.DESIGN] |= {"saying": ""}
    return {cue: _in_full(slots, sentence) for cue, slots in _only_filled(cues).items()}


def asked_slots(sentence: Sentence, terms: Terminology, *, closing: bool) -> dict[str, Slots]:
    """The same for a sentence in which the paper itself asks: `closing` where it leaves open what it asks."""
    question = asked(sentence)
    name = next(iter(terms.topics(question)), "")
    return {LEFT_OPEN if closing else ASKED: {"asked": question, "name": name}} if name else {}


def step_slots(sentence: Sentence, terms: Terminology) -> dict[str, Slots]:
    """The same for a sentence of a proof, of which nothing is asked but what it is there for."""
    said = saying(sentence)
    return _only_filled({STEP: {"saying": said, "name": next(iter(terms.topics(said)), "")}})


def _sure(cue: str, slots: Slots, acts: Mapping[Act, float]) -> Slots:
    """Without the term, or the saying, where it is too unlikely that what is said is a claim, a finding, a decision."""
    chief = _chance(cue, acts)
    if cue in _SURELY and likelihood(cue, acts) < _SURELY[cue]:
        slots = slots | {"term": "", "subject": ""}
    quoted = _LIKELY if cue == STATEMENT else _QUOTED
    unsure = chief < (_DECISIVE if cue == _R.DESIGN else _CHIEFLY) or likelihood(cue, acts) < quoted
    if unsure or (cue not in _DECIDED and _DONE.match(slots["saying"])):
        slots = slots | {"saying": ""}
    return slots


def _topic(sentence: Sentence, terms: Terminology) -> Slots:
    topics = terms.topics(nameable(sentence.text))
    return {
        "term": topics[0] if topics else "",
        "other": next((t for t in terms.central(sentence.text) if t not in topics[:1]), ""),
        "subject": terms.subject(sentence.text),
        "central": terms.first_central(sentence.text),
    }


def _played(sentence: Sentence, terms: Terminology, *, foreign: bool) -> dict[str, Slots]:
    """The cues of its roles, with what each finds to name."""
    played = sentence.roles - (_HELD if foreign else frozenset())
    if sentence.kind is SectionKind.LIMITATIONS:
        played |= {_R.LIMITATION}
    cues: dict[str, Slots] = {}
    for role in played:
        if role in GROUNDS and not GROUNDS[role].search(sentence.text):
            continue
        find = FINDERS.get(role)
        cue = FINDING if role is _R.RESULT else role.value
        if role is _R.LIMITATION and not is_own(sentence):
            cue = _R.PROBLEM.value
        # An empty text takes the topic away: the role says of what it must be.
        cues[cue] = find(sentence, terms) if find else {}
    if _INFERRED.match(sentence.exact) and not _WE.search(sentence.text):
        cues[INFERENCE] = {"term": named(sentence, terms)}
    return cues


def is_believed(cue: str, acts: Mapping[Act, float]) -> bool:
    """Whether a sentence that is likely to do such acts may be asked about for the cue."""
    return likelihood(cue, acts) >= _LIKELY and _chance(cue, acts) >= _LEAST.get(cue, 0.0)


def is_sure(cue: str, acts: Mapping[Act, float]) -> bool:
    """The same of a sentence that was looked at closely: its chief act must be likely too."""
    return is_believed(cue, acts) and _chance(cue, acts) >= _LEAST_CLOSELY.get(cue, 0.0)


def likelihood(cue: str, acts: Mapping[Act, float]) -> float:
    """The chance that the sentence does something that goes with the cue; `_LIKELY` where any act does."""
    fitting = _ACTS.get(cue)
    return sum(acts[act] for act in fitting) if fitting else _LIKELY


def _chance(cue: str, acts: Mapping[Act, float]) -> float:
    """The chance of the cue's chief act, 1 where it has none."""
    return acts[_ACTS[cue][0]] if cue in _ACTS and cue != STATEMENT else 1.0


def _in_full(slots: Slots, sentence: Sentence) -> Slots:
    """The slots with whole phrases for terms, without those that are none; short ones stay known as "name"."""
    longer = {
        n: whole(sentence.text, slots[n]) for n in ("term", "subject", "other") if slots.get(n)
    }
    name = slots.get("subject") or slots.get("term", "")
    return {k: v for k, v in ({"name": name} | slots | longer).items() if v}


def _only_filled(cues: Mapping[str, Slots]) -> dict[str, Slots]:
    filled = {cue: {k: v for k, v in slots.items() if v} for cue, slots in cues.items()}
    return {cue: slots for cue, slots in filled.items() if slots}
