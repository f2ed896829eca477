"""Documents on a shelf: stored, cut, embedded and ranked by the product's own functions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from readgroup.embedding import Embedder
from readgroup.index.faiss import FaissIndex
from readgroup.index.words import WordIndex
from readgroup.model.document import Document
from readgroup.model.paper import Paper
from readgroup.model.search import Query
from readgroup.passages import cut, is_reference
from readgroup.search.hybrid import Ranked, ranking
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import TextStore
from readgroup.store.vectors import VectorStore

_BATCH = 4096


class Shelf:
    """A library in `home` that is filled with ready-made documents instead of PDFs."""

    def __init__(self, home: Path, embedder: Embedder) -> None:
        database = Database(home / "library.db")
        self._papers = PaperStore(database)
        self._vectors = VectorStore(database, embedder.model_id, embedder.dimension)
        self._embedder = embedder
        self._index = FaissIndex(
            self._vectors,
            WordIndex(TextStore(database), home / "words", origin=database.identity),
            home / "vectors",
            origin=database.identity,
            dimension=embedder.dimension,
        )

    def fill(self, documents: Iterable[tuple[str, Document]]) -> int:
        """Store and embed documents by their id; how many passages they gave."""
        waiting: list[tuple[int, str]] = []
        for id, document in documents:
            paper = Paper(id, 1, document.title)
            passages = cut(document, paper.title, self._embedder.token_counts)
            marked = [(p, is_reference(p)) for p in passages]
            key = self._papers.save(paper, document, marked, file="", sha256=id)
            waiting += self._vectors.missing(key)
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            vectors = self._embedder.embed_passages([text for _, text in batch])
            self._index.upsert([i for i, _ in batch], vectors)
        return len(waiting)

    def rank(self, query: Query) -> list[Ranked]:
        """All candidates for a query, best first, without the floor that spares a reader."""
        return ranking(query, index=self._index, embedder=self._embedder, papers=self._papers)
