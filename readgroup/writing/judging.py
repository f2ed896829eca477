"""How careful readers would judge a sentence: whether they stumble over it alone, and what it does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.sentence_features import Frames
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "judging.npz"


class Act(StrEnum):
    """What a sentence chiefly does for a reader who looks for something to discuss."""

    FINDING = "finding"
    CLAIM = "claim"
    DESIGN = "design"
    SETUP = "setup"
    ASSUMPTION = "assumption"
    LIMITATION = "limitation"
    PROBLEM = "problem"
    OPEN = "open"
    TERM = "term"
    BACKGROUND = "background"
    EXAMPLE = "example"
    NONE = "none"


READABLE, BEARABLE = 0.17, 0.27
"""Chance of stumbling up to which a sentence is shown; up to which one is where no other is."""
_COST = 2.5
"""What a certain stumble costs, in the unit of `Salience`."""
HEADS = ("stumbles", "discussable", *(act.value for act in Act))
"""What the weights give a score for, in their order."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is likely of one sentence: the chances of its acts, which make 1, and two of their own."""

    acts: Mapping[Act, float]
    discussable: float
    stumbles: float


class Judge:
    """Judges the sentences of one paper by what was learned of sentences that people judged.

    Logistic regression over `Frames`; docs/decisions/0016 tells of what, and how well it does.
    """

    def __init__(self, reading: Reading) -> None:
        _, common = _weights()
        self._frames = Frames(reading, common)
        self._scores: dict[int, NDArray[np.float64]] = {}

    def stumbles(self, sentence: Sentence) -> float:
        """The chance that somebody who reads the sentence alone stumbles over it, 0 to 1."""
        return _chance(self._scored(sentence)[0])

    def readable(self, weighed: Sequence[tuple[float, Sentence]]) -> list[tuple[float, Sentence]]:
        """Those of weighed sentences that read well alone, with what is likely to trip a reader taken off.

        Where there are none, the one that reads best if it can be borne; heaviest first.
        """
        judged = [(self.stumbles(s), weight, s) for weight, s in weighed]
        kept = [found for found in judged if found[0] <= READABLE]
        if not kept:
            kept = [f for f in sorted(judged, key=lambda f: f[0])[:1] if f[0] <= BEARABLE]
        paired = [(weight - _COST * chance, sentence) for chance, weight, sentence in kept]
        return sorted(paired, key=lambda pair: (-pair[0], pair[1].ordinal))

    def verdict(self, sentence: Sentence) -> Verdict:
        """All that is likely of the sentence; `discussable`: that a leader would start a talk with it."""
        import numpy as np

        scores = self._scored(sentence)
        raised = np.exp(scores[2:] - scores[2:].max())
        acts = dict(zip(Act, (raised / raised.sum()).tolist(), strict=True))
        return Verdict(acts, _chance(scores[1]), _chance(scores[0]))

    def _scored(self, sentence: Sentence) -> NDArray[np.float64]:
        known = self._scores.get(sentence.ordinal)
        if known is None:
            known = self._scores[sentence.ordinal] = _score(self._frames.features(sentence))
        return known


def _score(features: Mapping[str, float]) -> NDArray[np.float64]:
    """Log odds of the heads: float64[heads]."""
    import numpy as np

    rows, _ = _weights()
    arrays = load(WEIGHTS, HEADS)
    known = [(rows[name], value) for name, value in features.items() if name in rows]
    values = np.array([value for _, value in known])
    found: NDArray[np.float64] = arrays["bias"] + values @ arrays["weights"][[n for n, _ in known]]
    return found


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> tuple[Mapping[str, int], frozenset[str]]:
    """The row of each feature, and the words that papers share."""
    arrays = load(WEIGHTS, HEADS)
    rows = {str(name): n for n, name in enumerate(arrays["names"])}
    return rows, frozenset(map(str, arrays["common"]))
