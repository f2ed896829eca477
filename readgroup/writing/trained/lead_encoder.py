"""Which sentence of an abstract says most of it, by MiniLM, adapted to reading title and abstract."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.writing.trained.minilm import pooled
from readgroup.writing.trained.weights import load

WEIGHTS = "lead_encoder.npz"
FEATURES: tuple[str, ...] = ("mean of the tokens", "separator")


def shares(title: str, sentences: Sequence[str]) -> list[float]:
    """For each sentence the chance that it is the one that says most, together 1.

    All the same where MiniLM's files are not on this machine, and for texts that are too long.
    """
    import numpy as np

    states = pooled([title, *sentences], WEIGHTS, FEATURES) if sentences else None
    if states is None:
        return [1 / len(sentences) for _ in sentences]
    arrays = load(WEIGHTS, FEATURES)
    scores = np.hstack(states)[1:] @ arrays["out"][:, 0]
    raised = np.exp(scores - scores.max())
    found: list[float] = (raised / raised.sum()).tolist()
    return found
