"""What people did to the questions on a paper. Their words are saved as typed, and never deleted."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from readgroup.errors import NotFound
from readgroup.model.codec import decode, encode
from readgroup.model.guide import KeptQuestion, Level, Question, QuestionType, Role
from readgroup.store.database import Database
from readgroup.store.schema import group_question_history, group_questions

MEMBER = "member"
"""Origin of a question in a person's words."""
_MINUTES = 9


class QuestionStore:
    """Questions that people starred, dropped, edited or added: each whole, whatever guide is made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, paper: str) -> list[KeptQuestion]:
        """All of one paper, oldest first."""
        query = (
            sa.select(group_questions)
            .where(group_questions.c.paper == paper)
            .order_by(group_questions.c.id)
        )
        with self._database.reading() as connection:
            return [_kept(row) for row in connection.execute(query)]

    def mark(
        self,
        paper: str,
        question: Question,
        *,
        starred: bool | None = None,
        dropped: bool | None = None,
    ) -> KeptQuestion:
        """Set one or both marks; what is None stays as it is."""
        marks = {"starred": starred, "dropped": dropped}
        values = {name: int(mark) for name, mark in marks.items() if mark is not None}
        with self._database.writing() as connection:
            row = _row(connection, paper, question.id) or _insert(connection, paper, question)
            return _kept(_update(connection, row, values))

    def reword(
        self, paper: str, question: Question, text: str, *, seen: str | None = None
    ) -> KeptQuestion:
        """Put a person's `text` in place of the question's.

        `seen` is the text that the person had before them. Where somebody else has changed it
        since, theirs stays and this one becomes a question of its own.
        """
        with self._database.writing() as connection:
            row = _row(connection, paper, question.id) or _insert(connection, paper, question)
            stands = row.text or _framed(row).text
            if seen is not None and stands not in (seen, text):
                return _kept(_add(connection, paper, _own(text, question)))
            if row.text and row.text != text:
                _remember(connection, row)
            return _kept(_update(connection, row, {"text": text, "dropped": 0}))

    def add(self, paper: str, text: str) -> KeptQuestion:
        """A question of a person's own."""
        with self._database.writing() as connection:
            return _kept(_add(connection, paper, _own(text)))

    def restore(self, paper: str, question: str) -> KeptQuestion:
        """Take marks and other words off a question; the words stay in its history.

        Raises NotFound where nobody did anything to it.
        """
        with self._database.writing() as connection:
            row = _row(connection, paper, question)
            if row is None:
                raise NotFound(
                    f"Nobody has changed a question {question!r} on this paper.",
                    "readgroup questions ID shows each question with its id.",
                )
            own = _framed(row).origin == MEMBER
            if row.text and not own:
                _remember(connection, row)
            back = {"starred": 0, "dropped": 0} | ({} if own else {"text": ""})
            return _kept(_update(connection, row, back))

    def history(self, paper: str, question: str) -> list[str]:
        """Former words of people for a question, oldest first."""
        query = (
            sa.select(group_question_history.c.text)
            .join(group_questions, group_questions.c.id == group_question_history.c.question)
            .where(group_questions.c.paper == paper, group_questions.c.question == question)
            .order_by(group_question_history.c.id)
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())


def _own(text: str, like: Question | None = None) -> Question:
    """A person's question, of the kind of the one that it is another wording of."""
    new = uuid.uuid4().hex[:10]
    if like:
        return replace(like, id=new, text=text, origin=MEMBER)
    return Question(
        id=new,
        text=text,
        type=QuestionType.CLARIFY,
        role=Role.ANY,
        level=Level.ANALYSE,
        minutes=_MINUTES,
        why="",
        anchors=(),
        origin=MEMBER,
    )


def _row(connection: Connection, paper: str, question: str) -> Row[Any] | None:
    query = sa.select(group_questions).where(
        group_questions.c.paper == paper, group_questions.c.question == question
    )
    return connection.execute(query).first()


def _insert(connection: Connection, paper: str, question: Question, text: str = "") -> Row[Any]:
    framed = replace(question, starred=False)
    values = {
        "paper": paper,
        "question": question.id,
        "content": json.dumps(encode(framed), ensure_ascii=False),
        "text": text,
        "starred": 0,
        "dropped": 0,
        "changed": _now(),
    }
    return connection.execute(group_questions.insert().returning(group_questions), values).one()


def _add(connection: Connection, paper: str, question: Question) -> Row[Any]:
    return _insert(connection, paper, question, question.text)


def _update(connection: Connection, row: Row[Any], values: dict[str, Any]) -> Row[Any]:
    changed = (
        group_questions.update()
        .where(group_questions.c.id == row.id)
        .values(**values, changed=_now())
        .returning(group_questions)
    )
    return connection.execute(changed).one()


def _remember(connection: Connection, row: Row[Any]) -> None:
    former = {"question": row.id, "text": row.text, "changed": _now()}
    connection.execute(group_question_history.insert(), former)


def _framed(row: Row[Any]) -> Question:
    return decode(Question, json.loads(row.content))


def _kept(row: Row[Any]) -> KeptQuestion:
    question = replace(_framed(row), starred=bool(row.starred))
    if row.text:
        question = replace(question, text=row.text, origin=MEMBER)
    return KeptQuestion(question, bool(row.dropped), dt.datetime.fromisoformat(row.changed))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()
