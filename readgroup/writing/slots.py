"""What can be named in a question about a sentence: its claim, its term, what it asks or chose."""

from __future__ import annotations

import re

from readgroup.model.document import SectionKind
from readgroup.text.tokens import stem
from readgroup.writing import clauses
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole, is_cited, roles
from readgroup.writing.terms import Phrase, Terminology, noun_phrases
from readgroup.writing.vocabulary import is_plain_noun

LIMIT, WEIGHTY, STATED = "limit", "weighty", "stated"
"""Cues of sentences beside their roles."""

_R = SentenceRole
_OWN_GROUND = (SectionKind.LIMITATIONS, SectionKind.DISCUSSION, SectionKind.CONCLUSION)
_CHOICE = re.compile(
    r"\b[Ww]e (?:\w+ly )?(?:use|used|chose|choose|adopt|adopted|employ|employed|selected|select|opt for|opted for|rely on|relied on|restrict \w+ to|focus on)(?= )"
)
_OWN = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had been|did)\b")
_OPEN_ON = re.compile(
    r"\b(?:(?:work|research|investigations?|stud(?:y|ies)|progress) (?:on|into|in)|(?:problems?|questions?|challenges?) (?:of|in|for|about|with|is)|understanding(?: of)?) ",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r"\b(?:debates?|disagree\w*|controvers\w+|disputes?|consensus) (?:surround(?:s|ing)?|about|over|on|regarding|concerning|around) ",
    re.IGNORECASE,
)
_ASSUMED = re.compile(
    r"\b(?:assum(?:e|es|ed|ing)|presuppos(?:e|es)|posits?)(?: that)? ", re.IGNORECASE
)
_DONE = re.compile(
    r"the authors (?!present|propose|introduce|provide|demonstrate|report|discuss|describe|conjecture|hypothesi|evaluate|find|found|show|observe|see|argue|note|believe|refer|denote|call|say|define|thank|hope|have|are|can|will|also find)"
)
_NO_STEP = re.compile(r"\b(?:[GT]PUs?|hours|days|machines?|notation|refer to|denote)\b")
_CONTESTABLE = re.compile(
    r"\b(?:cannot|may|might|should|must|need(?:s|ed)?|(?<!-)only|more|most|less|least|better|best|worse|not|no|never|always|often|rarely|"
    r"important|crucial|essential|sufficient|necessary|likely|fails?|harder|easier|difficult|hard|enough|too|alone|requires?|"
    r"promising|powerful|risks?|unlikely|impossible|determines?|depends?|rather than|merely|even)\b"
)
_CITED = re.compile(
    r"([A-ZÀ-Þ][\w’'-]+(?: et al\.| (?:and|&) [A-ZÀ-Þ][\w’'-]+)),? \(?((?:19|20)\d\d[a-z]?)"
)
_DEFINED = re.compile(
    r"^(?P<subject>.{3,60}?)(?:,? or [^,]{3,40},)? (?:is|are|refers? to|denotes?|means|describes?) |"
    r"\b(?:called|termed|known as|refer(?:red)? to as|named|dubbed) (?:an? |the )?[“\"‘]?"
)
_OPPOSED = re.compile(
    r"\b(?:in contrast to|unlike|as opposed to|rather than|instead of|differs? from)\b",
    re.IGNORECASE,
)
_CLASSED = re.compile(
    r"\b(?:types?|kinds?|categories|classes|families|taxonomy|threads?|strands?|groups|branches|approaches) (?:of|to|in) |\b(?:divide|classify|categori[sz]e|group|split)s? ",
    re.IGNORECASE,
)
FUNDER = re.compile(
    r"\b(?:supported|funded|sponsored)(?: in part)? by (?:an? |the )?((?:[A-Z][\w&.-]*)(?: (?:[A-Z][\w&.-]*|of|for|and|the))*)"
)


def slots_of(
    sentence: Sentence, terms: Terminology, summarized: frozenset[str]
) -> dict[str, dict[str, str]]:
    """What fills the slots, by cue."""
    if sentence.kind is SectionKind.ACKNOWLEDGEMENTS or _R.FUNDING in sentence.roles:
        funder = FUNDER.search(sentence.exact)
        return {_R.FUNDING.value: {"funder": _funder(funder[1])}} if funder else {}
    by_cue = {role.value: _of_role(role, sentence, terms) for role in sentence.roles}
    clause = terms.opening(clauses.whole_clause(sentence.text))
    if _R.LIMITATION in roles(clause):
        by_cue[LIMIT] = {"clause": clause}
    if _is_statement(sentence, clause) and sentence.text not in summarized:
        by_cue[WEIGHTY] = {"clause": clause}
    elif sentence.kind is not SectionKind.APPENDIX and not _PAST.search(clause):
        by_cue[STATED] = {"clause": clause}
    filled = {cue: {k: v for k, v in slots.items() if v} for cue, slots in by_cue.items()}
    return {cue: slots for cue, slots in filled.items() if slots}


def _is_statement(sentence: Sentence, clause: str) -> bool:
    """Whether the sentence states something general, that one may dispute: not what was done or is meant."""
    told = sentence.roles & {_R.DEFINITION, _R.BACKGROUND, _R.CITATIONS, _R.SETUP, _R.FUTURE_WORK}
    general = _CONTESTABLE.search(clause) and not _PAST.search(clause)
    return bool(general) and not told and sentence.kind is not SectionKind.APPENDIX


