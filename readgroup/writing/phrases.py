"""Noun phrases in full: what a short term leaves out is often what makes it this paper's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.writing.tagging import Word, tagged
from readgroup.writing.vocabulary import word_set

LONGEST = 8
"""Words of a phrase."""
_JOINING = word_set("of for in between on from across under over into")
_QUALIFYING = ("AJ0", "AJC", "AJS", "VVN", "VVG", "CRD", "ORD")
_ADVERBIAL = word_set(
    "depth terms general practice particular detail sight order addition fact turn time place short case cases "
    "part parts way ways principle contrast conjunction average top hand view light"
)
"""Nouns that with a preposition tell how something is done, not what is meant."""
_ASIDE = re.compile(r" \([^()]*\)| (?:than|compared (?:to|with)) [^,.;]+")
_INSIDE = ("AJ0", "AJC", "AJS", "NN0", "NN1", "NN2", "NP0", "VVG", "VVN", "CRD", "ORD")
_VAGUE = word_set("this these those that such its their our his her same other each all both which")


def fuller(text: str, term: str) -> str:
    """`term` with the "of ..." and "for ..." that follow it in `text`; the term where none does.

    >>> fuller("The geometry of sparse features in early layers is unknown.", "the geometry")
    'the geometry of sparse features in early layers'
    >>> fuller("The geometry matters.", "the geometry")
    'the geometry'
    """
    at = text.lower().find(term.lower())
    if at < 0 or not term:
        return term
    following = [w for w in tagged(text) if w.start >= at + len(term)]
    end = _end(following, LONGEST - len(term.split()))
    return term + text[at + len(term) : following[end - 1].end] if end else term


def nameable(text: str) -> str:
    """The part of a sentence that may name what it is about: no asides, no second of a comparison.

    >>> nameable("Transformers (and probes) learn fewer features than networks do, as expected.")
    'Transformers learn fewer features, as expected.'
    """
    return _ASIDE.sub("", text)


def _end(words: Sequence[Word], room: int) -> int:
    """How many of the words that follow a noun phrase belong to it, at most `room`."""
    before = end = at = 0
    while at < len(words) and words[at].tag in ("PRF", "PRP") and words[at].low in _JOINING:
        start = at
        at += 1
        while (
            at < len(words) and words[at].tag in ("AT0", *_INSIDE) and words[at].low not in _VAGUE
        ):
            at += 1
        reached = at
        while at and words[at - 1].tag in _QUALIFYING:
            at -= 1
        adverbial = words[at - 1].low in _ADVERBIAL
        if at > room or adverbial or not words[at - 1].tag.startswith(("NN", "NP")):
            # Without its "of ..." the piece before is cut in the middle ("in a number").
            end = before if words[start].tag == "PRF" and reached > start + 1 else end
            break
        before, end = end, at
        if at < reached:
            break
    return end
