"""What a sentence does and whether it reads well alone, by MiniLM, adapted to sentences that were judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.writing.trained.minilm import is_here, pooled_each
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "judging_encoder.npz"
FEATURES: tuple[str, ...] = ("mean of the tokens", "separator")
LONGEST_HEADING = 80
"""Characters of the headings above that are read, the last ones."""


def judged(sentences: Sequence[tuple[str, str]]) -> list[NDArray[np.float64] | None]:
    """Log odds of `judging.HEADS` for sentences with the headings above them: float64[heads] each.

    None for all where MiniLM's files are not on this machine.
    """
    import numpy as np

    if not is_here():
        return [None for _ in sentences]
    texts = [(headings[-LONGEST_HEADING:], exact) for headings, exact in sentences]
    arrays = load(WEIGHTS, FEATURES)
    states = pooled_each(texts, WEIGHTS, FEATURES)
    return [np.hstack(own)[1] @ arrays["out"] + arrays["bias"] for own in states]
