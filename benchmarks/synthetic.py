"""Papers of real length made of chance, for libraries larger than any that can be had.

Words follow the frequencies of a real paper, with a long tail of rare ones after them (Zipf's law).
Each passage says a sentence of that paper among them, and its vector lies about the sentence's: a
question about the paper finds some near and most far, and what is near in meaning shares words with
it, as in a real library.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from readgroup.embedding import Embedder
from readgroup.model.document import Block, BlockKind, Document, Region, Section, SectionKind, Span
from readgroup.model.paper import Author, Paper
from readgroup.model.passage import PATH_SEPARATOR, Passage, Piece
from readgroup.text.sentences import sentences

PER_PAPER = 200
PER_SECTION = 10
WORDS = (60, 140)
RARE_WORDS = 200_000
RARE_SHARE = 0.15
NEARNESS = 0.55  # typical cosine of a vector to its sentence
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINE = 12


@dataclass(frozen=True)
class Made:
    """A paper as parsing and cutting would give it."""

    paper: Paper
    document: Document
    passages: tuple[Passage, ...]


class Press:
    """Prints papers, each from its own number."""

    def __init__(self, sample: Document, embedder: Embedder) -> None:
        texts = [block.text for block in sample.blocks if block.kind is BlockKind.PARAGRAPH]
        counts = Counter(word for text in texts for word in _WORD.findall(text))
        common = np.array(list(counts.values()), dtype=np.float64)
        rare = 1 / np.arange(1, RARE_WORDS + 1)
        shares = [(1 - RARE_SHARE) * common / common.sum(), RARE_SHARE * rare / rare.sum()]
        self._words = np.array([*counts, *map(_rare_word, range(RARE_WORDS))], dtype=object)
        self._until = np.concatenate(shares).cumsum()
        self._sentences = [s for text in texts for s in sentences(text)]
        self._vectors = embedder.embed_passages(self._sentences)

    def paper(self, number: int) -> Made:
        """One of `PER_PAPER` passages."""
        chance = np.random.default_rng(number)
        title = " ".join(self._some_words(chance, 8))
        sections = tuple(
            Section(
                n, str(n + 1), " ".join(self._some_words(chance, 4)), 1, SectionKind.OTHER, n + 1
            )
            for n in range(PER_PAPER // PER_SECTION)
        )
        texts = [self._text(chance, self._sentences[n]) for n in self._topics(number)]
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, text, n // PER_SECTION, _spans(text.count(" "), n // 5 + 1))
            for n, text in enumerate(texts)
        )
        passages = tuple(
            _passage(n, block, sections[block.section], title) for n, block in enumerate(blocks)
        )
        authors = tuple(Author(" ".join(self._some_words(chance, 2)).title()) for _ in range(4))
        paper = Paper(f"synthetic-{number}", 1, title, authors=authors, abstract=texts[0])
        sizes = ((612.0, 792.0),) * (PER_PAPER // 5)
        return Made(paper, Document(title, (), texts[0], sizes, sections, blocks), passages)

    def vectors(self, number: int) -> NDArray[np.float32]:
        """Unit vectors for the paper's passages, float32[PER_PAPER, d]."""
        chance = np.random.default_rng((number, 1))
        topics = self._vectors[self._topics(number)]
        noise = chance.standard_normal(topics.shape, dtype=np.float32)
        noise *= np.sqrt(1 / NEARNESS**2 - 1) / np.sqrt(topics.shape[1])
        rows = topics + noise
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _topics(self, number: int) -> NDArray[np.int64]:
        """Which sentence each passage of a paper is about."""
        chance = np.random.default_rng((number, 2))
        return chance.integers(len(self._sentences), size=PER_PAPER)

    def _text(self, chance: np.random.Generator, topic: str) -> str:
        words = self._some_words(chance, int(chance.integers(*WORDS)) - topic.count(" "))
        made = [" ".join(words[n : n + 20]).capitalize() + "." for n in range(0, len(words), 20)]
        made.insert(int(chance.integers(len(made) + 1)), topic)
        return " ".join(made)

    def _some_words(self, chance: np.random.Generator, count: int) -> Sequence[str]:
        found: list[str] = self._words[np.searchsorted(self._until, chance.random(count))].tolist()
        return found


def _rare_word(number: int) -> str:
    """A word that can be pronounced, another one for each number.

    >>> _rare_word(0), _rare_word(70_000)
    ('baba', 'bebazi')
    """
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    word = ""
    while number or len(word) < 4:
        number, place = divmod(number, len(syllables))
        word += syllables[place]
    return word


@cache
def _spans(words: int, page: int) -> tuple[Span, ...]:
    """Rectangles as under words of five letters, twelve on a line."""
    return tuple(
        Span(6 * n, 6 * n + 5, Region(page, (x, y, x + 30.0, y + 10.0)))
        for n in range(words + 1)
        for x, y in [(72.0 + 36 * (n % _LINE), 72.0 + 12 * (n // _LINE))]
    )


def _passage(ordinal: int, block: Block, section: Section, title: str) -> Passage:
    label = f"{section.number} {section.title}"
    return Passage(
        ordinal=ordinal,
        text=block.text,
        section=section.ordinal,
        section_label=label,
        section_kind=section.kind,
        block_kind=block.kind,
        page=ordinal // 5 + 1,
        pieces=(Piece(ordinal, 0, len(block.text)),),
        context=f"{title}{PATH_SEPARATOR}{label}",
    )
