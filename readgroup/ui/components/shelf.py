"""The papers of the library, one card each."""

from __future__ import annotations

import streamlit as st

from readgroup.model.holding import Holding
from readgroup.ui import pages, state
from readgroup.ui.components.errors import told
from readgroup.ui.components.heads import facts, names
from readgroup.ui.components.markup import escape, label

READY = {
    "meaning": ("Ready", "Found by its words and by their meaning"),
    "words": ("Ready for words", "Found by its words; search by meaning follows"),
}


def card(held: Holding) -> None:
    """Title, authors, facts, and what can be done with the paper."""
    row = st.container(
        key=f"card-{held.id}",
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        wrap=False,
    )
    with row:
        with st.container(key=f"title-{held.id}", gap=None):
            st.page_link(
                pages.PAPER, label=label(held.paper.title), query_params={"paper": held.id}
            )
            about = " · ".join(filter(None, [names(held.paper.authors), *facts(held)]))
            ready, meaning = READY[held.ready]
            st.html(
                f'<p class="rg-facts">{escape(about)} '
                f'<span class="rg-ready rg-{held.ready}" title="{meaning}">{ready}</span></p>'
            )
        _actions(held)


def _actions(held: Holding) -> None:
    with st.container(key=f"actions-{held.id}", horizontal=True, width="content", gap="small"):
        st.page_link(pages.DISCUSS, label="Discuss", icon="", query_params={"paper": held.id})
        st.page_link(pages.NOTES, label="Notes", icon="", query_params={"paper": held.id})
        with st.popover("", icon=":material/more_horiz:", type="tertiary"):
            st.markdown(f"Remove **{label(held.paper.title)}** from the library?")
            st.caption("Your notes are kept, and come back with the paper.")
            if st.button("Remove", key=f"remove-{held.id}", type="primary"):
                _remove(held)


@told()
def _remove(held: Holding) -> None:
    state.library().remove(held.id)
    st.toast(f"Removed: {label(held.paper.title)}")
    st.rerun()
