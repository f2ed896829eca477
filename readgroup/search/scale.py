"""How an embedder's cosines are to be read: what is near in one model is far in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readgroup.embedding import Embedder

MINILM = "sentence-transformers/all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Scale:
    """The mean cosine of questions with passages of other fields, and with those that answer."""

    unrelated: float
    related: float

    def meaning(self, cosine: float) -> float:
        """A cosine as a part of the way from unrelated (0) to answering (1); it may lie beyond.

        >>> Scale(0.5, 1.0).meaning(0.75)
        0.5
        """
        span = self.related - self.unrelated
        return (cosine - self.unrelated) / span if span > 0 else 0.0


# Measured once, so that the first search with the default model need not; a test measures again.
_known = {MINILM: Scale(0.047, 0.468)}


def scale(embedder: Embedder) -> Scale:
    """The scale of an embedder, measured on `probes` the first time a process needs it."""
    if embedder.model_id not in _known:
        _known[embedder.model_id] = measured(embedder)
    return _known[embedder.model_id]


def measured(embedder: Embedder) -> Scale:
    """The scale as the embedder has it on `probes`."""
    import numpy as np

    pairs = probes()
    questions = np.stack([embedder.embed_query(question) for question in pairs])
    cosines = questions @ embedder.embed_passages(list(pairs.values())).T
    own = np.eye(len(pairs), dtype=bool)
    return Scale(float(cosines[~own].mean()), float(cosines[own].mean()))


def probes() -> Mapping[str, str]:
    """Questions of different fields, each with a passage that answers it."""
    text = files("readgroup.search").joinpath("probes.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return dict(line.split("\t") for line in lines)
