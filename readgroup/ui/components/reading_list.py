"""The reading lists that come with readgroup."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from readgroup.sources.lists import ReadingList, list_names, load_list
from readgroup.ui.components.errors import told
from readgroup.ui.components.intake import fetch
from readgroup.ui.components.markup import escape


@told()
def reading_list(held: Collection[str]) -> None:
    """A list, why each of its papers is worth a meeting, and buttons to fetch what is missing."""
    lists = {name: load_list(name) for name in list_names()}
    if not lists:
        st.caption("No reading list was found.")
        return
    name = next(iter(lists))
    if len(lists) > 1:
        name = st.selectbox("Reading list", list(lists), format_func=lambda name: lists[name].title)
    _entries(name, lists[name], held)


def _entries(name: str, chosen: ReadingList, held: Collection[str]) -> None:
    missing = [str(entry.id) for entry in chosen.entries if entry.id.number not in held]
    st.html(
        f'<h3 class="rg-row">{escape(chosen.title)}</h3>'
        f'<p class="rg-about">{escape(chosen.description)}</p>'
    )
    if missing:
        text = "Add the whole list" if len(missing) == len(chosen.entries) else "Add the rest"
        if st.button(f"{text} ({len(missing)} papers)", key=f"list-{name}", type="primary"):
            fetch(missing, chosen.title)
            st.rerun()
    for entry in chosen.entries:
        with st.container(key=f"entry-{name}-{entry.id}", horizontal=True, wrap=False):
            st.html(
                f'<p class="rg-entry"><b>{escape(entry.title or str(entry.id))}</b>'
                f" <span>{escape(str(entry.id))}</span><br>{escape(entry.why)}</p>"
            )
            if entry.id.number in held:
                st.html('<p class="rg-ready rg-meaning">On the shelf</p>', width="content")
            elif st.button("Add", key=f"add-{name}-{entry.id}"):
                fetch([str(entry.id)], entry.title)
                st.rerun()
