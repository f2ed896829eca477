"""What writes summaries and questions: a protocol, and the writer that needs no model."""

from __future__ import annotations

from typing import Protocol

from readgroup.model.document import Document
from readgroup.model.guide import DiscussionGuide, Level, Role, Summary
from readgroup.writing.questions import guide
from readgroup.writing.summaries import summarize


class Writer(Protocol):
    """Writes what a group reads before the meeting; every sentence carries its quote.

    `name` tells one writer's texts from another's where they are kept.
    """

    name: str

    def summarize(self, document: Document) -> Summary:
        """Summary of the paper and of its sections."""
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
    ) -> DiscussionGuide:
        """At most `count` questions, limited to a section, a role or a level where given."""
        ...


class ExtractiveWriter:
    """Writes with the paper's own sentences and a bank of asks; the same result every time."""

    name = "extractive"

    def summarize(self, document: Document) -> Summary:
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
    ) -> DiscussionGuide:
        """See `readgroup.writing.questions.guide`."""
        return guide(document, summary, count=count, section=section, role=role, level=level)
