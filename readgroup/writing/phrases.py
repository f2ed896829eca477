"""Noun phrases in full: what a short term leaves out is often what makes it this paper's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.writing.tagging import Word, tagged
from readgroup.writing.vocabulary import word_set

LONGEST = 8
"""Words of a phrase."""
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
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
_AMOUNTS = word_set(
    "number amount lot kind kinds type types sort set sets group majority variety range series pair class part parts "
    "rest most half share use form case cases example examples way ways lack order top end sum product handful subset "
    "spite behalf front means help presence absence context result consequence percent fraction"
)
"""Nouns that an "of" joins to what is meant."""
_ACTORS = word_set("we i they you")
"""Before a word that may be a noun, they make a verb of it."""
_VERB = re.compile(
    r"(?:outperform|underperform|achiev|surpass|exceed|improv|reduc|remain|becom|provid|requir|allow|obtain|contain|suggest|outnumber|recover|fail)(?:e?s|ed|e)?",
    re.IGNORECASE,
)
"""What the tagger may take for a noun behind a name it does not know."""
_VAGUE = word_set("this these those that such its their our his her same other each all both which")


def whole(text: str, term: str) -> str:
    """The noun phrase of `text` that `term` belongs to, with the "of ..." that follows it, or with what it is itself an "of" to.

    "" where it is no noun phrase, gets too long, or goes on behind an "and" in its "of ...".

    >>> whole("We train a circuit of 26 attention heads.", "a circuit")
    'a circuit of 26 attention heads'
    >>> whole("We train small sparse probes.", "probes")
    'small sparse probes'
    >>> whole("It holds for polynomials of sines and cosines.", "polynomials")
    ''
    >>> whole("One cannot measure the coherence of a chat model.", "a chat model")
    'the coherence of a chat model'
    >>> whole("It shows that our FOA outperforms MEMO.", "the FOA"), whole("A language model fails.", "language")
    ('the FOA', 'language model')
    """
    bare = ARTICLE.sub("", term)
    start = text.lower().find(bare.lower())
    words = tagged(text)
    inside = [n for n, w in enumerate(words) if start <= w.start < start + len(bare)]
    if start < 0 or not inside or not words[inside[-1]].tag.startswith(_NOUNS):
        return ""
    first, last = inside[0], inside[-1]
    while first and _may_precede(words, first - 1):
        first -= 1
    while last + 1 < len(words) and _is_noun(words[last + 1]):
        if _VERB.fullmatch(words[last + 1].text):
            break
        last += 1
    reached = _of(words, last)
    if reached is None or reached - first >= LONGEST or words[reached].low in _POINTED:
        return ""
    if any(w.tag == "VVN" for w in words[first + 1 : last]):
        return ""
    head = _head(words, first)
    if head is not None and reached - head < LONGEST:
        opens = words[head].start == 0 and (
            words[head].low == "a" or words[head].text[1:].islower()
        )
        found = text[words[head].start : words[reached].end]
        return found[0].lower() + found[1:] if opens else found
    phrase = text[words[first].start : words[reached].end]
    if first == inside[0]:
        phrase = bare[0] + phrase[1:]
    elif words[first].start == 0 and words[first].text[1:].islower():
        phrase = phrase[0].lower() + phrase[1:]
    article = ARTICLE.match(term)
    return (article.group() if article else "") + phrase


def nameable(text: str) -> str:
    """The part of a sentence that may name what it is about: no asides, no second of a comparison.

    >>> nameable("Transformers (and probes) learn fewer features than networks do, as expected.")
    'Transformers learn fewer features, as expected.'
    """
    return _ASIDE.sub("", text)


def _may_precede(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to the noun behind it."""
    acted = at > 0 and words[at - 1].low in _ACTORS and words[at].tag.startswith(_NOUNS)
    return words[at].tag in _BEFORE and words[at].low not in _VAGUE and not acted


def _head(words: Sequence[Word], first: int) -> int | None:
    """Index where the noun phrase begins to which the one at `first` is the "of ..."; None where there is none that tells."""
    of = first - 1 - (first > 0 and words[first - 1].tag == "AT0")
    if of < 1 or words[of].tag != "PRF" or not _is_noun(words[of - 1]):
        return None
    if words[of - 1].low in _AMOUNTS | _ADVERBIAL | _VAGUE:
        return None
    head = of - 1
    while head and _may_precede(words, head - 1):
        head -= 1
    head -= head > 0 and words[head - 1].tag == "AT0"
    before = words[head - 1] if head else None
    joined = before and (before.low in ("and", "or") or before.low in _VAGUE or before.tag == "PRF")
    return None if joined else head


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
