"""FAISS as a cache of the database's vectors, with SQLite's full text beside it.

The index is exact: flat, in half precision, with ids. Its file carries the identity of its
database and the last change that it reflects; it is brought up to date from the change log, and
made anew, without being asked, when it is missing, damaged or of another database or model.
"""

from __future__ import annotations

import json
import os
import threading
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readgroup.index import Scored
from readgroup.model.search import Scope
from readgroup.store.full_text import FullText
from readgroup.store.scratch import scratch
from readgroup.store.vectors import ORIGIN, Stamp, VectorStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAGIC = b"readgroup-faiss-2\n"


class FaissIndex:
    """PassageIndex on one machine. `origin` names the database and the model.

    Reading raises EmbedderMismatch where the database's vectors are of another model.
    """

    def __init__(
        self, vectors: VectorStore, full_text: FullText, file: Path, *, origin: str, dimension: int
    ) -> None:
        self._vectors = vectors
        self._full_text = full_text
        self._file = file
        self._origin = origin
        self._dimension = dimension
        self._index: Any = None
        self._stamp = ORIGIN
        self._lock = threading.RLock()

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        """Give passages their vectors."""
        self._vectors.put(ids, vectors)

    def delete(self, ids: Sequence[int]) -> None:
        """Forget passages' vectors."""
        self._vectors.drop(ids)

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        """The `k` nearest passages by cosine, best first."""
        import faiss
        import numpy as np

        with self._lock:
            index = self._fresh()
            k = min(k, index.ntotal)
            if not k:
                return []
            parameters = None
            if scope.is_narrow:
                allowed = np.asarray(self._full_text.within(scope), dtype=np.int64)
                if not len(allowed):
                    return []
                selector = faiss.IDSelectorBatch(allowed)
                parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
            scores, ids = index.search(vector.reshape(1, -1), k, params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def lexical(self, words: Sequence[str], k: int, scope: Scope) -> list[Scored]:
        """The `k` best passages by BM25, best first."""
        return self._full_text.search(words, k, scope)

    def count(self) -> int:
        """Number of passages that have a vector."""
        with self._lock:
            return int(self._fresh().ntotal)

    def save(self) -> None:
        """Write the up-to-date index to its file, under a temporary name first."""
        import faiss

        with self._lock:
            body = faiss.serialize_index(self._fresh()).tobytes()
            header = {
                "origin": self._origin,
                "stamp": self._stamp,
                "crc32": zlib.crc32(body),
            }
        with scratch(self._file.parent) as folder:
            written = folder / self._file.name
            with written.open("wb") as stream:
                stream.write(_MAGIC + json.dumps(header).encode() + b"\n" + body)
                stream.flush()
                os.fsync(stream.fileno())
            written.replace(self._file)

    def _fresh(self) -> Any:
        if self._index is None:
            self._index, self._stamp = self._load() or (self._empty(), ORIGIN)
        if self._vectors.newest() != self._stamp:
            self._catch_up()
        return self._index

    def _catch_up(self) -> None:
        import numpy as np

        self._vectors.check_model()
        changes = self._vectors.changes(self._stamp)
        if changes.since == ORIGIN:
            self._index = self._empty()
        if self._index.ntotal and changes.dropped:
            self._index.remove_ids(np.asarray(changes.dropped, dtype=np.int64))
        for ids, matrix in self._vectors.read(changes.added):
            self._index.add_with_ids(matrix, np.asarray(ids, dtype=np.int64))
        self._stamp = changes.newest

    def _empty(self) -> Any:
        import faiss

        flat = faiss.IndexScalarQuantizer(
            self._dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        return faiss.IndexIDMap2(flat)

    def _load(self) -> tuple[Any, Stamp] | None:
        import faiss
        import numpy as np

        try:
            data = self._file.read_bytes()
            if not data.startswith(_MAGIC):
                return None
            end = data.index(b"\n", len(_MAGIC))
            header = json.loads(data[len(_MAGIC) : end])
            body = data[end + 1 :]
            if header["origin"] != self._origin or header["crc32"] != zlib.crc32(body):
                return None
            index = faiss.deserialize_index(np.frombuffer(body, dtype=np.uint8))
            return index, Stamp(*header["stamp"])
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None
