"""What can be named in a question about a sentence that plays a certain role."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from readgroup.model.document import SectionKind
from readgroup.text.tokens import stem
from readgroup.writing import clauses
from readgroup.writing.assertions import assertion
from readgroup.writing.grounds import GROUNDS, NOT_ASSUMED, OWN_CLAIM
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole, is_cited
from readgroup.writing.standing import is_defining
from readgroup.writing.terms import Phrase, Terminology, noun_phrases
from readgroup.writing.vocabulary import is_plain_noun
from readgroup.writing.works import works

Slots = dict[str, str]

_R = SentenceRole
_OWN_GROUND = (SectionKind.DISCUSSION, SectionKind.CONCLUSION)
_OWN = re.compile(
    r"\b(?:we|our|I|my|this (?:paper|work|study|review|survey|primer))\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|since|instead of|rather than|so that|in order to|allows?|avoids?|as it|ensures?)\b"
)
_OWN_LIMIT = re.compile(
    r"\b(?:we|our \w+|this (?:work|paper|study|method))\b[^.]{0,60}\b(?:not|cannot|only|limited|unable|fails?|omit\w*|lacks?)\b|"
    r"\b(?:limitations?|caveats?|drawbacks?|shortcomings?) (?:is|are|of our|of this|that)\b",
    re.IGNORECASE,
)
_OVERCOME = re.compile(
    r"\b(?:overcom\w+|prior|previous|existing|mitigat\w+|unlike)\b", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:while|whereas|in contrast)\b", re.IGNORECASE)
_LEANING = re.compile(
    r"(?:this|it|they|these|those|such|there|doing so|its|their|both)\b", re.IGNORECASE
)
_CHOICE = re.compile(
    r"\b[Ww]e (?:\w+ly )?(?:use|used|chose|choose|adopt|adopted|employ|employed|selected|select|opt for|opted for|"
    r"rely on|relied on)(?= )"
)
_STUDIED = re.compile(
    r"\b(?:(?:work|research|investigations?|stud(?:y|ies)|progress) (?:on|into|in)|"
    r"(?:problems?|questions?|challenges?) (?:of|in|for|about|with)|understanding(?: of)?) ",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:whether|how|why|to what extent) (?:some |all |many |most )?")
_DISPUTED = re.compile(
    r"\b(?:debates?|disagree\w*|controvers\w+|disputes?|consensus) "
    r"(?:surround(?:s|ing)?|about|over|on|regarding|concerning|around) ",
    re.IGNORECASE,
)
_CLASSED = re.compile(
    r"\b(?:types?|kinds?|categories|classes|families|taxonomy|threads?|strands?|groups|branches) (?:of|to) |"
    r"\b(?:divide|classify|categori[sz]e|group|split)s? ",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"^(?P<subject>[^,]{3,60}?)(?:, or [^,]{3,40},)? (?:is|are|refers? to|denotes?|means(?! that)|describes?) |"
    r"\b(?:called|termed|known as|refer(?:red)? to as|named|dubbed) (?:an? |the )?[“\"‘]?"
)
_PRAISED = re.compile(
    r"\b(?:is|are) (?:an? |the |one of the )?(?:\w+ly )?(?:frequent|common|popular|promising|prominent|central|key|"
    r"powerful|useful|important|natural|efficient|good|difficult|primary)\b|\bth(?:is|e) (?:paper|review|survey|primer)\b"
)
"""What is said of a thing, not what it is."""
_OPPOSED = re.compile(
    r"\b(?:in contrast to|unlike|as opposed to|rather than|instead of|differs? from)\b",
    re.IGNORECASE,
)
_WORKS = 3
_PROSPECT = re.compile(r"\b(?:could|may|might|should|would|can|whether)\b")


def is_own(sentence: Sentence) -> bool:
    """Whether a limit is one of the paper itself, not of what it discusses."""
    if sentence.kind is SectionKind.LIMITATIONS:
        return True
    own = sentence.kind in _OWN_GROUND or _OWN.search(sentence.text)
    return bool(own and _OWN_LIMIT.search(sentence.text))


def _whole(sentence: Sentence, terms: Terminology) -> str:
    said = assertion(sentence.text)
    return "" if said and is_defining(said) else terms.opening(clauses.whole_clause(sentence.text))


def _definition(sentence: Sentence, terms: Terminology) -> Slots:
    """The term that a sentence defines, its subject or what is "called" so."""
    said = _DEFINED.search(sentence.text)
    if not said or _PRAISED.search(sentence.text):
        return {"term": ""}
    if not said["subject"]:
        return {"term": _first_term(sentence.text, said.end(), terms)}
    inside = noun_phrases(said["subject"] + ".")
    lead = sentence.text[: inside[0].start].strip().lower() if len(inside) == 1 else "?"
    whole = lead in ("", "the", "a", "an") and terms.is_term(inside[0])
    return {"term": terms.spelled(inside[0]) if whole else ""}


def _contrast(sentence: Sentence, terms: Terminology) -> Slots:
    """The two things that a sentence sets against each other."""
    nothing = {"term": "", "other": ""}
    said = _OPPOSED.search(sentence.text)
    if not said:
        return nothing
    other = _first_term(sentence.text, said.end(), terms)
    first = _leading(sentence.text, said, terms)
    if not first or not other or set(first.key) & {stem(w) for w in other.lower().split()}:
        return nothing
    return {"term": terms.spelled(first), "other": other}


def _leading(text: str, cue: re.Match[str], terms: Terminology) -> Phrase | None:
    """The term right before the cue, or the first of the main clause where the cue comes first."""
    found = [p for p in noun_phrases(text) if terms.is_term(p)]
    if cue.start() == 0:
        comma = text.find(",", cue.end())
        return next((p for p in found if comma > 0 and comma < p.start < comma + 8), None)
    before = text[: cue.start()].rstrip(" ,")
    return next((p for p in found if before.lower().endswith(p.bare)), None)


def _claim(sentence: Sentence, terms: Terminology) -> Slots:
    """What the authors say that they show, and what it is about."""
    said = OWN_CLAIM.search(sentence.text)
    return {
        "clause": clauses.that_clause(sentence.text),
        "term": _about(sentence.text[said.end() :], terms) if said else "",
    }


def _about(clause: str, terms: Terminology) -> str:
    """What a clause is about: its subject, or else its first topic; "" where it leans on others."""
    if _LEANING.match(clause):
        return ""
    return (
        terms.subject(clause) or terms.first_central(clause) or next(iter(terms.topics(clause)), "")
    )


def _reported(sentence: Sentence, terms: Terminology) -> Slots:
    """A finding of the paper itself: what a citation goes with may be the work of others."""
    if OWN_CLAIM.search(sentence.text):
        return _claim(sentence, terms)
    foreign = (
        is_cited(sentence.exact)
        or "“" in sentence.text
        or sentence.exact[:1].isdigit()
        or _PROSPECT.search(sentence.text)
        or sentence.kind in (SectionKind.INTRODUCTION, SectionKind.RELATED_WORK)
    )
    return {"term": "" if foreign else named(sentence, terms)}


def named(sentence: Sentence, terms: Terminology) -> str:
    """The sentence's subject, or else what it names of the paper's title and abstract."""
    return terms.subject(sentence.text) or terms.first_central(sentence.text)


def _design(sentence: Sentence, terms: Terminology) -> Slots:
    """The noun phrase right after "we use", "we chose" and the like.

    Only one that the abstract names or that a reason is given for: the rest is routine.
    """
    nothing = {"term": ""}
    said = _CHOICE.search(sentence.text)
    if not said or sentence.kind is SectionKind.APPENDIX:
        return nothing
    after = said.end() + 1
    for phrase in noun_phrases(sentence.text):
        if phrase.start >= after:
            lead = sentence.text[after : phrase.start].strip().lower()
            told = any(not is_plain_noun(w) for w in phrase.bare.split())
            whole = lead in ("", "the", "a", "an") and " " in phrase.bare
            weighed = terms.is_central(phrase) or _REASON.search(sentence.text)
            return nothing | ({"choice": phrase.text} if told and whole and weighed else {})
    return nothing


def _limitation(sentence: Sentence, terms: Terminology) -> Slots:
    """A limit that still holds; what others had and the paper overcomes is none."""
    compared = not is_own(sentence) and _COMPARED.search(sentence.text)
    if compared or _OVERCOME.search(sentence.text):
        return {"term": "", "subject": ""}
    return {"clause": _whole(sentence, terms), "term": named(sentence, terms)}


def _assumption(sentence: Sentence, terms: Terminology) -> Slots:
    """What is assumed, and what that is about: it stands after the assuming word."""
    if NOT_ASSUMED.search(sentence.text):
        return {"term": "", "subject": ""}
    said = GROUNDS[_R.ASSUMPTION].search(sentence.text)
    return {
        "clause": clauses.assumed_clause(sentence.text),
        "term": _about(sentence.text[said.end() :].lstrip(), terms) if said else "",
    }


def _citations(sentence: Sentence, _: Terminology) -> Slots:
    """Two or three works by author and year."""
    found = list(dict.fromkeys(map(str, works(sentence.exact))))
    few = found[:_WORKS]
    return {"term": "", "works": f"{', '.join(few[:-1])} and {few[-1]}" if len(few) > 1 else ""}


def _open_question(sentence: Sentence, terms: Terminology) -> Slots:
    """A question left open, or else what the open problem is about."""
    asked = _ASKED.search(sentence.text)
    return {
        "question": clauses.asked_clause(sentence.text),
        "term": _after(_STUDIED, sentence, terms)
        or (_about(sentence.text[asked.end() :], terms) if asked else "")
        or terms.subject(sentence.text),
    }


FINDERS: Mapping[SentenceRole, Callable[[Sentence, Terminology], Slots]] = {
    _R.DEFINITION: _definition,
    _R.CONTRAST: _contrast,
    _R.CLAIM: _claim,
    _R.RESULT: _reported,
    _R.DESIGN: _design,
    _R.CITATIONS: _citations,
    _R.OPEN_QUESTION: _open_question,
    _R.ASSUMPTION: _assumption,
    _R.FUTURE_WORK: lambda s, t: {"term": _after(_STUDIED, s, t) or t.subject(s.text)},
    _R.DISAGREEMENT: lambda s, t: {
        "term": _after(_DISPUTED, s, t),
        "clause": clauses.that_clause(s.text),
    },
    _R.TAXONOMY: lambda s, t: {"term": _after(_CLASSED, s, t)},
    _R.LIMITATION: _limitation,
}


def _after(cue: re.Pattern[str], sentence: Sentence, terms: Terminology) -> str:
    said = cue.search(sentence.text)
    return _first_term(sentence.text, said.end(), terms) if said else ""


def _first_term(text: str, offset: int, terms: Terminology) -> str:
    """The noun phrase that begins right at `offset`, if it is a term."""
    for phrase in noun_phrases(text):
        if phrase.start >= offset:
            near = text[offset : phrase.start].strip(' “"‘').lower() in ("", "the", "a", "an")
            return phrase.text if near and terms.is_term(phrase) else ""
    return ""
