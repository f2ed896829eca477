"""The roles of an abstract's sentences by MiniLM, adapted to reading whole abstracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.minilm import pooled
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "abstract_encoder.npz"


def log_odds(sentences: Sequence[str]) -> NDArray[np.float32] | None:
    """Of the classes, up to a constant a row, for the sentences of one abstract: float32[sentences, classes].

    None where MiniLM's files are not on this machine, and for texts that are too long.
    """
    import numpy as np

    states = pooled(sentences, WEIGHTS, FEATURES)
    if states is None:
        return None
    arrays = load(WEIGHTS, FEATURES)
    found: NDArray[np.float32] = (
        np.hstack([*states, features(sentences)]) @ arrays["out"] + arrays["bias"]
    )
    return found
