"""Noun phrases in full: what a short term leaves out is often what makes it this paper's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.writing.tagging import Word, tagged
from readgroup.writing.vocabulary import word_set

LONGEST = 8
"""Words of a phrase."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_NOUNS = ("NN", "NP", "UNC")
_BEFORE = ("AJ0", "AJC", "AJS", "NN0", "NN1", "NN2", "NP0", "CRD", "ORD", "VVN")
_WITHIN = (*_BEFORE, "VVG", "UNC")
_ADVERBIAL = word_set(
    "depth terms general practice particular detail sight order addition fact turn time place short case cases "
    "part parts way ways principle contrast conjunction average top hand view light"
)
"""Nouns that with a preposition tell how something is done, not what is meant."""
_POINTED = word_set(
    "fig figure figures table tables eq eqn eqns equation section appendix algorithm page"
)
"""What is named by a number behind it, which is no part of the phrase."""
_ASIDE = re.compile(r" \([^()]*\)| (?:than|compared (?:to|with)) [^,.;]+")
_VAGUE = word_set("this these those that such its their our his her same other each all both which")


def whole(text: str, term: str) -> str:
    """The noun phrase of `text` that `term` belongs to, with the "of ..." that follows it.

    "" where it is no noun phrase, gets too long, or goes on behind an "and" in its "of ...".

    >>> whole("We train a circuit of 26 attention heads.", "a circuit")
    'a circuit of 26 attention heads'
    >>> whole("We train small sparse probes.", "probes")
    'small sparse probes'
    >>> whole("It holds for polynomials of sines and cosines.", "polynomials")
    ''
    """
    bare = _ARTICLE.sub("", term)
    start = text.lower().find(bare.lower())
    words = tagged(text)
    inside = [n for n, w in enumerate(words) if start <= w.start < start + len(bare)]
    if start < 0 or not inside or not words[inside[-1]].tag.startswith(_NOUNS):
        return ""
    first, last = inside[0], inside[-1]
    while first and words[first - 1].tag in _BEFORE and words[first - 1].low not in _VAGUE:
        first -= 1
    while last + 1 < len(words) and _is_noun(words[last + 1]):
        last += 1
    reached = _of(words, last)
    if reached is None or reached - first >= LONGEST or words[reached].low in _POINTED:
        return ""
    if any(w.tag == "VVN" for w in words[first + 1 : last]):
        return ""
    phrase = text[words[first].start : words[reached].end]
    if first == inside[0]:
        phrase = bare[0] + phrase[1:]
    elif words[first].start == 0 and words[first].text[1:].islower():
        phrase = phrase[0].lower() + phrase[1:]
    article = _ARTICLE.match(term)
    return (article.group() if article else "") + phrase


def nameable(text: str) -> str:
    """The part of a sentence that may name what it is about: no asides, no second of a comparison.

    >>> nameable("Transformers (and probes) learn fewer features than networks do, as expected.")
    'Transformers learn fewer features, as expected.'
    """
    return _ASIDE.sub("", text)


def _is_noun(word: Word) -> bool:
    return word.tag.startswith(_NOUNS) and word.text[0].isalnum()


def _of(words: Sequence[Word], last: int) -> int | None:
    """Index of the last word of the phrase that ends at `last`, with its "of ..." if that tells what is meant.

    None where a part of that would be cut off.
    """
    at = last + 1
    if at >= len(words) or words[at].tag != "PRF":
        return last
    end = at + 1
    while end < len(words) and words[end].tag in ("AT0", *_WITHIN) and words[end].low not in _VAGUE:
        end += 1
    joined = end < len(words) and words[end].low in ("and", "or")
    whole_noun = end > at + 1 and words[end - 1].tag.startswith(_NOUNS)
    if joined or not whole_noun or words[end - 1].low in _POINTED:
        return None
    return last if words[end - 1].low in _ADVERBIAL else end - 1
