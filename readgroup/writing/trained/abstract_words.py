"""The roles of an abstract's sentences by a sum over words, cues and places: no model is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = "abstract_words.npz"
NEAR = 0.6
"""What the words of the sentences beside it count for one's own."""
_WORD = re.compile(r"[a-z]+|0|[^\w\s]")
_DIGITS = re.compile(r"\d+")


def grams(text: str) -> frozenset[str]:
    """Words, marks and pairs of them, numbers made alike; "<" and ">" are the ends.

    >>> sorted(grams("In 2019."))
    ['.', '. >', '0', '0 .', '<', '< in', '>', 'in', 'in 0']
    """
    found = ["<", *_WORD.findall(_DIGITS.sub("0", text.lower())), ">"]
    return frozenset(found) | {f"{a} {b}" for a, b in pairwise(found)}


def log_odds(sentences: Sequence[str]) -> Floats:
    """Of the classes, up to a constant a row, for the sentences of one abstract: float32[sentences, classes].

    A sum over words, pairs of them, cues and the place of the sentence, and over words and cues of
    the sentences beside it.
    """
    arrays = load(WEIGHTS, FEATURES)
    found = [[_index()[gram] for gram in grams(s) if gram in _index()] for s in sentences]
    own, before, behind = (_spoken(found, arrays["rarity"], weights) for weights in _words())
    total: Floats = arrays["bias"] + own + features(sentences) @ arrays["features"]
    total[1:] += NEAR * before[:-1]
    total[:-1] += NEAR * behind[1:]
    return total


def _spoken(found: Sequence[Sequence[int]], rarity: Floats, weights: Floats) -> Floats:
    """What the grams of each sentence say for the classes, weighed by rarity, at length 1."""
    import numpy as np

    rows = []
    for grams_of in found:
        rare = rarity[list(grams_of)]
        rows.append(rare @ weights[list(grams_of)] / max(1e-9, float(np.sqrt(rare @ rare))))
    return np.array(rows, np.float32)


@cache
def _words() -> Floats:
    """float32[own or before or behind, grams, classes]."""
    arrays = load(WEIGHTS, FEATURES)
    words: Floats = arrays["words"] * arrays["step"]
    return words


@cache
def _index() -> dict[str, int]:
    return {str(gram): n for n, gram in enumerate(load(WEIGHTS, FEATURES)["grams"])}
