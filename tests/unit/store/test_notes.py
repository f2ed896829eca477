"""What people write is kept as typed, whatever happens to the paper."""

import datetime as dt

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readgroup.errors import NotFound
from readgroup.model.notes import Note
from readgroup.store.database import Database
from readgroup.store.notes import OWN_WORDS, NoteStore
from readgroup.store.papers import PaperStore
from tests.library_parts import document, paper, store

ID = "2501.16496"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_note_is_saved_as_typed(notes: NoteStore, text: str) -> None:
    """Every character comes back: spaces, line ends, zero bytes, emojis."""
    added = notes.add(Note(0, ID, text, "2 Method", "a quote", 3, "Ada"))
    assert notes.of(ID)[-1] == added
    assert (added.text, added.section, added.quote, added.page) == (text, "2 Method", "a quote", 3)
    assert dt.datetime.now(dt.UTC) - added.changed < dt.timedelta(minutes=1)


def test_former_texts_are_kept(notes: NoteStore) -> None:
    """Each saving puts the former text into the history; saving the same text does not."""
    note = notes.add(Note(0, ID, "first"))
    notes.save(note.id, "second")
    notes.save(note.id, "second")
    last = notes.save(note.id, "third")
    assert [n.text for n in notes.of(ID)] == ["third"]
    assert [text for text, _ in notes.history(note.id)] == ["first", "second"]
    assert last.changed >= note.changed


def test_an_unknown_note_is_told(notes: NoteStore) -> None:
    """Saving a note that is not there raises NotFound and makes none."""
    with pytest.raises(NotFound, match="no note 7"):
        notes.save(7, "x")
    assert notes.of() == []


def test_notes_outlive_their_paper(notes: NoteStore, papers: PaperStore) -> None:
    """Removing a paper keeps its notes; they are its notes again when it comes back."""
    store(papers, paper(), document())
    notes.add(Note(0, ID, "Keep me."))
    notes.save_own_words(ID, "2 Method", "They probe.")
    papers.remove(ID)
    assert [n.text for n in notes.of(ID)] == ["Keep me.", "They probe."]
    store(papers, paper(), document())
    assert [n.text for n in notes.of(ID)] == ["Keep me.", "They probe."]


def test_a_section_has_one_text_in_own_words(notes: NoteStore, database: Database) -> None:
    """Saving it again replaces it and keeps the former text; the database allows no second one."""
    assert notes.own_words(ID, "2 Method") is None
    first = notes.save_own_words(ID, "2 Method", "They probe.")
    second = notes.save_own_words(ID, "2 Method", "They patch.")
    notes.save_own_words(ID, "3 Results", "It works.")
    assert first.id == second.id
    found = notes.own_words(ID, "2 Method")
    assert found is not None
    assert (found.text, found.kind) == ("They patch.", OWN_WORDS)
    assert [text for text, _ in notes.history(first.id)] == ["They probe."]
    with pytest.raises(sa.exc.IntegrityError):
        notes.add(Note(0, ID, "Again.", "2 Method", kind=OWN_WORDS))


def test_notes_are_listed_by_paper_and_kind(notes: NoteStore) -> None:
    """All, of one paper, or of one kind, oldest first."""
    notes.add(Note(0, ID, "a"))
    notes.add(Note(0, "other", "b"))
    notes.save_own_words(ID, "1", "c")
    assert [n.text for n in notes.of()] == ["a", "b", "c"]
    assert [n.text for n in notes.of(ID)] == ["a", "c"]
    assert [n.text for n in notes.of(ID, kind="note")] == ["a"]
    assert [n.text for n in notes.of(kind=OWN_WORDS)] == ["c"]
