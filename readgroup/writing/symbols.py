"""Letters that stand for something the sentence does not name, and what is left of sub- and superscripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.writing.tagging import Word, tagged

_LETTER = r"(?:[B-HJ-Zb-hj-zα-λν-ωΓΔΘΛΞΠΣΦΨΩ])"
_SYMBOL = re.compile(_LETTER)
_ALONE = re.compile(
    rf"(?<![\w.’'\[(“\"/@&*+-])(?<!\. ){_LETTER}(?=[)]?[,;:]?\s|[)]?[.,;:]?$)(?! ?[+×=\d(&])"
)
"""Not initials ("E. Smith"), parts of words or formulas, nor what stands in quotes or brackets."""
_DEBRIS = re.compile(
    r"\b[A-Z] ?\([a-z]{2,}\)[a-z]{2,}|\w:,\w|(?<=\s)[∗´]\w|\w[ℓ∆]\b|(?<![\w-])[b-hj-z] 0[a-z]{1,2}\b|"
    r"(?<![\w-])[α-ωb-hj-z] \d+ (?!and\b|or\b|of\b|to\b|in\b|is\b)[a-z]{1,3}\b(?! [a-z]+s\b)|\b[A-Z] [a-z]{1,2}\d[a-z]\d\b"
)
_UNNAMING = ("PR", "CJ", "V", "AT0", "DT0", "AJ", "AVQ", "XX0", "PNQ")
"""What may stand before a letter without saying what it is."""
_COUNTED = ("NN", "NP", "AJ", "VVN", "UN")
"""What a letter may count or be part of: "k latents", "n irreducible representations", "the S node"."""
_LANGUAGES = frozenset("CR")
_WRITTEN = re.compile(
    r"\b(?:written|implement\w*|program\w*|coded|packages?|interfaces?|librar\w+|scripts?|code)\b"
)
_MEANT = frozenset(["a", "an", "the"])
_CALLED = frozenset(["known", "called", "named"])


def has_unnamed_symbol(text: str) -> bool:
    """Whether a letter stands where a name should, or a subscript has lost its place.

    >>> has_unnamed_symbol("They show that γ allows for more."), has_unnamed_symbol("We set a learning rate α.")
    (True, False)
    >>> has_unnamed_symbol("A low rate (smaller than θ) is raised."), has_unnamed_symbol("It is low (the rate θ).")
    (True, False)
    >>> has_unnamed_symbol("We sample D (train)harmful."), has_unnamed_symbol("Each layer has n heads.")
    (True, False)
    """
    if _DEBRIS.search(text):
        return True
    starts = {m.start() for m in _ALONE.finditer(text)}
    if not starts:
        return False
    starts = {at for at in starts if f"-{text[at]}" not in text}
    if _LANGUAGES.issuperset(text[at] for at in starts) and _WRITTEN.search(text):
        return False
    words = tagged(text)
    named: set[str] = set()
    for at, word in enumerate(words):
        if _SYMBOL.fullmatch(word.text) and word.text not in named:
            if word.start in starts and _is_unnamed(words, at):
                return True
            named.add(word.text)
    return False


def _is_unnamed(words: Sequence[Word], at: int) -> bool:
    """Whether neither the word before the letter nor the one behind it says what it is."""
    after = at + 1
    while after + 1 < len(words) and (
        words[after].tag == "CJC" and _SYMBOL.fullmatch(words[after + 1].text)
    ):
        after += 2
    behind = words[after] if after < len(words) else None
    if behind and (behind.tag.startswith(_COUNTED) or behind.low == "most"):
        return False
    if behind and behind.low in ("is", "are", "denotes", "be"):
        told = words[after + 1].low if after + 1 < len(words) else ""
        if told in _MEANT:
            return False
    before = words[at - 1] if at else None
    if before is None:
        return behind is not None and behind.tag.startswith("V")
    if before.text == ",":
        return behind is not None and behind.tag.startswith("V")
    if before.tag == "CJC" and at > 1 and re.fullmatch(r"[A-Za-z]", words[at - 2].text):
        return False
    called = before.low == "as" and at > 1 and words[at - 2].low in _CALLED
    return before.tag.startswith(_UNNAMING) and before.low not in _CALLED and not called
