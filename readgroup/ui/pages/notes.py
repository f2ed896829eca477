"""Notes: the paper in the group's own words, section by section, and notes on anything."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.holding import Holding
from readgroup.model.notes import Note
from readgroup.ui import state
from readgroup.ui.components.heads import head, paper_at_hand
from readgroup.ui.components.markup import escape
from readgroup.ui.components.places import chip
from readgroup.ui.components.reading import summary_of
from readgroup.ui.components.saved_text import (
    ask_author,
    begin_note,
    free_note,
    note_under,
    own_words,
)
from readgroup.ui.places import Place, of_section

_ASIDE = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)


def draw() -> None:
    """Draw the page."""
    held = paper_at_hand()
    if held is None:
        return
    state.write_link({"paper": held.id})
    document, summary = state.document(held), summary_of(held)
    head(held, "Notes")
    sheet, free = st.columns([5, 3], gap="large")
    with sheet:
        st.subheader("In our own words", anchor=False)
        gists = {s.ordinal: s.statements[0].text for s in summary.sections if s.statements}
        for section in worth_a_word(document):
            _row(held, document, section, gists.get(section.ordinal, ""))
    with free:
        st.subheader("Free notes", anchor=False)
        ask_author()
        _free_notes(held)


def worth_a_word(document: Document) -> Iterator[Section]:
    """Sections of the upper two levels that a group would put into its own words, each label once."""
    seen: set[str] = set()
    for section in document.sections:
        kind = document.kind_of(section.ordinal)
        if section.level <= 2 and kind not in _ASIDE and section.label not in seen:
            seen.add(section.label)
            yield section


def _row(held: Holding, document: Document, section: Section, gist: str) -> None:
    with st.container(key=f"row-{section.ordinal}"):
        with st.container(key=f"row-head-{section.ordinal}", horizontal=True, wrap=False):
            st.html(f'<h3 class="rg-row rg-level-{section.level}">{escape(section.label)}</h3>')
            chip(of_section(held.id, document, section.ordinal), key=f"row-{section.ordinal}")
        if gist:
            st.html(f'<p class="rg-hint">{escape(gist)}</p>')
        own_words(held.id, section.label, height=90, titled=False)


def _free_notes(held: Holding) -> None:
    new = f"new-note-{held.id}"
    free_note(held.id, new, title="New note")
    st.button("Begin another note", key=f"{new}-another", on_click=begin_note, args=(new,))
    for note in reversed(state.library().notes(held.id)):
        if note.text.strip() and note.id != note_under(new):
            _note(held, note)


def _note(held: Holding, note: Note) -> None:
    editing = f"note-{note.id}"
    with st.container(key=f"note-card-{note.id}", border=True, gap="small"):
        about = [note.section, note.author, f"{note.changed.astimezone():%d %b %Y, %H:%M}"]
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.html(f'<p class="rg-facts">{escape(" · ".join(filter(None, about)))}</p>')
            if note.page:
                chip(Place(held.id, page=note.page), key=f"note-{note.id}")
        if note.quote:
            st.html(f'<blockquote class="rg-quote">{escape(note.quote)}</blockquote>')
        if st.session_state.get(f"{editing}-open"):
            free_note(held.id, editing, title="Note")
            st.button("Done", key=f"{editing}-done", on_click=_close, args=(editing,))
        else:
            st.markdown(note.text)
            st.button(
                "Edit", key=f"{editing}-edit", type="tertiary", on_click=_open, args=(editing, note)
            )


def _open(editing: str, note: Note) -> None:
    begin_note(editing, note.id)
    st.session_state[f"{editing}-open"] = True


def _close(editing: str) -> None:
    st.session_state[f"{editing}-open"] = False


if __name__ == "__main__":
    draw()
