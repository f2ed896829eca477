"""Saving what people type, with several people and tabs at it, so that no word is lost.

A session remembers the text that it last saw stored (`Draft.seen`). Where the stored text is
another one when it saves, somebody else wrote meanwhile: theirs stays, and this session's text
goes on in a note of its own (`Draft.note`).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from readgroup.library import Library

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Draft:
    """What one session knows of a text: what it saw stored, and the note that is its own, if any."""

    seen: str = ""
    note: int | None = None


def stored_words(library: Library, paper: str, section: str) -> str:
    """What stands stored as the group's own words on a section, "" if nothing does."""
    note = library.section_note(paper, section)
    return note.text if note else ""


def stored_note(library: Library, paper: str, note_id: int) -> str | None:
    """The text of a free note; None where there is no such note."""
    return next((note.text for note in library.notes(paper) if note.id == note_id), None)


def save_words(
    library: Library, paper: str, section: str, text: str, draft: Draft, *, author: str = ""
) -> Draft:
    """Save `text` as the group's own words on a section, or apart where others wrote meanwhile."""
    with _ONE_AT_A_TIME:
        if draft.note is not None:
            library.save_note(draft.note, text)
            return draft
        stored = stored_words(library, paper, section)
        if stored not in (draft.seen, text):
            apart = library.add_note(paper, text, section=section, author=author)
            return Draft(draft.seen, apart.id)
        if stored != text:
            library.save_section_note(paper, section, text)
        return Draft(text)


def save_note(library: Library, paper: str, text: str, draft: Draft, *, author: str = "") -> Draft:
    """Save a free note: a new one at first, and again where others changed it meanwhile."""
    with _ONE_AT_A_TIME:
        stored = None if draft.note is None else stored_note(library, paper, draft.note)
        if draft.note is None or stored not in (draft.seen, text):
            if not text.strip():
                return draft
            return Draft(text, library.add_note(paper, text, author=author).id)
        library.save_note(draft.note, text)
        return Draft(text, draft.note)
