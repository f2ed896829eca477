"""What people wrote, in the database: saved as typed, and no former text is ever deleted."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from readgroup.errors import NotFound
from readgroup.model.notes import Note, NoteKind
from readgroup.store.database import Database
from readgroup.store.schema import note_history, notes

OWN_WORDS: Final = "own words"


class NoteStore:
    """Notes on papers, and each section's "in our own words"."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, paper: str = "", *, kind: NoteKind | None = None) -> list[Note]:
        """Notes of one paper, or of all, oldest first; of one kind, or of both."""
        query = sa.select(notes).order_by(notes.c.id)
        if kind:
            query = query.where(notes.c.kind == kind)
        if paper:
            query = query.where(notes.c.paper == paper)
        with self._database.reading() as connection:
            return [_note(row) for row in connection.execute(query)]

    def add(self, note: Note) -> Note:
        """Store a new note; its id and time are filled in."""
        with self._database.writing() as connection:
            return _insert(connection, note)

    def save(self, note_id: int, text: str) -> Note:
        """Replace a note's text. Raises NotFound."""
        with self._database.writing() as connection:
            row = connection.execute(sa.select(notes).where(notes.c.id == note_id)).first()
            if row is None:
                raise NotFound(
                    f"There is no note {note_id}.", "readgroup notes list shows all notes."
                )
            return _replace(connection, row, text)

    def own_words(self, paper: str, section: str) -> Note | None:
        """What the group wrote about a section in its own words."""
        with self._database.reading() as connection:
            row = connection.execute(_own_words(paper, section)).first()
        return _note(row) if row else None

    def save_own_words(self, paper: str, section: str, text: str) -> Note:
        """Set what the group wrote about a section."""
        with self._database.writing() as connection:
            row = connection.execute(_own_words(paper, section)).first()
            if row is None:
                return _insert(connection, Note(0, paper, text, section, kind=OWN_WORDS))
            return _replace(connection, row, text)

    def history(self, note_id: int) -> list[tuple[str, dt.datetime]]:
        """Former texts of a note with the time until which each stood, oldest first."""
        query = (
            sa.select(note_history.c.text, note_history.c.changed)
            .where(note_history.c.note == note_id)
            .order_by(note_history.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(text, dt.datetime.fromisoformat(changed)) for text, changed in rows]


def _own_words(paper: str, section: str) -> sa.Select[Any]:
    return sa.select(notes).where(
        notes.c.paper == paper, notes.c.section == section, notes.c.kind == OWN_WORDS
    )


def _insert(connection: Connection, note: Note) -> Note:
    values = {
        "paper": note.paper,
        "kind": note.kind,
        "section": note.section,
        "quote": note.quote,
        "page": note.page,
        "text": note.text,
        "author": note.author,
        "changed": _now(),
    }
    row = connection.execute(notes.insert().returning(notes), values).one()
    return _note(row)


def _replace(connection: Connection, row: Row[Any], text: str) -> Note:
    if row.text == text:
        return _note(row)
    now = _now()
    connection.execute(note_history.insert(), {"note": row.id, "text": row.text, "changed": now})
    changed = notes.update().where(notes.c.id == row.id).values(text=text, changed=now)
    return _note(connection.execute(changed.returning(notes)).one())


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()


def _note(row: Row[Any]) -> Note:
    return Note(
        id=row.id,
        paper=row.paper,
        text=row.text,
        section=row.section,
        quote=row.quote,
        page=row.page,
        author=row.author,
        changed=dt.datetime.fromisoformat(row.changed),
        kind=row.kind,
    )
