"""Whether a sentence leans on the one before it: says "this" or "they" of what it does not name."""

from __future__ import annotations

import re

from readgroup.text.tokens import STOP_WORDS, stem

_PAPER = r"(?:paper|work|review|survey|article|study|thesis|primer|essay|report|tutorial|note|letter|chapter|manuscript|guide)\b"
_START = re.compile(
    "|".join(
        (
            rf"(?:This|That|These|Those)\b(?! {_PAPER})",
            r"It\b(?! (?:helps? to|pays to|takes (?!advantage|care|into|as|up|over)[^,;]{1,60}\bto)\b)(?! (?:is|remains|was|has been|seems|appears|would be|may be|becomes|can be) (?:\w+ly |still |also |not |yet |well |an? |often |now )*"
            r"(?:open|unclear|unknown|possible|impossible|important|difficult|hard|easy|clear|known|necessary|useful|likely|unlikely|worth|essential|crucial|"
            r"natural|common|tempting|interesting|shown|argued|helpful|reasonable|sufficient|challenging|plausible|remarkable|surprising|desirable|believed|mystery)\b)",
            # Words for what was named, or that follow on it.
            r"(?:Its|They|Their|Them|He|She|His|Her|Such|Both|Another|Others?|Either|Neither|Similarly|Likewise|Here|Instead|"
            r"Otherwise|Rather|Again|Alternatively|Conversely|Doing so|Same|Each of|(?:Some|All|Many|One|Most) of (?:these|them)|None of|Two of|Also|Then|"
            r"Now|So|But|And|Or|Yet|Nor|Two|Three|Four|Since then|Afterwards?|Thus|Hence|Therefore|Consequently|To (?:therefore|thus))\b",
            r"(?:To do (?:so|this)|(?:Because of|Despite|Given|For|With|From|By|To|At|On|Under|After|Unlike|Like) this|In this (?:case|way|sense|regard|setting|example|"
            r"context|view|manner|scenario|figure|table)|In (?:these|that|such)|For these|In our case|For (?:example|instance)|As (?:an example|such|before)|"
            r"On the contrary|(?:In|By|On) contrast|On the other hand)\b|(?:In|By) comparison,|(?:In|By) contract,",
            # What is to be overturned.
            r"(?:Naively|Superficially|On the surface|At first (?:glance|sight)),",
            # Of which model, is not said.
            r"(?:If|When|Once) the (?:model|network|system|method|algorithm|procedure|process|results?|values?|answer|output|input|text|data) (?:is|are|was|were|has|have|does|do)\b",
            r"[Tt]he (?:former|latter|above|aforementioned|following|same|resulting|obtained|second|third|fourth|other|next|previous|rest|"
            r"remaining|remainder|last|final|first)\b|An? (?:second|third|fourth|fifth|final|similar|further|related) \w+\b",
            r"Each (?:data ?set|split|run|setting|group|class|category|subset|row|column|panel|task|sample|step|case|one) (?:is|was|has|consists?|contains?|comprises?|includes?|uses?)\b",
            r"One (?:is|was|of|approach|way|reason|example|possibility|option|such|issue|problem)\b",
            # A definite noun that says nothing by itself, with its verb.
            r"The (?:(?:main|key|overall|whole|basic|only|other) )?(?:process|procedure|task|reason|difference|idea|intuition|situation|effect|results?|problem|question|answer|case|trend|pattern|gap|proof|"
            r"claim|statement|conclusion|motivation|remainder) (?:is|are|was|were|has|have|had|can|could|may|will|would|does|did|goes|shows?|suggests?|starts?|begins?|initiates?|consists?|works?|follows?|holds?|remains?|involves?|differs?)\b",
            # From what, is not said.
            r"In parallel,|(?:At|In|During) the (?:first|second|third|fourth|next|last|final) (?:stage|step|phase|round|part|case|setting)\b(?! (?:of|stud))|At (?:that|this) (?:time|point|stage)\b|(?:In|For) the other (?:cases?|settings?|conditions?|experiments?|two|three)\b|On a (?:more|less) \w+ level\b|In (?:our|the|this) experiment,|Following (?:this|that)\b|As (?:with|for|in) the previous\b|Especially,|Equally \w+ (?:is|are)\b|An alternative (?:lens|view|approach|way|method|strategy|perspective|option|choice|solution)\b|All other \w+ (?:is|are|was|were)\b|"
            r"(?:An|The only|The sole|One) exceptions? (?:is|are|was|were)\b|There (?:is|are|seems?|appears?)(?: to be)? (?:an|one|some) (?:\w+ )?exceptions?\b|"
            r"Similar (?:\w+ )?(?:structures?|results?|patterns?|trends?|observations?|findings?|behaviou?rs?|effects?|phenomena|conclusions?|arguments?|ideas?) (?:has|have|is|are|was|were|can|could|may|holds?|appl(?:y|ies))\b",
            # Steps of a procedure, and asides to the reader.
            r"We (?:do|did|achieve|accomplish) (?:so|this|that|it)\b|We (?:stop|continue|repeat|proceed|return|iterate|terminate) (?:when|until|with|to|by|the)\b",
            r"(?:Consider|Suppose|Let|Recall|Note|Notice|Observe|Assume|Imagine|Say)\b",
        )
    )
)
_INSIDE = re.compile(
    "|".join(
        (
            r"^(?:We|I|The authors) (?:\w+ly |also |further )?\w+ (?:that (?:they|it|these)|(?:(?:how|whether|why|when) )?(?:its|their)|(?:how|whether|why|when) (?:it|they)) ",
            rf"^(?:We|I|The authors|(?:This|The) {_PAPER}) (?:[a-z-]+ ){{1,6}}of (?:how|why|when) (?:it|they) ",
            # "We find it hard" names what it speaks of.
            r"^(?:We|I|The authors) (?:\w+ly |also |then |further )?(?!find|found|consider|deem|believe|think|make|take|leave|expect)\w+ it\b",
            r"\b(?:of|confirm\w*|support\w*|test|tested|against|for|improves?|strengthens?) our hypothesis\b(?! (?:that|of|is|was)\b)|^Previous (?:layers|steps|sections|cases|examples|models)\b",
            r", (?:too|though|again|however|nevertheless|nonetheless),| here(?! (?:we|I)\b)|\bwe again\b|, suppose ",
            r"\b(?:in|of|for|on|from|by|with|to|recommend|consider|see) that (?:work|case|paper|end|setting|sense|way|regard|respect|point|time)\b",
            rf"^(?:\S+ ){{1,14}}(?:this|these|those|such a|such an) (?!{_PAPER})\w+",
            r"\b(?:of|by|from|to|with|for|in|on|at|as|like|than|about|because of|do|does|did|via|through|and|that|if|but) (?:this|these|those)"
            r"(?=[.,;:)]| (?:is|are|was|were|can|may|will|and|or|by|to|as|in|that|would|could|does|has|have)\b)",
            r"\b(?:the|these|those) (?:former|latter|aforementioned|above|two|three|four)\b|\b(?:overcom|address|solv|mitigat|resolv|tackl|answer|alleviat|remed|circumvent|counter|achiev)\w* (?:this|these|those)\b",
            r"\b(?:mentioned|described) above|\bsuch (?!as\b|that\b|an?\b|is\b|are\b)[a-z–-]+(?: [a-z]|,)|\b(?:as|such) (?:above|before)|\bin such (?:a )?cases?",
            r"\bthe same (?:two|three|four|five|six) (?!\w+ as\b)(?:\w+ )?\w+s\b(?!.* (?:as|for both|across)\b)",
            r"\b(?:repeat|perform|apply|follow|run|employ)\w* the same (?:steps|procedure|process|argument|reasoning|recipe|protocol)\b(?! (?:as|of)\b)(?!.* (?:as|for both|across)\b)",
            r"\b(?:somewhat|even|still) \w+er still\b|\b(?:is|are|was|were) (?:just |exactly |quite )?the (?:opposite|reverse|contrary)(?=[,.;])",
            # Whose, or which, is not said.
            r"\bthe authors (?:\w+ly |also |then )?(?:show|demonstrate|find|found|argue|propose|report|observe|claim|suggest|use|introduce)\w*\b",
            r"\b(?:of|that|whether|treat|test|tests|tested|reject|rejects|support|supports|confirm|confirms) the hypothesis\b(?! (?:that|of|class|space|test\w*)\b)|\bthe chosen (?:method|approach|strategy|setting|model|value|option)s?\b|\bin question\b(?![ -](?:answer|generation))",
            # Of what, is not said.
            r"\b(?:introduc|survey|review|overview|summari[sz]|discuss)\w*(?: of| to)? the (?:field|area|topic|subject|domain)\b(?! (?:of|that|known|called)\b)|\b(?:clos|bridg|fill|narrow)\w* (?:that|the) gap\b(?! (?:between|in|of|from|that)\b)",
            r"\bthese (?:two|three|four)|\b(?:this|these) (?:is|are|suggests?|shows?|means?)\b",
        )
    ),
    re.IGNORECASE,
)
_DEMONSTRATED = re.compile(
    r"\b(?:these|those|this) (?!paper|work|review|survey|article|study|thesis|primer|essay|report|tutorial|note|letter|chapter|manuscript|guide"
    r"|approach|method|technique|framework|model|algorithm|idea|setting|end|is\b|are\b|who\b|that\b|which\b|of\b|in\b|for\b|with\b|from\b|by\b)"
    r"([a-z-]{3,}(?: [a-z-]{3,})?)"
)
_OF_SEVERAL = (
    re.compile(
        r"\bboth (?:of (?:them|the)\b|(?!the\b|in\b|of\b|for\b|its\b|their\b|our\b)(?:[a-z-]+ )?[a-z-]{3,}s(?=[.,;:)]| (?!and\b|or\b)\w))"
    ),
    re.compile(
        r"\bthe (?:first|second|third) (?:type|kind|one|approach|case|method|group|step|question|setting|option|term|part)s?\b"
    ),
)
_SEVERAL = re.compile(r" (?:and|or|two|versus|vs\.?|nor) ")
"""Without these before it, nothing is named that could be both, or the first."""
_MANY = frozenset(
    ["and", "people", "humans", "data", "men", "women", "children", "who", "phenomena"]
)
_PLAIN_WORD = re.compile(r"[a-z]+")


