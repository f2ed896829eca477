"""What is prepared from a held paper: summaries, questions, glossary, plans, roles and exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from readgroup.model.duty import Preparation
from readgroup.model.glossary import Glossary
from readgroup.model.guide import (
    Budget,
    DiscussionGuide,
    KeptQuestion,
    Level,
    Role,
    Statement,
    Summary,
)
from readgroup.model.plan import PlannedMeeting, ReadingPlan
from readgroup.model.prepared import PreparedPaper
from readgroup.shelf import Shelf

if TYPE_CHECKING:
    from readgroup.group import GroupQuestions


class PreparedPapers(Shelf):
    """What a group reads before the meeting, and takes along to it."""

    def summarize(
        self, id: str, *, ask_model: bool = True, hear: Callable[[Statement], None] | None = None
    ) -> Summary:
        """Summary of the whole and of each section; written once a version, then kept.

        With a language model configured it is in the model's words, unless `ask_model` is False
        and it has not been asked before; `hear` gets its sentences as they are written.
        """
        return self._guides.summary(self._version(id), hear=hear, ask_model=ask_model)

    def budget(self, id: str) -> Budget | None:
        """About what it costs to ask the model for a summary; None where nothing is to be asked."""
        return self._guides.budget(self._version(id))

    def questions(
        self,
        id: str,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        ask_model: bool = True,
        announce: Callable[[Budget], None] | None = None,
    ) -> DiscussionGuide:
        """Questions worth discussing, each leaning on words of the paper; `ask_model` as above.

        `announce` gets about what a model will cost, before it is asked; it is not called where none is.
        `section` names one section by number or words of its title, or several ("2, 3.1"). What
        members did to them is in it: see `group_questions`.
        """
        guide = self.framed_questions(
            id,
            count=count,
            section=section,
            role=role,
            level=level,
            ask_model=ask_model,
            announce=announce,
        )
        return self.with_members(id, guide, count=count, section=section, role=role, level=level)

    def framed_questions(
        self,
        id: str,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        ask_model: bool = True,
        announce: Callable[[Budget], None] | None = None,
    ) -> DiscussionGuide:
        """As `questions`, without what members did."""
        return self._guides.questions(
            self._version(id),
            count=count,
            section=section,
            role=role,
            level=level,
            ask_model=ask_model,
            announce=announce,
        )

    def with_members(
        self,
        id: str,
        guide: DiscussionGuide,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
    ) -> DiscussionGuide:
        """A guide made for that choice with what members starred, dropped, edited and added."""
        from readgroup.group import with_members

        stored = self._version(id)
        kept = self._steps.questions.of(stored.paper.id)
        inside = self._guides.sections(stored, section) if kept and section else None
        return with_members(guide, kept, count=count, role=role, level=level, sections=inside)

    def group_questions(self, id: str, guide: DiscussionGuide) -> GroupQuestions:
        """To star, drop, edit and restore the questions of `guide`, and to add own ones.

        What members did is kept whatever the guide is later, and comes back with a removed paper.
        """
        from readgroup.group import GroupQuestions

        return GroupQuestions(self._steps.questions, self._version(id).paper.id, guide)

    def kept_questions(self, id: str) -> list[KeptQuestion]:
        """The questions that members did something to, oldest first, dropped ones too."""
        return self._steps.questions.of(self._version(id).paper.id)

    def glossary(self, id: str) -> Glossary:
        """What the paper calls things: terms, abbreviations, notation, where defined and used."""
        return self._guides.glossary(self._version(id))

    def plan(self, id: str, *, minutes: int = 20) -> ReadingPlan:
        """Which pages to read in so many minutes, in which order and why; what to know before."""
        return self._guides.plan(self._version(id), minutes)

    def meetings(self, id: str, count: int, *, minutes: int = 60) -> tuple[PlannedMeeting, ...]:
        """A long paper shared out over `count` meetings. Raises UsageError for too many."""
        from readgroup.writing.meetings import meetings

        return meetings(self.document(id), count, minutes)

    def preparation(self, id: str, role: Role) -> Preparation:
        """What a role has to do for the meeting, and where to look in this paper."""
        return self._guides.preparation(self._version(id), role)

    def prepare(self, id: str, *, minutes: int = 60, section: str = "") -> PreparedPaper:
        """Paper, document, summary, questions and notes in one value: what exporters take.

        With `section`, its questions are those of these sections; see `questions`. No model is
        asked: what one wrote before is taken.
        """
        stored = self._version(id)
        return PreparedPaper(
            paper=stored.paper,
            document=self._steps.papers.document(stored.key),
            summary=self._guides.summary(stored, ask_model=False),
            guide=self.questions(id, section=section, ask_model=False),
            scope=section,
            notes=tuple(self._steps.notes.of(stored.paper.id)),
            minutes=minutes,
            glossary=self._guides.glossary(stored),
        )

    def export(
        self,
        id: str,
        format: str,
        path: Path | None = None,
        *,
        minutes: int = 60,
        section: str = "",
    ) -> Path:
        """Write one export, by default into the library's `exports`, and say where.

        With `section`, its questions are those of these sections; see `questions`.

        What a person wrote in a file that is there already is kept.
        """
        from readgroup.export import exporter, place, write

        chosen = exporter(format)
        prepared = self.prepare(id, minutes=minutes, section=section)
        target = path or place(prepared.paper, chosen, self.home / "exports")
        return write(chosen, prepared, target)
