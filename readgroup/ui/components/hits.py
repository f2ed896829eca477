"""What a search found."""

from __future__ import annotations

import streamlit as st

from readgroup.model.search import Hit
from readgroup.ui.components.markup import emphasised, escape
from readgroup.ui.components.places import show_button
from readgroup.ui.places import Place


def hit_card(hit: Hit, number: int, *, with_title: bool) -> None:
    """Where it stands, the passage with what matters most in bold, and the way to its page."""
    passage = hit.passage
    place = Place(hit.paper, passage.section, passage.page, hit.regions)
    where = [escape(hit.title)] if with_title else []
    where += [f"<b>{escape(passage.section_label)}</b>"] if passage.section_label else []
    with st.container(key=f"hit-{number}", border=True, gap="small"):
        st.html(
            f'<p class="rg-where">{" · ".join([*where, f"p. {passage.page}"])}</p>'
            f'<p class="rg-passage">{emphasised(passage.text, hit.highlights)}</p>'
        )
        show_button(place, key=f"hit-{number}")
