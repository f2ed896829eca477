"""A small paper and small parts of a library, for tests that need no PDF and no model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Reference,
    Region,
    Section,
    SectionKind,
    Span,
)
from readgroup.model.paper import Author, Paper
from readgroup.model.passage import Passage
from readgroup.passages import cut, is_reference
from readgroup.store.papers import PaperStore
from readgroup.text.tokens import stems

DIMENSION = 64


class WordEmbedder:
    """Embedder without a network: texts that share word stems are near each other.

    Each stem is a fixed random direction; a text is their sum, made one long.
    """

    def __init__(self, model_id: str = "test/words", dimension: int = DIMENSION) -> None:
        self.model_id = model_id
        self.dimension = dimension

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Words."""
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimension]."""
        return np.array([self.embed_query(t) for t in texts], np.float32).reshape(
            -1, self.dimension
        )

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """float32[dimension]."""
        total = sum((self._direction(s) for s in stems(text)), self._direction("") * 1e-3)
        return (total / np.linalg.norm(total)).astype(np.float32)

    def _direction(self, stem: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.sha256(stem.encode()).digest()[:8])
        return np.random.default_rng(seed).standard_normal(self.dimension)


def paper(id: str = "2501.16496", version: int = 1, title: str = "Open Problems") -> Paper:
    """Metadata of a paper."""
    return Paper(id, version, title, authors=(Author("Ada Lovelace"),), source="arxiv")


def block(text: str, section: int, kind: BlockKind = BlockKind.PARAGRAPH, page: int = 1) -> Block:
    """A block with a span under each of its words, all on one line."""
    spans, offset = [], 0
    for word in text.split(" "):
        box = (50.0 + 5 * offset, 100.0, 50.0 + 5 * (offset + len(word)), 110.0)
        spans.append(Span(offset, offset + len(word), Region(page, box)))
        offset += len(word) + 1
    return Block(kind, text, section, tuple(spans))


def document(title: str = "Open Problems", *, extra: str = "") -> Document:
    """A paper of three sections, a caption and a reference; `extra` is one more paragraph."""
    more = (block(extra, 2, page=2),) if extra else ()
    return Document(
        title=title,
        authors=("Ada Lovelace",),
        abstract="We list open problems.",
        page_sizes=((612.0, 792.0), (612.0, 792.0)),
        sections=(
            Section(0, "1", "Introduction", 1, SectionKind.INTRODUCTION, 1),
            Section(1, "2", "Superposition", 1, SectionKind.METHOD, 1),
            Section(2, "2.1", "GPT-2 probes", 2, SectionKind.OTHER, 2, 1),
            Section(3, "", "References", 1, SectionKind.REFERENCES, 2),
        ),
        blocks=(
            block("Neural networks are trained and not designed by anyone.", 0),
            block("Superposition packs more features than neurons into a layer.", 1),
            block("Figure 1: Directions that overlap.", 1, BlockKind.CAPTION),
            block("Linear probes read a property from the activations of a model.", 2, page=2),
            *more,
            block("Elhage et al. Toy models of superposition. 2022.", 3, BlockKind.REFERENCE, 2),
        ),
        figures=(Figure("Figure 1", "Directions that overlap.", 1),),
        references=(Reference("Elhage et al. Toy models of superposition. 2022.", year=2022),),
        warnings=("Page 2 has little text.",),
    )


def marked(made: Document) -> list[tuple[Passage, bool]]:
    """The document's passages, each told whether it is bibliography."""
    return [(p, is_reference(p)) for p in cut(made, made.title, WordEmbedder().token_counts)]


def store(papers: PaperStore, held: Paper, made: Document) -> int:
    """Save a paper as the library does; returns its version's key."""
    file = f"pdfs/{held.id}v{held.version}.pdf"
    return papers.save(held, made, marked(made), file=file, sha256=f"{held.id}{held.version}")
