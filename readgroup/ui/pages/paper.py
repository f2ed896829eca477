"""Paper: its sections, what they say, and the page as printed with the passage marked."""

from __future__ import annotations

import streamlit as st

from readgroup.ui import state
from readgroup.ui.components.heads import head, paper_at_hand
from readgroup.ui.components.page_view import page_view
from readgroup.ui.components.reading import one_section
from readgroup.ui.components.section_tree import section_tree
from readgroup.ui.components.views import whole_paper
from readgroup.ui.places import link


def draw() -> None:
    """Draw the page."""
    held = paper_at_hand()
    if held is None:
        return
    head(held)
    document, place = state.document(held), state.shown()
    state.write_link(link(place, document))
    with st.container(key="three"):
        tree, middle, printed = st.columns([2, 4, 5], gap="medium")
    with tree:
        section_tree(document, place)
    with printed:
        page_view(held, place)
    with middle, st.container(key="middle"):
        if 0 <= place.section < len(document.sections):
            one_section(held, document, place.section)
        else:
            whole_paper(held, document)


if __name__ == "__main__":
    draw()
