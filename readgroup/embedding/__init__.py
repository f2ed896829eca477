"""Text to vectors: one protocol, and `embedder` that makes what the settings name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

ENTRY_POINTS = "readgroup.embedders"


class Embedder(Protocol):
    """Turns passages and queries into unit vectors of one model."""

    @property
    def model_id(self) -> str:
        """Name of the model, the same wherever its vectors are the same."""

    @property
    def dimension(self) -> int:
        """Length of its vectors."""

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text in the model's own tokenizer, without special ones."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32[len(texts), dimension], each row of length 1."""

    def embed_query(self, text: str) -> Vectors:
        """float32[dimension], of length 1."""


def embedder(name: str, cache: Path | None = None) -> Embedder:
    """The embedder registered under `name`, else the SentenceTransformer of that name.

    Given a folder to keep its export in, that one starts quickly from the second time on.
    """
    for entry in entry_points(group=ENTRY_POINTS, name=name):
        made: Embedder = entry.load()()
        return made
    if cache is not None:
        from readgroup.embedding.quick import QuickEmbedder

        return QuickEmbedder(name, cache)
    from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)
