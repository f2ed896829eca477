"""A guide as the group has it: with what its members starred, dropped, edited and added."""

from __future__ import annotations

from dataclasses import replace

from readgroup.errors import NotFound, UsageError
from readgroup.model.guide import DiscussionGuide, KeptQuestion, Level, Question, Role
from readgroup.store.questions import MEMBER, QuestionStore


def with_members(
    guide: DiscussionGuide,
    kept: list[KeptQuestion],
    *,
    count: int,
    role: Role | None = None,
    level: Level | None = None,
    sections: frozenset[int] | None = None,
) -> DiscussionGuide:
    """The guide with people's words in place of its own, without what they dropped.

    Starred questions come first, then those that people wrote themselves or that the guide no
    longer has; framed ones make up for the rest of `count`. `role`, `level` and the ordinals of
    `sections` hold for people's questions too.
    """
    by_id = {k.question.id: k for k in kept}
    dropped = {id for id, k in by_id.items() if k.dropped}
    framed = [q for q in guide.questions if q.id not in dropped]
    shown = [by_id[q.id].question if q.id in by_id else q for q in framed]
    there = {q.id for q in shown}
    theirs = [
        k.question
        for k in kept
        if not k.dropped
        and k.question.id not in there
        and (k.question.starred or k.question.origin == MEMBER)
        and role in (None, k.question.role)
        and level in (None, k.question.level)
        and (sections is None or _lies_in(k.question, sections))
    ]
    ours = [q for q in shown if q.starred or q.origin == MEMBER]
    others = [q for q in shown if not (q.starred or q.origin == MEMBER)]
    others = others[: max(0, count - len(theirs) - len(ours))]
    remaining = {q.id for q in (*ours, *others)}
    ordered = [*theirs, *(q for q in shown if q.id in remaining)]
    return replace(guide, questions=tuple(sorted(ordered, key=lambda q: not q.starred)))


def _lies_in(question: Question, sections: frozenset[int]) -> bool:
    return any(anchor.section_ordinal in sections for anchor in question.anchors)


class GroupQuestions:
    """What members do to the questions on one paper; `id` is a question's id or its beginning."""

    def __init__(self, store: QuestionStore, paper: str, guide: DiscussionGuide) -> None:
        self._store = store
        self._paper = paper
        self._guide = guide

    def star(self, id: str) -> Question:
        """Put a question first. Raises NotFound."""
        return self._store.mark(self._paper, self._found(id), starred=True, dropped=False).question

    def drop(self, id: str) -> Question:
        """Take a question out of the guide. Raises NotFound."""
        return self._store.mark(self._paper, self._found(id), starred=False, dropped=True).question

    def edit(self, id: str, text: str, *, seen: str | None = None) -> Question:
        """Put a person's words in place of a question's; see `QuestionStore.reword`.

        Raises NotFound, and UsageError where there are no words.
        """
        return self._store.reword(self._paper, self._found(id), _words(text), seen=seen).question

    def add(self, text: str) -> Question:
        """A question of a member's own. Raises UsageError where there are no words."""
        return self._store.add(self._paper, _words(text)).question

    def unmark(self, id: str) -> Question:
        """Take the star or the drop off a question; its words stay. Raises NotFound."""
        return self._store.mark(self._paper, self._found(id), starred=False, dropped=False).question

    def restore(self, id: str) -> Question:
        """Undo star, drop and edit. Raises NotFound."""
        return self._store.restore(self._paper, self._found(id).id).question

    def _found(self, id: str) -> Question:
        known = [*self._guide.questions, *(k.question for k in self._store.of(self._paper))]
        found = {q.id: q for q in known if id.strip() and q.id.startswith(id.strip().lower())}
        if len(found) != 1:
            problem = "several questions" if found else "no question"
            raise NotFound(
                f"The guide has {problem} {id!r}.",
                "readgroup questions ID shows each question with its id; name the same -n, --role, --level and --section.",
            )
        return next(iter(found.values()))


def _words(text: str) -> str:
    if not text.strip():
        raise UsageError("There are no words in the question.", 'Say it: --add "What ...?"')
    return text.strip()
