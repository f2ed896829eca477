"""Statements of the paper as subordinate clauses: what can stand after "that" or "to find out"."""

from __future__ import annotations

import re

from readgroup.writing.vocabulary import has_verb, is_command

LONGEST, SHORTEST = 22, 4
"""Words of a clause."""

_SAYING = (
    r"(?:show|shows|showed|find|finds|found|argue|argues|argued|demonstrate|demonstrates|demonstrated|prove|proves|conclude|"
    r"suggest|suggests|suggested|hypothesi[sz]e|hypothesi[sz]es|conjecture|claim|claims|believe|observe|observed|reveal|reveals|"
    r"indicate|indicates|confirm|confirms|note|evidence|"
    r"view|fact|implies|imply|see|means|recogni[sz]e|contend|state|states)"
)
_THAT = re.compile(rf"\b{_SAYING},? that (.+)$")
_POINT = re.compile(
    r"The (?:\w+ )?(?:idea|point|result|intuition|upshot|consequence|implication|lesson|message|conclusion) (?:is|was|has been) that (.+)$"
)
_CONCESSION = re.compile(r"(?:Even|If|While|Although|Though|When|Since|Because|As|Given)\b")
_ASSUMED = re.compile(
    r"\b(?:assum(?:e|es|ed|ing|ption)|suppose[sd]?|posit(?:s|ed)?|presuppos(?:e|es|ing)|hypothesis|hypothesi[sz]e[sd]?|conjectures?|expect|premise),? that (.+)$"
)
_ASKING = re.compile(
    r"\b(?:unclear|unknown|question|questions|questions?[^.,;]{0,60}? (?:is|are)|question of|open|understand|determine|investigate|ask|asks|know|known|explore|"
    r"examine|test|see|establish|understood|clarify|to learn)(?: of)? ((?:whether|how|why|to what extent)\b .+)$"
)
_TAIL = re.compile(
    r"(?:, (?:which|we|our|the authors|suggesting|indicating|thus|thereby|providing|making|leading|allowing|whereas|but|even|although|though|while|so|hence|"
    r"since|because|as (?:shown|well|described|illustrated|opposed|discussed)|and (?:that|the|we|it|this|these|they|not|therefore|thus|hence|so)|with|where|when|for example|such as|including|especially|"
    r"particularly|for instance|demonstrating|showing|implying|highlighting|resulting|meaning|rather than|unlike|despite|in (?:contrast|particular|line))\b|, (?:e\.g\.|i\.e\.|however)| – | — |—|; |: ).*$"
)
_LABEL = re.compile(r"\(\w{1,2}\)|\w\(")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DANGLING = re.compile(
    r"^(?:the readers?|there|another|similar|some of|others?|\d+ [A-Z]|readers|one|you|this|these|those|that|it|they|such|he|she|both|the (?:former|latter|above|following|same|other|first|second|third|last))\b|"
    r"\b(?:this|these|those|they|them|it is|it was|the former|the latter|(?:two|three|several|many) (?:reasons|factors|ways)|above|below|previous section|following|here|aforementioned|he|she|his|her|my|I)\b"
)
_SUBORDINATE = re.compile(
    r"^(?:If|When|While|Although|Though|As|Since|Because|By|From|To|Similar|Compared|Based|After|Before|During|Given|Despite|Unlike|Under|Once|"
    r"Following|Using|Through|Without|Between|Beyond|Rather|Instead|Whether|How|Why|What|Whereas|Let|Consider|Note|Recall|See|Suppose|Assume|Here|Now|"
    r"Due|Not|Only|Nor|Like|Even|Moving|Towards?|Intuitively|Typically|Often|Sometimes|Usually|Generally|Currently|Recently|Historically|Perhaps|Maybe|Clearly|Naturally|Unfortunately|Interestingly|More|Most importantly|\w+ing)\b"
)
_OWN = re.compile(r"(?:We|I|Our|My|This (?:paper|work|review|survey|primer|article|study))\b")
_REPORT = re.compile(
    rf"(?:[\w’'-]+ ){{1,10}}?(?:have |has |had |can |also |further )*{_SAYING},? that\b",
    re.IGNORECASE,
)
_OWN_LATER = re.compile(r"[^,]{1,80}, (?:we|our|one|it|they|this|I)\b", re.IGNORECASE)
_ODD = re.compile(
    r"\b\w{1,2},\w\b|[=<>≤≥∈|{}\\^_~$\[\]“”\"]|https?:|\bet al\b|\b(?:Figure|Fig\.|Table|Section|Eq\.|Appendix)\b|\?|!"
)
_OPEN = re.compile(
    r"^((?:Whether|How|Why|To what extent)\b .+?) (?:is|are|remains?) (?:\w+ly )?(?:still )?(?:an? )?(?:open|unclear|unknown|unresolved|not known|not clear)"
)
_FIRST_OPENING = re.compile(r"(?:(?:whether|how|why|to what extent) )?(?:[Ww]e|[Oo]ur)\b")
_FIRST_INSIDE = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
_FIRST_PERSON = (
    (re.compile(r"\b[Ww]e’ve\b|\b[Ww]e've\b"), "the authors have"),
    (re.compile(r"\b[Ww]e\b"), "the authors"),
    (re.compile(r"\b(?:[Oo]urs)\b"), "the authors' own"),
    (re.compile(r"\b[Oo]ur\b"), "the authors'"),
    (re.compile(r"\b(?:us)\b"), "the authors"),
    (re.compile(r"\bourselves\b"), "themselves"),
)