_RELATION = re.compile(
    r"\bthe (differences?|controversy|controversies|debates?|disputes?|discrepanc(?:y|ies)|disagreements?|mismatch|paradox|theorem)"
    r"(?=[.,;:)]| (?:as|is|are|was|were|will|can|may|must|has|have|had|or|and|starts?|begins?|becomes?|vanish(?:es)?|disappears?)\b)"
)
"""Between or about what, the sentence before has told."""


def leans(text: str) -> bool:
    """Whether the sentence needs another one to be understood.

    >>> leans("This shows that it is larger."), leans("Sparse probes read few neurons.")
    (True, False)
    >>> leans("Testing on code improves the robustness of our hypothesis."), leans("We test our hypothesis that it is so.")
    (True, False)
    >>> leans("This paper gives an overview of how they are made."), leans("This review introduces the field to newcomers.")
    (True, True)
    >>> leans("We place it among its rivals."), leans("We find it hard to compare probes.")
    (True, False)
    """
    return bool(
        _START.match(text)
        or _INSIDE.search(text)
        or _counts_unnamed(text)
        or _points_back(text)
        or _has_bare_pronoun(text)
        or _relates_unnamed(text)
    )


def _counts_unnamed(text: str) -> bool:
    """Whether it speaks of both or the first of things that it does not name.

    >>> _counts_unnamed("We answer both questions."), _counts_unnamed("Of probes and heads, both methods fail.")
    (True, False)
    """
    found = (pattern.search(text) for pattern in _OF_SEVERAL)
    return any(one and not _SEVERAL.search(text[: one.start()]) for one in found)