def _of_role(role: SentenceRole, sentence: Sentence, terms: Terminology) -> dict[str, str]:
    """The slots that a sentence fills in one of its roles; empty texts where it does not."""
    slots = {"clause": _clause(role, sentence, terms)}
    if role is _R.DEFINITION:
        return {"term": _defined(sentence.text, terms)}
    if role is _R.CONTRAST:
        return _opposed(sentence.text, terms)
    if role is _R.TAXONOMY:
        return {"term": _after(_CLASSED, sentence.text, terms)}
    if role is _R.DESIGN:
        return slots | {"choice": _choice(sentence.text)}
    if role is _R.OPEN_QUESTION:
        return slots | {
            "question": clauses.asked_clause(sentence.text),
            "term": _after(_OPEN_ON, sentence.text, terms),
        }
    if role is _R.FUTURE_WORK:
        return {"term": _after(_OPEN_ON, sentence.text, terms)}
    if role is _R.DISAGREEMENT:
        return slots | {"term": _after(_DISPUTED, sentence.text, terms)}
    if role is _R.ASSUMPTION:
        return slots | {"term": _after(_ASSUMED, sentence.text, terms)}
    if role is _R.CITATIONS:
        cited = _CITED.search(sentence.exact)
        slots["cited"] = f"{cited[1]} ({cited[2]})" if cited else ""
        return slots | {"term": next(iter(terms.central(sentence.text)), "")}
    found = terms.terms(sentence.text)
    return slots | {"term": found[0] if found else ""}


def _clause(role: SentenceRole, sentence: Sentence, terms: Terminology) -> str:
    """What the sentence says, as it can stand after "that" in a question of this cue."""
    text = sentence.text
    if role is _R.ASSUMPTION:
        return clauses.assumed_clause(text)
    if role is _R.DISAGREEMENT:
        return clauses.that_clause(text)
    if role is _R.CLAIM:
        return clauses.that_clause(text)
    if role is _R.NUMBER and _R.RESULT not in sentence.roles:
        return ""
    if role is _R.OPEN_QUESTION and clauses.asked_clause(text):
        return ""
    if role in (_R.RESULT, _R.NUMBER) and (clauses.that_clause(text) or is_cited(sentence.exact)):
        return clauses.that_clause(text)
    if role is _R.SETUP or (role in (_R.METHOD, _R.DESIGN) and not _NO_STEP.search(text)):
        clause = clauses.own_clause(text)
        return clause if _DONE.match(clause) else ""
    if role is _R.LIMITATION:
        own = sentence.kind in _OWN_GROUND or _OWN.search(text)
        clause = terms.opening(clauses.own_clause(text)) if own else ""
        return clause if role in roles(clause) or sentence.kind is SectionKind.LIMITATIONS else ""
    clause = terms.opening(clauses.whole_clause(text))
    return clause if role in roles(clause) else ""


def _defined(text: str, terms: Terminology) -> str:
    """The term that a sentence defines, its subject or what is "called" so."""
    said = _DEFINED.search(text)
    if not said:
        return ""
    if said["subject"]:
        inside = noun_phrases(said["subject"] + ".")
        whole = inside[0] if len(inside) == 1 and inside[0].start <= 4 else None
        return terms.spelled(whole) if whole and terms.is_term(whole) else ""
    return _first_term(text, said.end(), terms)


def _opposed(text: str, terms: Terminology) -> dict[str, str]:
    """The two things that a sentence sets against each other."""
    said = _OPPOSED.search(text)
    if not said:
        return {}
    other = _first_term(text, said.end(), terms)
    first = _leading(text, said, terms)
    if not first or not other or set(first.key) & {stem(w) for w in other.lower().split()}:
        return {}
    return {"term": terms.spelled(first), "other": other}


def _leading(text: str, cue: re.Match[str], terms: Terminology) -> Phrase | None:
    """The term right before the cue, or the first of the main clause where the cue comes first."""
    found = [p for p in noun_phrases(text) if terms.is_term(p)]
    if cue.start() == 0:
        comma = text.find(",", cue.end())
        return next((p for p in found if comma > 0 and comma < p.start < comma + 8), None)
    before = text[: cue.start()].rstrip(" ,")
    return next((p for p in found if before.lower().endswith(p.bare)), None)


def _after(cue: re.Pattern[str], text: str, terms: Terminology) -> str:
    said = cue.search(text)
    return _first_term(text, said.end(), terms) if said else ""


def _first_term(text: str, offset: int, terms: Terminology) -> str:
    """The noun phrase that begins right at `offset`, if it is a term."""
    for phrase in noun_phrases(text):
        if phrase.start >= offset:
            near = text[offset : phrase.start].strip(' “"‘').lower() in ("", "the", "a", "an")
            return phrase.text if near and terms.is_term(phrase) else ""
    return ""


def _choice(text: str) -> str:
    """The noun phrase right after "we use", "we chose" and the like."""
    said = _CHOICE.search(text)
    if not said:
        return ""
    after = text[said.end() :].lstrip()
    offset = len(text) - len(after)
    for phrase in noun_phrases(text):
        if phrase.start >= offset:
            lead = text[offset : phrase.start].strip().lower()
            told = [w for w in phrase.bare.split() if not is_plain_noun(w)]
            whole = lead in ("", "the", "a", "an") and (
                len(phrase.bare.split()) > 1 or phrase.bare != phrase.text
            )
            return phrase.text if told and whole else ""
    return ""


def _funder(name: str) -> str:
    name = re.sub(r"(?: (?:of|for|and|the))+$", "", name.rstrip(".,"))
    return name if name.isupper() or " " not in name else f"the {name}"
