"""What is told of a sentence of an abstract beside its words: its place, and the cues around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.writing.roles import SentenceRole, roles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


def features(sentences: Sequence[str]) -> NDArray[np.float32]:
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
