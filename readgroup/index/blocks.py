"""A block of vectors: those of the passages whose ids lie in one span of `WIDTH` ids.

A block is never changed, only replaced by another one. So a search can read it while the next
state is being made, and its file can be mapped by any number of processes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import faiss
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readgroup.index.cache_folder import CacheFile

    Ids = NDArray[np.int64]
    Vectors = NDArray[np.float32]

WIDTH = 32_768  # 25 MB of vectors of 384 numbers


class Block:
    """A flat FAISS index in half precision, with ids; `file` is what it was mapped from."""

    def __init__(self, index: Any, file: CacheFile | None = None) -> None:
        self._index = index
        self._flat: Any = faiss.downcast_index(index.index)
        self.ids: Ids = faiss.vector_to_array(index.id_map)
        self.file = file

    @classmethod
    def empty(cls, dimension: int) -> Self:
        """A block of no vectors."""
        flat = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        return cls(faiss.IndexIDMap(flat))

    @classmethod
    def mapped(cls, path: Path, file: CacheFile) -> Self:
        """The block that was written to a file; its vectors are read when they are searched.

        Raises RuntimeError or ValueError where there is none.
        """
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        if not isinstance(index, faiss.IndexIDMap):
            raise ValueError(f"{path} holds no block of vectors")
        return cls(index, file)

    def write(self, path: Path) -> None:
        """Write a file that any FAISS reads."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return len(self.ids)

    def nearest(self, vector: Vectors, k: int, allowed: Ids | None) -> tuple[Ids, Vectors]:
        """Ids and cosines of the `k` nearest, among the allowed ids where any are given."""
        parameters = None
        if allowed is not None:
            bits = np.packbits(self._among(allowed), bitorder="little")
            # FAISS's stubs do not know the arguments that its Python wrapper takes.
            selector = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg,arg-type]
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        k = min(k, len(self))
        scores, rows = self._flat.search(vector.reshape(1, -1), k, params=parameters)
        found = rows[0] >= 0
        return self.ids[rows[0][found]], scores[0][found]

    def vectors(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of some ids that are held, with their vectors, float32[n, d]."""
        rows = np.flatnonzero(self._among(ids))
        return self.ids[rows], self._codes()[rows].view(np.float16).astype(np.float32)

    def with_changes(self, dropped: Ids, ids: Ids, vectors: Vectors) -> Block:
        """The block without the dropped ids and with others; vectors are float32[n, d]."""
        kept = ~self._among(dropped)
        made = Block.empty(self._flat.d)._index
        if kept.any():
            made.add_sa_codes(self._codes()[kept], self.ids[kept])
        made.add_with_ids(vectors, ids)
        return Block(made)

    def _among(self, ids: Ids) -> NDArray[np.bool_]:
        """For each vector, whether its id is one of those, all of this block's span."""
        wanted = np.zeros(WIDTH, dtype=bool)
        wanted[ids % WIDTH] = True
        among: NDArray[np.bool_] = wanted[self.ids % WIDTH]
        return among

    def _codes(self) -> NDArray[np.uint8]:
        """What FAISS holds of each vector, uint8[n, bytes]: a view of its memory."""
        size = self._flat.code_size
        codes: NDArray[np.uint8] = faiss.rev_swig_ptr(self._flat.codes.data(), len(self) * size)
        return codes.reshape(len(self), size)
