"""What symbols stand for: "where k is the number of latents", "let X denote ...", "we write ...".

The mathematics that a PDF gives is rubble, so only what reads as words is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readgroup.writing.vocabulary import FUNCTION_WORDS

_S = r"(?P<symbol>[^\W\d_][^\s,.;:()=]{0,7}(?:\([\w·,]{1,5}\))?)"
_IS = r"(?:is|are|denotes?|represents?|stands? for|refers to|indicates?)"
_ARTICLE = r"(?:the|an?|some|each|any|our|one|all)"
_DESC = rf"(?P<means>{_ARTICLE} [^;:=<>∈≤≥≈|{{}}]{{3,140}}?)"
_END = r"(?=[.;](?:\s|$)|, (?:and )?(?:\S{1,8} (?:is|are|denotes?|represents?)\b|where\b|which\b|with\b|so\b|then\b|we\b|let\b)| and \S{1,8} (?:is|are|denotes?|represents?)\b|\)|$| is defined| such that| and (?:let|seek|we)\b| and \S{1,6} (?:be|the|an?) |, i\.e|,? derived)"
_CLAUSE = re.compile(r"(?:^|[,;] |\()(?:[Ww]here|[Hh]ere,?|and|with|[Ll]et|[Dd]efine)\b")
_WHERE = re.compile(rf"(?:^|(?<=\s)){_S} {_IS} {_DESC}{_END}")
_LET = re.compile(rf"\b[Ll]et {_S}(?: ∈ \S+)? (?:be|denote|represent) {_DESC}{_END}")
_DENOTED = re.compile(
    rf"\b(?:we )?(?:also )?denote {_DESC} (?:as|by|with) {_S}(?=[.,;]|\s(?:and|for|where|in)\b|$)"
)
_USED = re.compile(
    rf"\b(?:use|write) {_S} (?:to (?:denote|represent|refer to|mean)|for) {_DESC}{_END}"
)
_COMMON = re.compile(r"[A-Z]?[a-z]{3,}s?|[a-z]{2}|[A-Z]{2,}s?|\w*-\w*")
_SYMBOLS = frozenset(
    {
        "pos",
        "dim",
        "len",
        "lr",
        "xi",
        "yi",
        "zi",
        "hi",
        "wi",
        "ei",
        "di",
        "fi",
        "vi",
        "ai",
        "si",
        "xt",
        "ht",
        "zt",
        "yt",
        "st",
        "ct",
        "xj",
        "yj",
    }
)
_RUBBLE = re.compile(
    r"[∑∏∫√∂∇⊂⊆∪∩∀∃↦→←⇒⟨⟩∥⊗⊕±×·∝∞\\^~_\ue000-\uf8ff]|\b\w \w \w\b|\(\s*\)|,\s*,|[+−]\w"
)
_WORD = re.compile(r"[A-Za-z]{4,}")
_LAST = re.compile(
    r"(?:\b(?:of|the|a|an|and|or|for|to|in|on|with|by|as|that|which|is|are|at|from|al|(?:the|an?) \w|Eqn?|Eqs?|Fig|Sec|i\.e|e\.g)|[,(]|[a-z] \d)$"
)
_BARE = frozenset(
    [
        "constant",
        "vector",
        "matrix",
        "number",
        "function",
        "parameter",
        "scalar",
        "set",
        "value",
        "variable",
        "index",
        "point",
    ]
)
"""What alone says too little of a symbol."""
_MOST_WORDS = 18


def notation(exact: str) -> Iterator[tuple[str, str]]:
    """(symbol, what it stands for) of each symbol that a sentence introduces, as printed.

    >>> list(notation("where k is the number of active latents and λ is a hyperparameter."))
    [('k', 'the number of active latents'), ('λ', 'a hyperparameter')]
    >>> list(notation("Let Φ denote a sparse matrix, and let the claim be the same."))
    [('Φ', 'a sparse matrix')]
    >>> list(notation("It is the case where one is the better model."))
    []
    """
    opened = _CLAUSE.search(exact)
    found = [*_LET.finditer(exact), *_DENOTED.finditer(exact), *_USED.finditer(exact)]
    if opened:
        found += _WHERE.finditer(exact, opened.start())
    given: set[str] = set()
    for match in sorted(found, key=lambda m: m.start()):
        symbol, means = match["symbol"], match["means"].strip(" ,")
        shared = (
            exact[: match.start()].rstrip().endswith((" and", " or", ","))
            and " are " in match[0][:12]
        )
        if symbol not in given and not shared and is_symbol(symbol) and _reads(means):
            given.add(symbol)
            yield symbol, means


def is_symbol(text: str) -> bool:
    """Whether `text` can be a symbol and no word: one letter, or letters that no word has.

    >>> [is_symbol(s) for s in ("k", "λ", "Wenc", "dmodel", "f(x)", "one", "It", "a", "model")]
    [True, True, True, True, True, False, False, False, False]
    """
    if text in ("a", "I", "A") or text.lower() in FUNCTION_WORDS:
        return False
    if text in _SYMBOLS or len(text) == 1:
        return text[0].isalpha()
    bare = text.split("(", maxsplit=1)[0]
    if len(bare) == 1 or any(ord(c) > 0x24F for c in bare):
        return "’" not in text
    if bare.startswith("d") and bare[1:] in ("model", "head", "k", "v", "in", "out", "mlp", "sae"):
        return True
    if re.fullmatch(r"[A-Z][a-z]{1,4}", bare) and bare[1:] in (
        "enc",
        "dec",
        "in",
        "out",
        "i",
        "j",
        "k",
        "t",
        "n",
    ):
        return True
    return not _COMMON.fullmatch(bare) and not any(c in text for c in "'’/\"“”-[]")


def _reads(means: str) -> bool:
    words = means.split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and bool(_WORD.search(means))
        and not _RUBBLE.search(means)
        and not _LAST.search(means)
        and means.count("(") == means.count(")")
        and sum(len(w) == 1 and w != "a" for w in words) <= 2
        and (len(words) > 2 or words[1].lower() not in _BARE)
        and words[1].lower() not in ("same", "following", "only", "case")
    )
