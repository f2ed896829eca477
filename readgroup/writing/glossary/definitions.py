"""Which term a sentence defines, told by how definitions are worded.

Precision before recall: a sentence that only says something of a term defines nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from readgroup.writing.vocabulary import FUNCTION_WORDS, is_plain_noun, is_verb


class Wording(IntEnum):
    """How a definition is worded; the more explicit, the greater."""

    APPOSITION = 1
    GENUS = 2
    NAMING = 3
    FORMAL = 4
    OWN_GLOSSARY = 5


@dataclass(frozen=True, slots=True)
class Defined:
    """A term that a sentence defines. `leans` says that the sentence before tells what it is."""

    term: str
    wording: Wording
    leans: bool = False


TERM = r"[“\"‘']?(?P<term>[A-Za-zÀ-ž][\w’'/–-]*(?: (?:of )?[\w’'/–-]+){0,4}?)(?: \([^()]{1,24}\))?[”\"’']?"
_ADVERB = r"(?:(?:formally|often|usually|typically|commonly|also|then|hereby|thus|here|generally|simply|informally|sometimes) )?"
_KINDS = (
    r"(?:process|phenomenon|property|ability|hypothesis|idea|notion|practice|task|tendency|degree|extent|set|study|field|act|"
    r"problem|technique|method|procedure|measure|number|fraction|proportion|probability|difference|ratio|amount|sum|mean|average|maximum|minimum|"
    r"principle|assumption|capacity|concept|science|activity|operation|map|mapping|function|space|collection|class|family|locus|"
    r"group|state|condition|effect|theory|art|region|point|distance|time|rate|cost|gap|subset|smallest|largest|union|intersection|limit)"
)
_DIFFERENTIA = r"(?:that|which|of|where|in which|for which|by which|to which|on which|whose|who|for|to|with|between|consisting|composed|designed|containing|used|such that|from|made|trained|relating|in)"
_JUDGED = (
    r"(?:very|highly|most|more|less|only|first|second|third|last|same|best|worst|next|other|another|major|minor|main|key|central|crucial|critical|"
    r"important|essential|fundamental|popular|common|promising|powerful|invaluable|efficient|effective|flexible|natural|useful|good|great|simple|standard|valuable|appealing|"
    r"reasonable|viable|strong|weak|recent|new|novel|interesting|challenging|difficult|hard|long|big|huge|significant|serious|well-known|"
    r"widely|classic|classical|active|growing|necessary|robust|prominent|notable|potential|possible|clear|direct|better|suitable|ubiquitous|"
    r"great|rich|vital|integral|core|prime|primary|leading|typical|example|examples|result|results|consequence|matter|question|challenge|lot|"
    r"range|variety|number|part|step|case|way|reason|basis|source|indication|sign|advantage|limitation|variant|instance|few|bit|summary|list|follow-up|"
    r"topic|extension|direction|goal|priority|cause|issue|concern|success|choice|"
    r"baseline|fact|opportunity|obstacle|barrier|strength|tool|promising|desirable|little|lower|upper|one)"
)
_NAMING = (
    # "We call X the T." / "... which we call T."
    rf"\b(?:we|I|authors) {_ADVERB}(?:call|term|dub|name) (?P<of>[^,.;:]{{3,120}}?) (?:a |an |the )?[“\"‘](?P<quoted>[^”\"’]{{2,50}})[”\"’]",
    rf"\b(?:we|I) {_ADVERB}(?:refer to|denote) (?P<of>[^.;:]{{3,140}}?) as (?:a |an |the )?{TERM}(?=[.;:]|, (?:and|which|since|as|because|where)|\)| because| and (?:we|use)|$)",
    rf"\b(?:which|that) (?:we|I) {_ADVERB}(?:call|term|dub|refer to as|name) (?:a |an |the )?{TERM}(?=[.,;:)]|$)",
    rf"\b(?:we|I) use (?:the (?:term|word|name|phrase|notion) )?{TERM} to (?:refer to|mean|describe|denote|indicate|designate) ",
    rf"^(?:The (?:term|phrase|word|notion|concept|notion of|concept of) |An? |The )?{TERM} {_ADVERB}(?:refers to|denotes|means|describes|stands for|designates) (?:(?:the|an?|any|all|those) (?:[\w’-]+ ){{1,4}}?{_DIFFERENTIA}|how|when|whether)\b",
    rf"\bby (?:the term |the phrase )?{TERM},? (?:we|I) (?:mean|understand|denote|refer to) ",
    rf"^(?:An? |The )?{TERM} (?:is|are|can be|may be) {_ADVERB}(?:defined|understood|described) (?:as|to be|by) (?!follows|in\b)",
    r"^(?:The )?(?P<term>[\w-]+(?: [\w-]+){0,2} (?:hypothesis|conjecture|principle|law|thesis|theory)) (?:\([^()]+\) )?(?:suggests|posits|proposes|states|holds|claims|asserts|says) (?:that|an?|the)\b",
    rf"\b(?:be|is|are|being) {TERM}(?:,| \() ?i\.e\.,? (?!the\b|in\b|it\b|they\b|when\b|not\b|that\b)",
    rf"\b(?:we|I) {_ADVERB}define (?:an? |the )?{TERM}(?: \([^()]{{2,30}}\))? (?:as|to be) (?!follows)",
    rf"^(?:An? |The |Any )?(?P<of>[\w -]{{3,80}}?) is (?:said to be|called|termed) (?:an? |the )?{TERM} (?:if|when|whenever|provided)\b",
    rf"^(?P<of>.{{12,200}}?) (?:is|are) (?:then |\w+ly )?(?:called|known as|referred to as|termed|dubbed|said to be) (?:an? |the )?{TERM}(?=[.;]|, |$| if\b| when\b)",
    rf"\b(?:a|an|the|this) (?:\w+ ){{0,3}}(?:phenomenon|technique|method|approach|procedure|property|process|problem|task|model|operator|operation|idea|algorithm|quantity|object|function|structure|setting|paradigm|strategy|condition|theory|framework|concept|point|scheme|test|metric|measure|class|notion) "
    rf"(?:that )?(?:we (?:call|introduce called|term|dub|refer to as)|(?:is )?(?:called|known as|referred to as|termed|dubbed)) (?:an? |the )?{TERM}(?=[.,;:)—–]| (?:that|which|where|in which|and|for|to)\b|$)",
)
_PATTERNS = [re.compile(p, re.IGNORECASE if p.startswith(r"\b") else 0) for p in _NAMING]
_GENUS = re.compile(
    rf"^(?:An? |In (?!this|these|that)[\w -]{{3,40}}, (?:an? )?)?{TERM}(?:,? (?:also|sometimes|often) (?:called|known as|referred to as) [\w -]{{3,40}},?)? (?:is|are) (?:essentially |simply |just |in essence )?"
    rf"(?:(?:a|an|any|one of the) (?!{_JUDGED}\b)(?:[\w’'-]+ ){{1,6}}?{_DIFFERENTIA}\b|the {_KINDS}s? {_DIFFERENTIA}\b)"
)
_GENUS_PLURAL = re.compile(
    rf"^{TERM} are (?!{_JUDGED}\b)(?:[\w’'-]+ )?(?:[\w’'-]+s) (?:that|which|whose|where|designed|trained|consisting|used to)\b"
)
_THE_GENUS = re.compile(rf"^The {TERM} is the {_KINDS}s? {_DIFFERENTIA}\b")
_APPOSITION = re.compile(
    rf"(?:^|[\w,] ){TERM} ?(?:,|—|–|-|\() ?(?:i\.e\.,? |that is,? |meaning |defined as |which (?:is|refers to) )?(?:the|a) {_KINDS} (?:of|that|where|in which|by which|to|whether|for)\b"
)
_WHERE = re.compile(
    rf"(?:^|\b(?:is|study|called|exhibit|observe) ){TERM}, (?:where|in which|whereby|wherein) (?:an? |models?\b|neurons?\b|networks?\b|agents?\b|systems?\b|we\b|users?\b|one\b|each\b|[a-z]+s\b)"
)
_ABSTRACT = re.compile(r"(?:ity|ness|ing|ism|sis|ment|tion|effect|phenomenon|hypothesis)$")
_EQUATION_FOLLOWS = re.compile(r"(?::|\b(?:as|by|is|be|to be|follows))\s*[:.]?$")
_POINTING = re.compile(
    r"\b(?:this|these|that|those|such|it|them|former|latter|the above|the following)\b",
    re.IGNORECASE,
)
_NO_TERM = frozenset(
    """we i it this that these those they there here our their its one two each every such which what who it's let
    next first second third another other some any all special most many both if when while since because as where how why
    then also not now more less above below following former latter so-called respectively example figure table""".split()  # noqa: SIM905
)
_LONGEST = 5


def defined(text: str) -> Iterator[Defined]:
    """The terms that a sentence defines, as it is shown; most define none.

    >>> [d.term for d in defined("An attention head is a component that moves information.")]
    ['attention head']
    >>> [d.term for d in defined("We refer to such neurons as knowledge neurons.")]
    ['knowledge neurons']
    >>> list(defined("Interpretability is a key challenge for safety."))
    []
    """
    if _EQUATION_FOLLOWS.search(text):
        return
    for wording, patterns in _BY_WORDING:
        for pattern in patterns:
            for found in pattern.finditer(text):
                group = found.groupdict()
                name = as_term(group.get("quoted") or group["term"])
                if not name or (pattern is _WHERE and not _ABSTRACT.search(name.split()[-1])):
                    continue
                before = text[: found.start("quoted" if group.get("quoted") else "term")]
                yield Defined(name, wording, leans=_leans(before, group.get("of")))


_BY_WORDING = (
    (Wording.NAMING, tuple(_PATTERNS)),
    (Wording.GENUS, (_GENUS, _GENUS_PLURAL, _THE_GENUS)),
    (Wording.APPOSITION, (_APPOSITION, _WHERE)),
)


def _leans(before: str, of: str | None) -> bool:
    """Whether what is named stands in the sentence before: "We refer to this procedure as ..."."""
    told = of if of is not None else before
    return bool(_POINTING.search(told)) and len(told.split()) < 9


def as_term(text: str | None) -> str:
    """`text` as a term: 1 to 5 words, no article, no function word at an end; "" where it is none.

    >>> as_term("the residual stream"), as_term("our approach"), as_term("results of")
    ('residual stream', '', '')
    """
    words = re.sub(
        r"^(?:an?|the|so-called)\s+", "", (text or "").strip(" ,“”\"‘’'"), flags=re.IGNORECASE
    ).split()
    if not 1 <= len(words) <= _LONGEST:
        return ""
    while len(words) > 1 and len(words[-1]) == 1:  # "a toric variety X"
        words.pop()
    low = [w.lower() for w in words]
    if (
        low[0] in _NO_TERM
        or any(w in FUNCTION_WORDS and w != "of" for w in low)
        or any(w in _NO_TERM for w in low)
        or low[0] == "of"
        or low[-1] == "of"
        or all(is_plain_noun(w) for w in low)
        or (is_plain_noun(low[0]) and len(low) == 1)
        or any(
            is_verb(w) and not is_plain_noun(w) and not w.endswith(("ed", "ing")) for w in low[:-1]
        )
        or low[-1].endswith("ly")
        or (len(words) == 1 and (len(words[0]) < 3 or is_verb(low[0]) or low[0].endswith("ed")))
        or not all(re.fullmatch(r"[^\W_](?:[\w’'/–-]*[\w])?", w) for w in words)
        or any(w.isdigit() or len(w) == 1 for w in low)
    ):
        return ""
    return " ".join(words)
