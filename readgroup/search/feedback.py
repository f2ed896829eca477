"""What the first passages found tell of the query: more words for it, and a vector nearer to them.

Pseudo-relevance feedback. For words the relevance model of Lavrenko and Croft, mixed with the query
(RM3: Abdul-Jaleel et al., 2004, "UMass at TREC 2004"); for vectors Rocchio's (1971), with few
passages that count the more, the better they are (Li et al., 2023, "Pseudo Relevance Feedback with
Deep Language Models and Dense Retrievers", https://arxiv.org/abs/2108.11044).
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readgroup.text.normalise import folded
from readgroup.text.terms import term
from readgroup.text.tokens import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

READ = 10  # passages whose words are taken
MORE_WORDS = 20
ADDED = 1 / 16  # what the best added word counts
KEPT = 5 / 6  # what a word of the query counts then
NEAREST = 5  # passages whose vectors are taken
STEP = 0.5  # from the query towards them
_SHARPNESS = 0.18  # by how much better a passage is that counts e times as much
_TOKEN = re.compile(r"\w+")


@functools.lru_cache(maxsize=1024)
def said(text: str) -> Mapping[str, float]:
    """How much of a text each of its words is: by its term, shown as it first stands there.

    >>> said("The probe reads; probes read.")
    {'probe': 0.5, 'reads': 0.5}
    """
    tokens = [token for token in _TOKEN.findall(folded(text)) if token not in STOP_WORDS]
    first: dict[str, str] = {}
    for token in tokens:
        first.setdefault(term(token), token)
    counts = Counter(map(term, tokens))
    return {first[t]: count / len(tokens) for t, count in counts.items()}


def expanded(
    words: Mapping[str, float],
    passages: Sequence[tuple[Mapping[str, float], float]],
    rarity: Mapping[str, float],
) -> dict[str, float]:
    """The query's words with those that mark passages found for it, each with what it counts.

    `passages` are their words (see `said`) and how good each is; `rarity` is that of each word.

    >>> found = [({"probe": 0.5, "layer": 0.5}, 2.0), ({"layer": 1.0}, 1.0)]
    >>> expanded({"probe": 1.0}, found, {"probe": 3.0, "layer": 0.1})
    {'probe': 0.8958333333333334, 'layer': 0.004166666666666667}
    """
    total = sum(score for _, score in passages)
    weights: defaultdict[str, float] = defaultdict(float)
    for spoken, score in passages:
        for word, share in spoken.items():
            weights[word] += share * score / total * rarity.get(word, 0.0) if total else 0.0
    best = sorted(weights.items(), key=lambda pair: -pair[1])[:MORE_WORDS]
    more = {word: ADDED * weight / best[0][1] for word, weight in best if weight > 0}
    kept = {word: KEPT * weight for word, weight in words.items()}
    return {word: kept.get(word, 0.0) + more.get(word, 0.0) for word in {**kept, **more}}


def shifted(
    vector: NDArray[np.float32], rows: NDArray[np.float32], scores: Sequence[float]
) -> NDArray[np.float32]:
    """The query's vector, float32[d], moved towards those of passages found, float32[n, d].

    `scores` tell how good each of them is; the result is of length 1.
    """
    import numpy as np

    if not len(rows):
        return vector
    weights = np.exp((np.asarray(scores) - max(scores)) / _SHARPNESS)
    moved = vector + STEP * (weights / weights.sum()) @ rows
    return np.asarray(moved / np.linalg.norm(moved), dtype=np.float32)
