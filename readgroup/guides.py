"""Summaries and discussion guides: written once a version and writer, then kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from readgroup.model.codec import decode, encode
from readgroup.model.document import Document
from readgroup.model.duty import Preparation
from readgroup.model.glossary import Glossary
from readgroup.model.guide import Budget, DiscussionGuide, Level, Role, Summary
from readgroup.model.plan import ReadingPlan
from readgroup.steps import Steps
from readgroup.version import __version__

if TYPE_CHECKING:
    from readgroup.store.papers import StoredVersion
    from readgroup.writing.writer import Announce, Hear, Writer

Text = TypeVar("Text")


class Guides:
    """What the writers wrote about a version of a paper, or write now."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def summary(
        self, stored: StoredVersion, *, hear: Hear | None = None, ask_model: bool = True
    ) -> Summary:
        """The summary; with a model's words where one is configured.

        Without `ask_model` no model is asked, but what one wrote before is given. What a failing
        model left unwritten is not kept, so that the next call tries again.
        """
        from readgroup.writing.writer import deaf

        document = self._document(stored)
        writer = self._steps.writer
        extractive = self._steps.extractive_writer
        if writer is not extractive and (ask_model or self._kept(stored, MODEL, writer)):
            return self._written(
                stored,
                MODEL,
                writer,
                Summary,
                lambda: writer.summarize(document(), hear=hear or deaf),
            )
        return self._written(
            stored, OWN, extractive, Summary, lambda: extractive.summarize(document())
        )

    def budget(self, stored: StoredVersion) -> Budget | None:
        """About what the model's summary costs; None where there is none, or it is written."""
        writer = self._steps.writer
        if self._kept(stored, MODEL, writer):
            return None
        return writer.budget(self._document(stored)())

    def questions(
        self,
        stored: StoredVersion,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        ask_model: bool = True,
        announce: Announce | None = None,
    ) -> DiscussionGuide:
        """The questions; see `Writer.guide`. Without `ask_model` as `summary` does."""
        from readgroup.writing.writer import deaf

        document = self._document(stored)()
        summary = self.summary(stored, ask_model=False)

        def write(writer: Writer) -> DiscussionGuide:
            return writer.guide(
                document,
                summary,
                count=count,
                section=section,
                role=role,
                level=level,
                announce=announce or deaf,
            )

        writer, extractive = self._steps.writer, self._steps.extractive_writer
        kind = f"questions {count} {section!r} {role} {level}"
        if writer is extractive or not (ask_model or self._kept(stored, kind, writer)):
            return write(extractive)
        return self._written(stored, kind, writer, DiscussionGuide, lambda: write(writer))

    def glossary(self, stored: StoredVersion) -> Glossary:
        """The glossary; no model is asked for it."""
        from readgroup.writing.glossary import glossary

        document, writer = self._document(stored), self._steps.extractive_writer
        return self._written(stored, GLOSSARY, writer, Glossary, lambda: glossary(document()))

    def plan(self, stored: StoredVersion, minutes: int) -> ReadingPlan:
        """Pages to read in so many minutes, and what to know before."""
        from readgroup.writing.prerequisites import prerequisites
        from readgroup.writing.route import route

        document = self._document(stored)()
        stops = route(document, self.summary(stored, ask_model=False), minutes)
        return ReadingPlan(minutes, stops, prerequisites(document, self.glossary(stored)))

    def preparation(self, stored: StoredVersion, role: Role) -> Preparation:
        """A role's duty for the paper: its page, and where to look."""
        from readgroup.writing.duties import duty
        from readgroup.writing.preparations import places

        page = duty(role)
        where = places(self._document(stored)(), self.summary(stored, ask_model=False), page)
        return Preparation(page, where)

    def sections(self, stored: StoredVersion, named: str) -> frozenset[int]:
        """Ordinals of the sections that are named, with all below them. Raises NotFound."""
        from readgroup.writing.scope import sections_named

        return sections_named(self._document(stored)(), named)

    def _document(self, stored: StoredVersion) -> Callable[[], Document]:
        return lambda: self._steps.papers.document(stored.key)

    def _kept(self, stored: StoredVersion, kind: str, writer: Writer) -> str | None:
        return self._steps.writings.get(stored.key, kind, _stamp(writer))

    def _written(
        self,
        stored: StoredVersion,
        kind: str,
        writer: Writer,
        of: type[Text],
        write: Callable[[], Text],
    ) -> Text:
        kept = self._kept(stored, kind, writer)
        if kept is not None:
            return decode(of, json.loads(kept))
        text = write()
        if not getattr(text, "remarks", ()):
            content = json.dumps(encode(text), ensure_ascii=False)
            self._steps.writings.put(stored.key, kind, _stamp(writer), content)
        return text


OWN, MODEL = "summary", "summary by a model"
GLOSSARY = "glossary"


def _stamp(writer: Writer) -> str:
    """Who wrote, in which state: what another state wrote without a model is written anew, a model's text, which cost, is kept."""
    from readgroup.writing.revision import revision

    state = f" {revision()}" if writer.name == "extractive" else ""
    return f"{writer.name} {__version__}{state}"
