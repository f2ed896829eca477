"""Text areas that save what is typed while it is typed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from readgroup.errors import ReadgroupError
from readgroup.ui import state
from readgroup.ui.components.errors import show_error, told
from readgroup.ui.components.markup import escape
from readgroup.ui.drafts import Draft, save_note, save_words, stored_note, stored_words

Save = Callable[[str, Draft], Draft]

_AUTHOR = "readgroup-author"


@dataclass(frozen=True, slots=True)
class _Typing:
    """A text area's state between reruns.

    `stored` is what of its text is stored; `initial` what it begins with when it is drawn anew;
    `unsaved` what could not be stored, and `error` why.
    """

    draft: Draft
    stored: str = ""
    initial: str = ""
    saved: dt.datetime | None = None
    unsaved: str | None = None
    error: ReadgroupError | None = None


@st.fragment
@told()
def own_words(paper: str, section: str, *, height: int = 110, titled: bool = True) -> None:
    """The group's own words on a section (its printed label; "" for the whole paper)."""
    library = state.library()
    key = f"words-{paper}-{section}"
    typing = _typing(key)
    if typing is None or (typing.draft.note is None and _untouched(key, typing)):
        stored = stored_words(library, paper, section)
        saved = typing.saved if typing else None
        _show(key, _Typing(Draft(stored), stored, saved=saved), stored)
    elif key not in st.session_state:
        _draw_again(key, typing, _own(typing.draft, paper))

    def save(text: str, draft: Draft) -> Draft:
        return save_words(library, paper, section, text, draft, author=author())

    _area("In our own words", key, save, height=height, titled=titled)
    if note_under(key) is not None:
        _others_wrote(key, stored_words(library, paper, section))


@st.fragment
@told()
def free_note(paper: str, key: str, *, title: str, height: int = 140) -> None:
    """A note on the paper: the one that `begin_note` named, else a new one."""
    library = state.library()
    if key not in st.session_state:
        typing = _typing(key) or _Typing(Draft())
        own = _own(typing.draft, paper)
        _draw_again(key, replace(typing, draft=Draft(own, typing.draft.note)), own)

    def save(text: str, draft: Draft) -> Draft:
        return save_note(library, paper, text, draft, author=author())

    _area(title, key, save, height=height, titled=True)


def begin_note(key: str, note: int | None = None) -> None:
    """Let the text area under `key` hold the free note `note`, or a new one."""
    st.session_state[_kept(key)] = _Typing(Draft(note=note))
    st.session_state.pop(key, None)


def note_under(key: str) -> int | None:
    """The free note that the text area under `key` writes, once it is stored."""
    typing = _typing(key)
    return typing.draft.note if typing else None


def author() -> str:
    """The name that this session signs its notes with, "" if it gave none."""
    return str(st.session_state.get(_AUTHOR, "")).strip()


def ask_author() -> None:
    """A field for the name that this session signs its notes with."""
    st.text_input("Your name", key=_AUTHOR, placeholder="Signs your notes", persist_state="session")


def _area(title: str, key: str, save: Save, *, height: int, titled: bool) -> None:
    text = st.text_area(
        title,
        value=(_typing(key) or _Typing(Draft())).initial,
        key=key,
        height=height,
        placeholder="What would we say this says?" if title == "In our own words" else "",
        label_visibility="visible" if titled else "collapsed",
        on_change=_save,
        args=(key, save),
    )
    typing = _typing(key) or _Typing(Draft())
    if text != typing.stored and not typing.error:
        # Streamlit may bring words without calling back, where a change of page overtakes them.
        _save(key, save)
        typing = _typing(key) or typing
    if typing.error:
        show_error(typing.error)
        st.button("Save again", key=f"{key}-again", on_click=_save, args=(key, save))
    else:
        _say_saved(typing.stored, typing.saved)


def _say_saved(text: str, at: dt.datetime | None) -> None:
    """The line that says so; the browser reads in it what of the area's words is stored.

    As JSON, because white space around an attribute's value gets lost on the way.
    """
    said = f"Saved {at:%H:%M:%S}" if at else "Saved" if text.strip() else "Saved while you type"
    quiet = "" if text.strip() else " rg-quiet"
    st.html(f'<p class="rg-saved{quiet}" data-saved="{escape(json.dumps(text))}">{said}</p>')


def _save(key: str, save: Save) -> None:
    typing = _typing(key) or _Typing(Draft())
    text = st.session_state[key]
    if text == typing.stored and not typing.error:
        return  # Called though nothing changed; others may have written meanwhile.
    try:
        draft = save(text, typing.draft)
        typing = _Typing(draft, text, saved=dt.datetime.now().astimezone())
    except ReadgroupError as error:
        typing = replace(typing, unsaved=text, error=error)
    st.session_state[_kept(key)] = typing


def _others_wrote(key: str, theirs: str) -> None:
    st.warning(
        "**Somebody else wrote here at the same time.** Your text is kept as a note of its own;"
        " theirs stands for the section:",
        icon=":material/call_split:",
    )
    st.html(f'<blockquote class="rg-quote">{escape(theirs)}</blockquote>')
    st.button(
        "Go on from their text",
        key=f"{key}-theirs",
        on_click=_show,
        args=(key, _Typing(Draft(theirs), theirs), theirs),
    )


def _untouched(key: str, typing: _Typing) -> bool:
    return (
        typing.unsaved is None and st.session_state.get(key, typing.draft.seen) == typing.draft.seen
    )


def _own(draft: Draft, paper: str) -> str:
    """The text of the note that is the draft's own, "" where it has none."""
    return ("" if draft.note is None else stored_note(state.library(), paper, draft.note)) or ""


def _draw_again(key: str, typing: _Typing, own: str) -> None:
    """Have the text area begin with what could not be stored, or else with its own stored text."""
    _show(key, replace(typing, stored=own), typing.unsaved or own)


def _show(key: str, typing: _Typing, text: str) -> None:
    """Have the text area show `text`: as its first value, or in place of what it shows.

    A first value is there at once; a replaced one comes a moment after the area is drawn.
    """
    drawn = key in st.session_state
    st.session_state[_kept(key)] = replace(typing, initial="" if drawn else text)
    if drawn and st.session_state[key] != text:
        st.session_state[key] = text


def _typing(key: str) -> _Typing | None:
    typing: _Typing | None = st.session_state.get(_kept(key))
    return typing


def _kept(key: str) -> str:
    return f"{key}-typing"
