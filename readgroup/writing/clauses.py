"""Short statements of the paper that can stand, word for word, after "that" or "to find out".

A clause is taken whole or not at all: what would have to be cut, or put into other words, is left
to the quote beside the question.
"""

from __future__ import annotations

import re

from readgroup.writing.vocabulary import has_verb, is_command, is_plain_noun, is_verb

LONGEST, SHORTEST = 14, 4
"""Words of a clause."""

_SAYING = (
    r"(?:show|shows|showed|find|finds|found|argue|argues|argued|demonstrate|demonstrates|demonstrated|prove|proves|"
    r"conclude|suggest|suggests|suggested|conjecture|claim|claims|believe|observe|observed|reveal|reveals|indicate|"
    r"indicates|confirm|confirms|implies|imply|contend)"
)
_THAT = re.compile(rf"\b{_SAYING} that (.+)$")
_ASSUMED = re.compile(
    r"\b(?:assum(?:e|es|ed|ing)|suppose[sd]?|posits?|presuppos(?:e|es|ing)|hypothesi[sz]e[sd]?|"
    r"(?:under|on|upon|with|makes?|made) (?:the|an) (?:assumption|hypothesis)) that (.+)$"
)
_ASKING = re.compile(
    r"\b(?:unclear|unknown|question|question of|question is|open|understand|determine|investigate|ask|asks|know|"
    r"known|explore|examine|test|establish|understood|clarify) ((?:whether|how|why|to what extent) .+)$"
)
_OPEN = re.compile(
    r"^((?:Whether|How|Why|To what extent) .+?) (?:is|are|remains?) (?:\w+ly )?(?:still )?"
    r"(?:an? )?(?:open|unclear|unknown|unresolved|not known|not clear)"
)
_NOT_PLAIN = re.compile(
    r"[^\w\s’'/%.-]|\b[b-df-hj-np-tv-xz]{1,2}\b|\b\w{1,2}\.|\d\.\s|\b(?:et al|Figure|Fig|Table|Section|Sec|Eq|Appendix|Theorem|Lemma)\b"
)
"""Commas, brackets, formulas and pointers: the clause would have to be cut to read well."""
_LEANING = re.compile(
    r"\b(?:this|these|those|they|them|their|it|its|such|former|latter|above|below|following|here|aforementioned|"
    r"he|she|his|her|my|i|we|our|us|ours|you|your|one|ones|both|same|others|another|first|second|third|"
    r"last|but|so|yet|now|however|moreover|thus|therefore|hence|also|all \w+ options)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:if|when|while|although|though|as|since|because|by|from|to|for|in|on|at|with|of|after|before|during|given|"
    r"despite|unlike|under|once|through|without|between|beyond|rather|instead|whether|how|why|what|which|who|"
    r"whereas|let|not|only|nor|like|even|there|some|many|most|more|several|few|each|every|any|that|and|or|"
    r"towards?|\w+ly|\w+ing|perhaps|maybe|often|sometimes|\d+)\b",
    re.IGNORECASE,
)
_UNFINISHED = frozenset(
    "of in on at by for to with and or the a an that is are as from than not which be can because".split()  # noqa: SIM905
)


def that_clause(text: str) -> str:
    """What a sentence says that somebody shows or finds, "" where that is not short and plain.

    >>> that_clause("We find that sparse features explain most of the loss.")
    'sparse features explain most of the loss'
    >>> that_clause("We find that sparse features explain most of the loss, which is surprising.")
    ''
    """
    found = _THAT.search(text)
    return _plain(found[1]) if found else ""


def assumed_clause(text: str) -> str:
    """What a sentence says that somebody assumes, "" where that is not short and plain.

    >>> assumed_clause("Most methods assume that features are linear directions.")
    'features are linear directions'
    """
    found = _ASSUMED.search(text)
    return _plain(found[1]) if found else ""


def asked_clause(text: str) -> str:
    """An indirect question in a sentence, "" where there is none that is short and plain.

    >>> asked_clause("It remains unclear whether linear probes transfer to larger models.")
    'whether linear probes transfer to larger models'
    """
    found = _OPEN.match(text)
    asked = found[1][0].lower() + found[1][1:] if found else ""
    if not asked:
        inside = _ASKING.search(text)
        asked = inside[1] if inside else ""
    opening, _, rest = asked.partition(" ")
    rest = rest.removeprefix("what extent ")
    return asked.rstrip(". ") if opening and _plain(rest) else ""


def whole_clause(text: str) -> str:
    """A short plain statement without its full stop, "" for any other sentence.

    The first letter keeps its case.

    >>> whole_clause("Toy models offer ground truth.")
    'Toy models offer ground truth'
    >>> whole_clause("We train ten probes on one layer.")
    ''
    """
    return "" if is_command(text) or _THAT.search(text) else _plain(text)


def _plain(clause: str) -> str:
    """The clause if it reads by itself as it stands, else ""."""
    clause = clause.strip().rstrip(".")
    words = clause.split()
    if not SHORTEST <= len(words) <= LONGEST or not has_verb(clause):
        return ""
    if _NOT_PLAIN.search(clause) or _LEANING.search(clause) or _OPENING.match(clause):
        return ""
    if words[0].lower() == "the" and is_plain_noun(words[1].lower()) and is_verb(words[2].lower()):
        return ""
    cut = words[-1].lower() in _UNFINISHED or is_verb(words[0].lower())
    return "" if cut else clause
