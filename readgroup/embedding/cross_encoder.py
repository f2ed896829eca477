"""A cross-encoder by name: it reads a question and a passage together, and tells how well they fit."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.errors import MissingExtra

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderReranker:
    """Any CrossEncoder of sentence-transformers, by its hub name or the folder it lies in.

    Method: Nogueira and Cho, "Passage Re-ranking with BERT" (2019, https://arxiv.org/abs/1901.04085).
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: CrossEncoder | None = None
        self._loading = threading.Lock()

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers; comparable for one question only.

        Raises MissingExtra where the model is not on this machine and cannot be fetched.
        """
        with self._loading:
            self._model = self._model or _load(self.name)
        pairs = [(question, passage) for passage in passages]
        found = self._model.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
        return [float(score) for score in found]


def _load(name: str) -> CrossEncoder:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model: CrossEncoder = CrossEncoder(name, device="cpu", num_labels=1)
    except (OSError, ValueError) as error:
        raise MissingExtra(
            f"The reranker {name!r} is not on this machine and could not be fetched.",
            "readgroup config show tells where the setting reranker comes from; without it, search works as before.",
        ) from error
    return model