def _points_back(text: str) -> bool:
    """Whether it speaks of "these layers" without having named layers itself.

    >>> _points_back("We find similar results at these layers."), _points_back("Layers exist; we probe these layers.")
    (True, False)
    """
    for found in _DEMONSTRATED.finditer(text):
        named = {stem(word) for word in _PLAIN_WORD.findall(text[: found.start()].lower())}
        nouns = [word for word in found[1].lower().split() if word not in STOP_WORDS]
        if not any(stem(noun) in named for noun in nouns):
            return True
    return False


def _relates_unnamed(text: str) -> bool:
    """Whether it speaks of "the differences" and never says of what.

    >>> _relates_unnamed("Soon the differences vanish."), _relates_unnamed("They differ; the difference is small.")
    (True, False)
    """
    found = _RELATION.search(text)
    if not found:
        return False
    said = [stem(word)[:6] for word in _PLAIN_WORD.findall(text.lower())]
    return said.count(stem(found[1].lower())[:6]) < 2


def _has_bare_pronoun(text: str) -> bool:
    """Whether "they" or "she" stands for somebody or something that the sentence has not named.

    >>> _has_bare_pronoun("We repurpose their loss."), _has_bare_pronoun("Probes err where they are large.")
    (True, False)
    """
    plural = re.search(r"\b(?:they|them|their)\b", text, re.IGNORECASE)
    if plural:
        before = _PLAIN_WORD.findall(text[: plural.start()].lower())
        many = (w.endswith("s") and len(w) > 3 and not w.endswith(("ss", "us")) for w in before)
        named = any(many) or not _MANY.isdisjoint(before)
        return not named
    single = re.search(r"\b(?:he|she|him)\b", text)
    return single is not None and not re.search(r" [A-Z][a-z]", text[: single.start()])
