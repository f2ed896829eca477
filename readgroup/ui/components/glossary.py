"""The glossary: what the paper calls things, with where each is defined and used."""

from __future__ import annotations

import streamlit as st

from readgroup.model.document import Document
from readgroup.model.glossary import Entry, Glossary, TermKind
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.ui.components.markup import escape
from readgroup.ui.components.places import located
from readgroup.ui.places import of_quote

_HEADS = {
    TermKind.TERM: "Terms",
    TermKind.ABBREVIATION: "Abbreviations",
    TermKind.NOTATION: "Notation",
}
_MANY = 12
_NOTHING = Glossary()


def glossary_of(held: Holding, _: Document) -> None:
    """All entries, or those that the words typed name."""
    found = _NOTHING
    with told():
        found = state.glossary(held)
    if not found.entries:
        st.caption("The paper defines no term in so many words.")
        return
    wanted = ""
    if len(found.entries) > _MANY:
        wanted = st.text_input(
            "Find a term",
            key="glossary-wanted",
            placeholder="Find a term",
            label_visibility="collapsed",
            icon=":material/search:",
        )
    shown = [entry for entry in found.entries if _names(entry, wanted)]
    if not shown:
        st.caption("No entry names that.")
    for kind, head in _HEADS.items():
        entries = [entry for entry in shown if entry.kind is kind]
        if entries:
            st.html(f'<p class="rg-eyebrow">{head}</p>')
        for number, entry in enumerate(entries):
            located(
                _body(entry),
                of_quote(held.id, entry.definition.quote),
                key=f"glossary-{kind.value}-{number}",
                here=True,
            )


def terms_here(held: Holding, ordinal: int) -> None:
    """The terms that a section uses and that are defined elsewhere, folded."""
    found = _NOTHING
    with told():
        found = state.glossary(held)
    used = [
        entry
        for entry in found.entries
        if entry.definition.quote.section_ordinal != ordinal
        and any(use.section_ordinal == ordinal for use in entry.used)
    ]
    if not used:
        return
    several = "terms" if len(used) > 1 else "term"
    with st.expander(f"{len(used)} {several} defined elsewhere", type="compact"):
        for number, entry in enumerate(used):
            located(
                _defined(entry),
                of_quote(held.id, entry.definition.quote),
                key=f"terms-{ordinal}-{number}",
                here=True,
            )


def _names(entry: Entry, wanted: str) -> bool:
    return wanted.strip().casefold() in f"{entry.term} {entry.expansion}".casefold()


def _body(entry: Entry) -> str:
    return f'{_defined(entry)}<p class="rg-found">{escape(_used(entry))}</p>'


def _defined(entry: Entry) -> str:
    long = f" <span>{escape(entry.expansion)}</span>" if entry.expansion else ""
    return (
        f'<p class="rg-term"><b>{escape(entry.term)}</b>{long}</p>'
        f'<p class="rg-definition">{escape(entry.definition.text)}</p>'
    )


def _used(entry: Entry, most: int = 4) -> str:
    """How often it is said, and in which sections most."""
    pages: dict[str, set[int]] = {}
    for use in entry.used:
        pages.setdefault(use.section, set()).add(use.page)
    often = sorted(pages, key=lambda s: -sum(u.count for u in entry.used if u.section == s))
    places = [f"{name or 'before the first section'} (p. {min(pages[name])})" for name in often]
    more = f" and {len(places) - most} more" if len(places) > most else ""
    times = {1: "once", 2: "twice"}.get(entry.count, f"{entry.count} times")
    return f"Said {times}: {' · '.join(places[:most])}{more}"
