"""A model exported to ONNX as an embedder: neither torch nor transformers is loaded for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.embedding.bert import IDS, MASK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

TOKENIZER = "tokenizer"  # key of the model's metadata: the tokenizer with its limits, as JSON

# Texts of like length are embedded together. By fours they take as little CPU time as one by one, and
# a third less than by 32, which neither fit the processor's cache nor are as long as each other.
BATCH = 4


class OnnxEmbedder:
    """Vectors of the ONNX model in `file`, which holds its own tokenizer.

    Raises what onnxruntime raises where it is no such model.
    """

    def __init__(self, model_id: str, file: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        onnxruntime.set_default_logger_severity(3)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        # Threads that wait by spinning take the processor from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            file, options, providers=["CPUExecutionProvider"]
        )
        self.model_id = model_id
        self.dimension = int(self._session.get_outputs()[0].shape[1])
        self._tokenizer_json = self._session.get_modelmeta().custom_metadata_map[TOKENIZER]
        self._tokenizer = Tokenizer.from_str(self._tokenizer_json)

    @cached_property
    def _counter(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(self._tokenizer_json)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special ones and without truncation."""
        encoded = self._counter.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(e) for e in encoded]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimension], each row of length 1."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(texts), BATCH):
            batch = by_length[start : start + BATCH]
            vectors[batch] = self._run([texts[i] for i in batch])
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """float32[dimension], of length 1."""
        vector: NDArray[np.float32] = self._run([text])[0]
        return vector

    def _run(self, texts: list[str]) -> NDArray[np.float32]:
        import numpy as np

        encoded = self._tokenizer.encode_batch_fast(texts)
        inputs = {
            IDS: np.array([e.ids for e in encoded], np.int64),
            MASK: np.array([e.attention_mask for e in encoded], np.int64),
        }
        vectors: NDArray[np.float32] = self._session.run(None, inputs)[0]
        return vectors


def _threads() -> int:
    """As many as OMP_NUM_THREADS says, as for torch; else one for each processor we may use."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
