"""An index and an embedder that say exactly what a test wants them to, over a real shelf."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readgroup.index import Scored
from readgroup.model.search import Hit, Query, Scope
from readgroup.search import search
from readgroup.search.scale import MINILM
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import TextStore
from tests.library_parts import document, paper, store


class TellingIndex:
    """Gives the scores it was made with, and remembers what it was asked.

    `by_words` are answers to other words than the query's.
    """

    def __init__(
        self,
        dense: list[Scored] | None,
        lexical: list[Scored],
        by_words: dict[str, list[Scored]] | None = None,
    ) -> None:
        self._dense, self._lexical = dense, lexical
        self._by_words = by_words or {}
        self.asked: list[tuple[str, int, Scope]] = []

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        raise AssertionError("a search writes nothing")

    def delete(self, ids: Sequence[int]) -> None:
        raise AssertionError("a search deletes nothing")

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        self.asked.append(("dense", k, scope))
        return (self._dense or [])[:k]

    def lexical(self, words: Mapping[str, float], k: int, scope: Scope) -> list[Scored]:
        self.asked.append((" ".join(words), k, scope))
        return self._by_words.get(" ".join(words), self._lexical)[:k]

    def vectors(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        held = [(i, c) for i, c in self._dense or [] if i in ids]
        rows = [(c, np.sqrt(1 - c * c)) for _, c in held]
        return np.array([i for i, _ in held], np.int64), np.array(rows, np.float32).reshape(-1, 2)

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], scope: Scope
    ) -> dict[int, float]:
        return {i: score for i, score in self._lexical if i in ids}

    def rarity(self, words: Collection[str]) -> dict[str, float]:
        return dict.fromkeys(words, 1.0)

    def count(self) -> int:
        return 0 if self._dense is None else 100


class TellingEmbedder:
    """Remembers what it was given; the shorter a sentence, the nearer it is to any query.

    Its cosines are read on the scale of the default model.
    """

    model_id = MINILM
    dimension = 2

    def __init__(self) -> None:
        self.queries: list[str] = []
        self.sentences: list[str] = []

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        raise AssertionError("a search counts no tokens")

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.sentences += texts
        return np.array([[1 / len(text), 0] for text in texts], np.float32)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        self.queries.append(text)
        return np.array([1, 0], np.float32)


class Shelf:
    """Three papers of four passages each; `ids[paper]` are their passages' ids, in order."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "library.db")
        self.papers = PaperStore(self.database)
        self.ids = {}
        for id in ("a", "b", "c"):
            store(self.papers, paper(id, title=f"Title {id}"), document())
            self.ids[id] = TextStore(self.database).within(Scope(papers=(id,)))
        self.embedder = TellingEmbedder()

    def find(
        self,
        query: Query,
        *,
        dense: list[Scored] | None = None,
        lexical: list[Scored] | None = None,
        by_words: dict[str, list[Scored]] | None = None,
    ) -> list[Hit]:
        self.index = TellingIndex(dense, lexical or [], by_words)
        return search(query, index=self.index, embedder=self.embedder, papers=self.papers)
