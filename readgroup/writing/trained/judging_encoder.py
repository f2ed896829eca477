"""What a sentence does and whether it reads well alone, by MiniLM, adapted to sentences that were judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.writing.trained.minilm import told_each

if TYPE_CHECKING:
    from readgroup.writing.trained.minilm import Floats

WEIGHTS = "judging_encoder.npz"
FEATURES: tuple[str, ...] = ("mean of the tokens", "separator")
LONGEST_HEADING = 80
"""Characters of the headings above that are read, the last ones."""


def judged(sentences: Sequence[tuple[str, str]]) -> list[Floats | None]:
    """Log odds of `judging.HEADS` for sentences with the headings above them: float32[heads] each.

    None for all where MiniLM's files are not on this machine.
    """
    texts = [(headings[-LONGEST_HEADING:], exact) for headings, exact in sentences]
    return told_each(texts, WEIGHTS, FEATURES)
