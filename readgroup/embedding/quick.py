"""An embedder that starts quickly: a SentenceTransformer, exported to ONNX on first use.

Loading torch and what belongs to it takes seconds, the export a fraction of one. Vectors of both
are the same to 1e-5, so that it makes no difference which of them a passage's vector is from.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.embedding.kept import KeptExport
from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readgroup.embedding.onnx import OnnxEmbedder


class QuickEmbedder:
    """The model's export where `cache` has one, else the model itself.

    An ingest has many passages, so the export is made before the first of them is embedded. A
    query, and the passages that its answer needs, are embedded by what is there; `settle` makes the
    export when the answer is given.
    """

    def __init__(self, name: str, cache: Path) -> None:
        self._slow = SentenceTransformerEmbedder(name)
        self.model_id = self._slow.model_id
        self.kept = KeptExport(cache / "embedder", name, self.model_id)
        # One search needs the vector of its query in several places.
        self._last_query = lru_cache(maxsize=1)(self._embedded_query)
        self._quick: OnnxEmbedder | None = None
        self._looked = self._tried = self._answering = False
        self._looking = threading.Lock()
        self._making = threading.Lock()

    @cached_property
    def dimension(self) -> int:
        """Length of its vectors."""
        record = self.kept.record()
        return (record.dimension if record else 0) or self._slow.dimension

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special ones and without truncation."""
        return (self._found() or self._slow).token_counts(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimension], each row of length 1."""
        found = self._found() or (None if self._answering else self._made())
        return (found or self._slow).embed_passages(texts)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """float32[dimension], of length 1, not to be written to."""
        return self._last_query(text)

    def _embedded_query(self, text: str) -> NDArray[np.float32]:
        found = self._found()
        self._answering = found is None
        vector = (found or self._slow).embed_query(text)
        vector.flags.writeable = False
        return vector

    def settle(self) -> None:
        """Make the export that is missing, where the model is in memory anyway."""
        self._answering = False
        if self._slow.is_loaded:
            self._made()

    def _found(self) -> OnnxEmbedder | None:
        with self._looking:
            if not self._looked:
                self._quick = self.kept.load()
                self._looked = True
        return self._quick

    def _made(self) -> OnnxEmbedder | None:
        """The export, made now; None where it cannot be, or while somebody else makes it."""
        if not self._making.acquire(blocking=False):
            return None
        try:
            if not self._tried:
                self._quick = self.kept.make(self._slow)
                self._tried = True
        except TimeoutError:
            return None  # Another process is at it: its export is there for the next passages.
        except (OSError, MemoryError, ImportError):
            self._tried = True  # The model itself still works; the next process tries again.
        finally:
            self._making.release()
        if self._quick:
            self._slow = SentenceTransformerEmbedder(self._slow.name)  # lets go of the loaded one
        return self._quick
