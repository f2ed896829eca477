"""What papers say: answers to a question, what several say on one point, papers that are alike."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.passage import Quote
from readgroup.model.search import Hit

EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a paper as they are shown, and the quote they rest on.

    `text` is the quote without citation marks and the like; what leans on the sentence before it
    is shown with that sentence. In an answer that a model wrote it is the model's sentence.
    `paper` is an id, `title` its title.
    """

    text: str
    quote: Quote
    paper: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer made of quoted sentences, the one that bears most on the question first.

    `origin` is "extractive", or the name of the model that wrote the sentences from the quotes; of
    these `dropped` were not shown, as no quote supports them.

    Without `sentences` nothing that was searched answers the question. `reason` then says so, and
    `nearest` are the passages that come nearest to it: pointers, no answer. With sentences,
    `reason` is "" unless there is a doubt about them that a reader has to know.
    """

    question: str
    sentences: tuple[Cited, ...] = ()
    reason: str = ""
    nearest: tuple[Hit, ...] = ()
    origin: str = EXTRACTIVE
    dropped: int = 0

    @property
    def answered(self) -> bool:
        """Whether anything answers the question."""
        return bool(self.sentences)


@dataclass(frozen=True, slots=True)
class Says:
    """What one paper says on a point."""

    paper: str
    title: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several papers say on one point, in the order in which they were asked."""

    point: str
    papers: tuple[Says, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of each of two papers that speak of the same thing.

    Highlighted is the sentence in which they do most; `cosine` is how near the passages are.
    """

    here: Hit
    there: Hit
    cosine: float


@dataclass(frozen=True, slots=True)
class SimilarPaper:
    """A paper that is like another: how much (`score`, comparable for one paper only), and why."""

    paper: str
    title: str
    score: float
    pairs: tuple[Pair, ...] = ()
