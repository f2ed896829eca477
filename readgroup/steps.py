"""The parts that a library is composed of, each made when it is first needed.

Reading a note loads no model, and searching by words loads no FAISS: every import of a heavy
package happens behind one of these properties.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from readgroup.settings import Settings
from readgroup.store.database import Database
from readgroup.store.notes import NoteStore
from readgroup.store.papers import PaperStore
from readgroup.store.questions import QuestionStore
from readgroup.store.writings import WritingStore

if TYPE_CHECKING:
    from readgroup.embedding import Embedder
    from readgroup.index.faiss import FaissIndex
    from readgroup.search.reranking import Reranker
    from readgroup.sources.arxiv import ArxivSource
    from readgroup.store.vectors import VectorStore
    from readgroup.writing.llm.drafting import Pen
    from readgroup.writing.writer import Writer


class Steps:
    """What the settings ask for, composed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.home = settings.home
        self.database = Database(settings.home / "library.db")
        self.papers = PaperStore(self.database)
        self.notes = NoteStore(self.database)
        self.writings = WritingStore(self.database)
        self.questions = QuestionStore(self.database)

    @cached_property
    def arxiv(self) -> ArxivSource:
        """Where papers come from."""
        from readgroup.sources.arxiv import ArxivSource

        return ArxivSource(self.settings)

    @cached_property
    def embedder(self) -> Embedder:
        """Text to vectors."""
        from readgroup.embedding import embedder

        return embedder(self.settings.embedder, self.home / "cache")

    @cached_property
    def reranker(self) -> Reranker | None:
        """What reads the best passages again, where one is named."""
        name = self.settings.reranker.strip()
        if not name:
            return None
        from readgroup.embedding.cross_encoder import CrossEncoderReranker

        return CrossEncoderReranker(name)

    def settle(self) -> None:
        """Do what the next process starts quicker with, where this one has the means at hand."""
        from readgroup.embedding.quick import QuickEmbedder

        made = vars(self).get("embedder")
        if isinstance(made, QuickEmbedder):
            made.settle()

    @cached_property
    def vectors(self) -> VectorStore:
        """Vectors in the database."""
        from readgroup.store.vectors import VectorStore

        return VectorStore(self.database, self.embedder.model_id, self.embedder.dimension)

    @cached_property
    def index(self) -> FaissIndex:
        """The index over them."""
        from readgroup.index.faiss import FaissIndex
        from readgroup.index.words import WordIndex
        from readgroup.store.texts import TextStore

        cache = self.home / "cache"
        identity = self.database.identity
        return FaissIndex(
            self.vectors,
            WordIndex(TextStore(self.database), cache / "words", origin=identity),
            cache / "vectors",
            origin=f"{identity} {self.embedder.model_id}",
            dimension=self.embedder.dimension,
        )

    @cached_property
    def writer(self) -> Writer:
        """Who writes summaries and questions."""
        if self.pen is None:
            return self.extractive_writer
        from readgroup.writing.llm.writer import ModelWriter

        return ModelWriter(self.extractive_writer, self.pen)

    @cached_property
    def pen(self) -> Pen | None:
        """The language model that is configured, if any, and what its words are checked with."""
        settings = self.settings
        if not (settings.llm_url and settings.llm_model):
            return None
        from readgroup.writing.llm.drafting import Pen
        from readgroup.writing.llm.endpoint import Endpoint

        endpoint = Endpoint(settings.llm_url, settings.llm_model, settings.llm_key)
        return Pen(endpoint, self.embedder)

    @cached_property
    def extractive_writer(self) -> Writer:
        """Who writes them without a language model."""
        from readgroup.writing.writer import ExtractiveWriter

        return ExtractiveWriter(lambda: self.embedder)
