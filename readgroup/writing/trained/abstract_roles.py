"""What each sentence of an abstract does in it: background, objective, method, result or other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from readgroup.writing.roles import SentenceRole, roles
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = "abstract_roles.npz"


class AbstractRole(StrEnum):
    """The classes of CSAbstruct (Cohan et al., 2019, https://aclanthology.org/D19-1383/), in its order."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHOD = "method"
    RESULT = "result"
    OTHER = "other"


CUES = tuple(SentenceRole)
PLACES = (
    *("first", "second", "third", "last", "last but one"),
    *("place", "place squared", "sentences", "1 / place"),
    *(f"fifth {n}" for n in range(1, 6)),
)
FEATURES = (
    *PLACES,
    *(f"{where}: {cue.value}" for where in ("", "before", "behind") for cue in CUES),
)
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


def tagged(sentences: Sequence[str]) -> list[AbstractRole]:
    """The role of each sentence of one abstract, given whole and in order."""
    classes = tuple(AbstractRole)
    return [classes[n] for n in scores(sentences).argmax(axis=1).tolist()]


def scores(sentences: Sequence[str]) -> Floats:
    """Log odds of the classes, up to a constant a row: float32[sentences, classes].

    A sum over words, pairs of them, cues and the place of the sentence, and over words and cues of
    the sentences beside it.
    """
    import numpy as np

    if not sentences:
        return np.zeros((0, len(AbstractRole)), np.float32)
    arrays = load(WEIGHTS, FEATURES)
    found = [[_index()[gram] for gram in grams(s) if gram in _index()] for s in sentences]
    own, before, behind = (_spoken(found, arrays["rarity"], weights) for weights in _words())
    total: Floats = arrays["bias"] + own + features(sentences) @ arrays["features"]
    total[1:] += NEAR * before[:-1]
    total[:-1] += NEAR * behind[1:]
    return total


def features(sentences: Sequence[str]) -> Floats:
    """float32[sentences, FEATURES]: places, then the cues of each sentence and of those beside it."""
    import numpy as np

    count = len(sentences)
    cues = np.array([[cue in found for cue in CUES] for found in map(roles, sentences)], np.float32)
    places = np.array([_place(n, count) for n in range(count)], np.float32)
    none = np.zeros_like(cues[:1])
    return np.hstack([places, cues, np.vstack([none, cues[:-1]]), np.vstack([cues[1:], none])])


def _place(n: int, count: int) -> tuple[float, ...]:
    share = n / max(1, count - 1)
    fifths = (float(int(share * 5) == k) for k in range(5))
    ends = (n == 0, n == 1, n == 2, n == count - 1, n == count - 2)
    return (*map(float, ends), share, share**2, count / 10, 1 / (1 + n), *fifths)


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
