"""Papers like a paper, passages like a passage."""

from __future__ import annotations

from pathlib import Path

import pytest

from readgroup.index.faiss import FaissIndex
from readgroup.index.words import WordIndex
from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.search import Query
from readgroup.search.similar import similar_papers, similar_passages
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import TextStore
from readgroup.store.vectors import VectorStore
from tests.library_parts import WordEmbedder, block, marked, paper

SAYS = {
    "sparse": "Sparse autoencoders recover features that neurons mix in superposition.",
    "sparser": "Features that neurons mix in superposition are recovered by sparse autoencoders.",
    "tides": "The harbour gauge recorded the highest water of the month during a storm.",
}


class Held:
    def __init__(self, home: Path) -> None:
        database = Database(home / "library.db")
        self.embedder = WordEmbedder()
        self.papers = PaperStore(database)
        vectors = VectorStore(database, self.embedder.model_id, self.embedder.dimension)
        words = WordIndex(TextStore(database), home / "words", origin="test")
        self.index = FaissIndex(
            vectors, words, home / "vectors", origin="test", dimension=self.embedder.dimension
        )
        for id, text in SAYS.items():
            sections = (Section(0, "1", "Results", 1, SectionKind.RESULTS, 1),)
            made = Document(id, (), "", ((612.0, 792.0),), sections, (block(text, 0),))
            key = self.papers.save(paper(id, title=id), made, marked(made), file=id, sha256=id)
            missing = vectors.missing(key)
            rows = self.embedder.embed_passages([text for _, text in missing])
            self.index.upsert([i for i, _ in missing], rows)

    def parts(self) -> dict[str, object]:
        return {"index": self.index, "embedder": self.embedder, "papers": self.papers}


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def test_a_paper_is_like_the_one_that_speaks_of_the_same(held: Held) -> None:
    """The other on autoencoders with the two passages; the one on tides is not alike at all."""
    (found,) = similar_papers("sparse", limit=5, **held.parts())
    assert (found.paper, found.title) == ("sparser", "sparser")
    (pair,) = found.pairs
    assert pair.here.passage.text == SAYS["sparse"]
    assert pair.there.passage.text == SAYS["sparser"]
    assert pair.there.highlights == ((0, len(SAYS["sparser"])),)
    assert pair.there.marks


def test_nothing_is_like_a_paper_that_speaks_of_something_else(held: Held) -> None:
    """[] and not the least unlike."""
    assert similar_papers("tides", limit=5, **held.parts()) == []


def test_a_removed_paper_is_like_nothing(held: Held) -> None:
    """Neither itself nor for others."""
    held.papers.remove("sparser")
    assert similar_papers("sparse", limit=5, **held.parts()) == []
    assert similar_papers("sparser", limit=5, **held.parts()) == []


def test_who_else_says_this(held: Held) -> None:
    """Passages of other papers; not the one that the words were taken from, not the far ones."""
    hits = similar_passages(Query(SAYS["sparse"]), **held.parts())
    assert [hit.paper for hit in hits] == ["sparser"]


@pytest.mark.parametrize("words", ["", "   ", "😀"])
def test_no_words_are_like_nothing(held: Held, words: str) -> None:
    """Nothing to look for, nothing found, nothing broken."""
    assert similar_passages(Query(words), **held.parts()) == []
