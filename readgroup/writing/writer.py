"""What writes summaries and questions: a protocol, and the writer that needs no model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from readgroup.model.document import Document
from readgroup.model.guide import Budget, DiscussionGuide, Level, Role, Statement, Summary
from readgroup.writing.background import Meanings
from readgroup.writing.questions import guide
from readgroup.writing.summaries import summarize

if TYPE_CHECKING:
    from readgroup.embedding import Embedder

Hear = Callable[[Statement], None]
Announce = Callable[[Budget], None]


def deaf(_: object) -> None:
    """Hears nothing."""


class Writer(Protocol):
    """Writes what a group reads before the meeting; every sentence carries its quote."""

    @property
    def name(self) -> str:
        """Tells one writer's texts from another's where they are kept."""
        ...

    def budget(self, document: Document) -> Budget | None:
        """About what a summary costs, None where it costs nothing."""
        ...

    def summarize(self, document: Document, *, hear: Hear = deaf) -> Summary:
        """Summary of the paper and of its sections; `hear` gets sentences as they are written."""
        ...

    def guide(
        self,
        document: Document,
        summary: Summary,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        announce: Announce = deaf,
    ) -> DiscussionGuide:
        """At most `count` questions, limited to a section, a role or a level where given.

        `announce` gets about what they cost before any of it is spent; it is not called where they cost nothing.
        """
        ...


class ExtractiveWriter:
    """Writes with the paper's own sentences and a bank of asks; the same result every time."""

    name = "extractive"

    def __init__(self, embedder: Callable[[], Embedder] | None = None) -> None:
        """`embedder` gives what questions are compared by; without it they are compared by words."""
        self._embedder = embedder

    def budget(self, document: Document) -> None:
        """Nothing: no model is asked."""

    def summarize(self, document: Document, *, hear: Hear = deaf) -> Summary:
        """See `readgroup.writing.summaries.summarize`."""
        return summarize(document)

    def guide(
        self,
        document: Document,
        summary: Summary,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        announce: Announce = deaf,
    ) -> DiscussionGuide:
        """See `readgroup.writing.questions.guide`; nothing to announce."""
        meanings = Meanings(self._embedder()) if self._embedder else None
        return guide(
            document,
            summary,
            count=count,
            section=section,
            role=role,
            level=level,
            meanings=meanings,
        )
