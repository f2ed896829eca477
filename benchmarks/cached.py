"""An embedder that remembers: a corpus is embedded once, then ranked as often as one likes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readgroup.embedding import Embedder

_CHUNK = 512


class CachedEmbedder:
    """Another embedder's vectors, kept in `file` by the text's hash."""

    def __init__(self, inner: Embedder, file: Path) -> None:
        self.model_id, self.dimension = inner.model_id, inner.dimension
        self._inner = inner
        self._file = file
        self._known: dict[str, NDArray[np.float32]] = {}
        if file.is_file():
            with np.load(file) as stored:
                self._known = dict(zip(stored["keys"].tolist(), stored["rows"], strict=True))

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """As the inner embedder."""
        return self._inner.token_counts(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the inner embedder, which is asked only for texts that are new."""
        keys = [self._key("p", text) for text in texts]
        new = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        for start in range(0, len(new), _CHUNK):
            chunk = dict(list(new.items())[start : start + _CHUNK])
            rows = self._inner.embed_passages(list(chunk.values()))
            self._known |= zip(chunk, rows, strict=True)
            self.save()
        return np.array([self._known[k] for k in keys], np.float32).reshape(-1, self.dimension)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """As the inner embedder."""
        key = self._key("q", text)
        if key not in self._known:
            self._known[key] = self._inner.embed_query(text)
        return self._known[key]

    def save(self) -> None:
        """Write everything known to the file."""
        if self._known:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            rows = np.stack(list(self._known.values()))
            np.savez(self._file, keys=np.array(list(self._known)), rows=rows)

    def _key(self, kind: str, text: str) -> str:
        return hashlib.sha256(f"{self.model_id}\n{kind}\n{text}".encode()).hexdigest()
