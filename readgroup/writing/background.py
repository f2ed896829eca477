"""Whether a question fits its passage and no other: the swap test, and likeness by meaning.

A question that could be asked of any paper lies as near to sentences of other papers as to its own
passage. What it is held against is a fixed background of sentences of abstracts, shipped as vectors
alone, so that the questions on a paper never depend on what else a library holds. The vectors are
made by `benchmarks/background.py` from SciTLDR (Cachola et al., 2020) and CSAbstruct (Cohan et
al., 2019), both of the Allen Institute for AI under Apache-2.0.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.model.guide import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.embedding import Embedder

FILE = Path(__file__).with_name("background.npy")
SCALE = 300
"""Components times this are the bytes of the file."""
NEARER = 0.05
"""How much nearer a question must be to its own passage than to the background."""
MISSED = -0.05
"""The same for a question that may fill a set of which too few pass."""
ALIKE = 0.75
"""Cosine from which two questions ask the same."""


class Meanings:
    """What questions mean, as vectors; each text is embedded once.

    `can_swap` is False where the embedder's vectors are of another length than the background's:
    the swap test is left out then.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self.can_swap = background().shape[1] == embedder.dimension

    def learn(self, questions: Sequence[Question]) -> None:
        """Embed what is new among these questions and their passages, in one batch."""
        texts = [t for q in questions for t in (q.text, passage_of(q))]
        new = [t for t in dict.fromkeys(texts) if t not in self._vectors]
        if new:
            self._vectors |= zip(new, self._embedder.embed_passages(new), strict=True)

    def margin(self, question: Question) -> float:
        """How much nearer it is to its own passage than to the nearest of the background; 0 without one."""
        if not self.can_swap:
            return 0.0
        vector = self._vectors[question.text]
        own = float(vector @ self._vectors[passage_of(question)])
        return own - float((background() @ vector).max())

    def fits_others(self, question: Question) -> bool:
        """Whether it fails the swap test."""
        return self.can_swap and self.margin(question) < NEARER

    def is_near_miss(self, question: Question) -> bool:
        """Whether it fails, but still is about as near to its own passage as to any other."""
        return self.can_swap and MISSED <= self.margin(question) < NEARER

    def are_alike(self, one: Question, other: Question) -> bool:
        """Whether two questions ask the same; False for those not learnt yet."""
        a, b = self._vectors.get(one.text), self._vectors.get(other.text)
        return a is not None and b is not None and float(a @ b) >= ALIKE


class Unlearned:
    """In place of `Meanings` where nothing is there to embed with: no question fits other papers, no two are alike."""

    def learn(self, questions: Sequence[Question]) -> None:
        """Nothing is learned."""

    def margin(self, question: Question) -> float:
        """The same for all."""
        return 0.0

    def fits_others(self, question: Question) -> bool:
        """None does."""
        return False

    def is_near_miss(self, question: Question) -> bool:
        """None is."""
        return False

    def are_alike(self, one: Question, other: Question) -> bool:
        """No two are."""
        return False


def passage_of(question: Question) -> str:
    """The words that a question leans on, as one text."""
    return " ".join(anchor.exact for anchor in question.anchors)


@functools.cache
def background() -> NDArray[np.float32]:
    """float32[sentences, dimension], each row of length 1."""
    import numpy as np

    rows = np.load(FILE).astype(np.float32)
    unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit
