"""Whether what a model wrote is supported by the words that it names as its source.

A quote is not yet support: a sentence may cite a true one and say another thing. Numbers and
names must occur in the quote, and the two must be near in meaning. The floor was measured on
pairs of human summary sentences with their source, shuffled and not (`benchmarks.support`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from readgroup.text.normalise import folded

if TYPE_CHECKING:
    from readgroup.embedding import Embedder

FLOOR = 0.45
MAX_WORDS = 60

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b(?:[A-Z][\w-]*[A-Z\d][\w-]*|[a-z]+[A-Z][\w-]*|(?<=[\w,;:\)] )[A-Z][\w-]+)")
_SPOKEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN_NUMBERS = {word: str(n) for n, word in enumerate(_SPOKEN, 1)}
_NOT_PROSE = re.compile(
    r"\bs\d+\b|</?\w+|\[\w+\]|^\W|https?://|\bas an? (?:AI|language model)\b"
    r"|\bI(?:'m| am) (?:sorry|unable)\b|\bI cannot\b|\bthe (?:lines?|material|marks)\b",
    re.IGNORECASE,
)


class Unsupported(StrEnum):
    """Why a sentence of a model is not shown."""

    FORM = "not one plain sentence"
    NUMBER = "a number that its source does not have"
    NAME = "a name that its source does not have"
    FAR = "says something else than its source"


def surface_fault(text: str, source: str) -> Unsupported | None:
    """What can be seen to be wrong without a model: form, numbers, names.

    >>> surface_fault("Accuracy rises by 4 %.", "Accuracy rises by four percent.")
    >>> surface_fault("Accuracy rises by 9 %.", "Accuracy rises by 4 percent.").value
    'a number that its source does not have'
    >>> surface_fault("It beats BERT.", "It beats all models.").value
    'a name that its source does not have'
    """
    if not text.endswith((".", "!", "”")) or not 3 <= len(text.split()) <= MAX_WORDS:
        return Unsupported.FORM
    if _NOT_PROSE.search(text):
        return Unsupported.FORM
    if not numbers(text) <= numbers(source):
        return Unsupported.NUMBER
    plain = folded(source)
    names = (folded(part) for name in _NAME.findall(text) for part in name.split("-"))
    if any(name and name.removesuffix("s") not in plain for name in names):
        return Unsupported.NAME
    return None


def numbers(text: str) -> frozenset[str]:
    """Its numbers, in digits, without thousands' marks.

    >>> sorted(numbers("Of 1,024 features, two fire 0.5 % of the time."))
    ['0.5', '1024', '2']
    """
    spoken = (
        _SPOKEN_NUMBERS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _SPOKEN_NUMBERS
    )
    printed = (re.sub(r",(?=\d{3}\b)", "", n) for n in _NUMBER.findall(text))
    return frozenset(spoken) | frozenset(printed)


def unsupported(
    pairs: Sequence[tuple[str, str]], embedder: Embedder, *, floor: float = FLOOR
) -> list[Unsupported | None]:
    """For each (sentence, source), why the sentence must not be shown; None where it may."""
    import numpy as np

    found = [surface_fault(text, source) for text, source in pairs]
    open_pairs = [i for i, fault in enumerate(found) if fault is None]
    if open_pairs:
        texts = [text for i in open_pairs for text in pairs[i]]
        vectors = embedder.embed_passages(texts)
        cosines = np.sum(vectors[0::2] * vectors[1::2], axis=1)
        for i, cosine in zip(open_pairs, cosines, strict=True):
            if cosine < floor:
                found[i] = Unsupported.FAR
    return found
