"""How careful readers would judge a sentence: whether they stumble over it alone, and what it does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.sentence_features import Frames
from readgroup.writing.trained.asking_encoder import unwelcome
from readgroup.writing.trained.judging_encoder import judged
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


READABLE, BEARABLE = 0.06, 0.1
"""Chance of stumbling, looked at closely, up to which a sentence is shown; up to which one is where no other is."""
_HOPEFUL, _LOOKS = 0.25, 2
"""Chance by its frame up to which a sentence is looked at closely; how many are for one that is wanted."""
_COST = 2.5
"""What a certain stumble costs, in the unit of `Salience`."""
_FRAME, _READ = 0.6, 0.4
"""Shares of the log odds by a sentence's frame and by the sentence itself, as they did best on held-out papers."""
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
        self._reading = reading
        self._frames = Frames(reading, common)
        self._scores: dict[int, NDArray[np.float64]] = {}
        self._read: dict[int, NDArray[np.float32] | None] = {}
        self._asked: dict[tuple[str, int], float | None] = {}

    def stumbles(self, sentence: Sentence) -> float:
        """The chance that somebody who reads the sentence alone stumbles over it, 0 to 1."""
        return _chance(self._scored(sentence)[0])

    def readable(
        self, weighed: Sequence[tuple[float, Sentence]], most: int
    ) -> list[tuple[float, Sentence]]:
        """At most `most` of weighed sentences that read well alone, with what may trip a reader taken off; heaviest first.

        Their frames tell which are worth a closer look. Where none reads well, the one that reads best if it can be borne.
        """
        hopeful = self._hopeful(weighed)
        kept: list[tuple[float, Sentence]] = []
        borne: list[tuple[float, float, Sentence]] = []
        for n, (weight, sentence) in enumerate(hopeful[: _LOOKS * most]):
            if n % most == 0:
                self.look_at([s for _, s in hopeful[n : n + most]])
            chance = self.closely(sentence).stumbles
            if chance <= READABLE:
                kept.append((weight - _COST * chance, sentence))
            elif chance <= BEARABLE:
                borne.append((chance, weight - _COST * chance, sentence))
            if len(kept) == most:
                break
        if not kept:
            kept = [(weight, s) for _, weight, s in sorted(borne, key=lambda b: b[0])[:1]]
        return sorted(kept, key=lambda pair: (-pair[0], pair[1].ordinal))

    def look_ahead(self, lists: Iterable[tuple[Sequence[tuple[float, Sentence]], int]]) -> None:
        """Look at what `readable` would look at first in each of several lists, all together."""
        self.look_at([s for weighed, most in lists for _, s in self._hopeful(weighed)[:most]])

    def _hopeful(self, weighed: Sequence[tuple[float, Sentence]]) -> list[tuple[float, Sentence]]:
        """Those that their frames speak for, with their weights; the most promising first."""
        judged = [(self.stumbles(s), weight, s) for weight, s in weighed]
        judged.sort(key=lambda found: (_COST * found[0] - found[1], found[2].ordinal))
        return [(weight, s) for chance, weight, s in judged if chance <= _HOPEFUL]

    def verdict(self, sentence: Sentence) -> Verdict:
        """All that is likely of the sentence; `discussable`: that a leader would start a talk with it."""
        return _verdict(self._scored(sentence))

    def closely(self, sentence: Sentence) -> Verdict:
        """The same, surer, for the sentence itself is read too, which takes a hundredth of a second.

        Where MiniLM is not on this machine, the same as `verdict`.
        """
        self.look_at([sentence])
        read, scores = self._read[sentence.ordinal], self._scored(sentence)
        return _verdict(scores if read is None else _FRAME * scores + _READ * read)

    def look_at(self, sentences: Sequence[Sentence]) -> None:
        """Read sentences that will be looked at closely: faster together than one by one."""
        new = {s.ordinal: s for s in sentences if s.ordinal not in self._read}
        path = self._reading.document.path
        told = judged(
            [(" / ".join(above.title for above in path(s.section)), s.exact) for s in new.values()]
        )
        self._read.update(zip(new, told, strict=True))

    def unwelcome(self, asked: Sequence[tuple[str, Sentence]]) -> list[float | None]:
        """Log odds that readers reject each question on a sentence, by the words of both.

        None where MiniLM is not on this machine.
        """
        new = {
            (text, s.ordinal): s.exact for text, s in asked if (text, s.ordinal) not in self._asked
        }
        told = unwelcome([(text, exact) for (text, _), exact in new.items()])
        self._asked.update(zip(new, told, strict=True))
        return [self._asked[text, s.ordinal] for text, s in asked]

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


def _verdict(scores: NDArray[np.float64]) -> Verdict:
    import numpy as np

    raised = np.exp(scores[2:] - scores[2:].max())
    acts = dict(zip(Act, (raised / raised.sum()).tolist(), strict=True))
    return Verdict(acts, _chance(scores[1]), _chance(scores[0]))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> tuple[Mapping[str, int], frozenset[str]]:
    """The row of each feature, and the words that papers share."""
    arrays = load(WEIGHTS, HEADS)
    rows = {str(name): n for n, name in enumerate(arrays["names"])}
    return rows, frozenset(map(str, arrays["common"]))