def that_clause(text: str) -> str:
    """What a sentence says that somebody shows or finds, "" where it says no such thing.

    >>> that_clause("We find that sparse features explain most of the loss, which is surprising.")
    'sparse features explain most of the loss'
    """
    found = _POINT.match(text) or _THAT.search(text)
    if not found:
        return ""
    return _tidy(found[1].split(",")[0] if _CONCESSION.match(text) else found[1])


def assumed_clause(text: str) -> str:
    """What a sentence says that somebody assumes, "" where it says no such thing.

    >>> assumed_clause("Most methods assume that features are linear directions.")
    'features are linear directions'
    """
    found = _ASSUMED.search(text)
    return _tidy(found[1]) if found else ""


def asked_clause(text: str) -> str:
    """An indirect question in a sentence, "" where there is none.

    >>> asked_clause("It remains unclear whether our probes transfer to larger models.")
    "whether the authors' probes transfer to larger models"
    """
    found = _OPEN.match(text)
    if found:
        return _tidy(found[1][0].lower() + found[1][1:])
    found = _ASKING.search(text)
    return _tidy(found[1]) if found else ""


def whole_clause(text: str) -> str:
    """A plain statement without its full stop, "" for sentences that do not fit after "that".

    The first letter keeps its case; sentences about what the authors did ("We ...") do not fit.

    >>> whole_clause("Toy models offer ground truth.")
    'Toy models offer ground truth'
    """
    if _OWN_LATER.match(text):
        return ""
    if _POINT.match(text) or _REPORT.match(text):
        return that_clause(text)
    return "" if _OWN.match(text) else own_clause(text)


def own_clause(text: str) -> str:
    """As `whole_clause`, also for what the authors say of themselves.

    >>> own_clause("We only study models of a single layer.")
    'the authors only study models of a single layer'
    """
    return (
        ""
        if is_command(text) or _SUBORDINATE.match(text) or "," in " ".join(text.split()[:3])
        else _tidy(text)
    )


def _tidy(clause: str) -> str:
    if _LABEL.search(clause):
        return ""
    clause = _TAIL.sub("", _ASIDE.sub("", clause.strip())).rstrip(" .,;:")
    clause = clause.replace(" also ", " ")
    if (
        _DANGLING.search(clause[:1].lower() + clause[1:])
        or _ODD.search(clause)
        or not has_verb(clause)
    ):
        return ""
    clause = _in_third_person(clause)
    if not SHORTEST <= len(clause.split()) <= LONGEST or clause.count("(") != clause.count(")"):
        return ""
    return clause if clause.split()[-1].lower() not in _UNFINISHED else ""


def _in_third_person(clause: str) -> str:
    """The clause with "the authors" for "we", then "they" and "their"; "" for a "we" inside it.

    A "we" that does not open the clause may mean everybody.
    """
    if _FIRST_INSIDE.search(clause) and not _FIRST_OPENING.match(clause):
        return ""
    for pattern, replacement in _FIRST_PERSON:
        clause = pattern.sub(replacement, clause)
    head, named, rest = clause.partition("the authors")
    rest = rest.replace("the authors'", "their").replace("the authors", "they")
    return head + named + rest


_UNFINISHED = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "to",
        "with",
        "and",
        "or",
        "the",
        "a",
        "an",
        "that",
        "is",
        "are",
        "as",
        "from",
        "than",
        "not",
        "which",
        "be",
        "can",
    ]
)
