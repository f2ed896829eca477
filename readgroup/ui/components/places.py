"""Buttons that lead to a place in a paper."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from readgroup.ui import pages, state
from readgroup.ui.components.markup import label
from readgroup.ui.places import Place


def chip(place: Place, *, key: str, here: bool = False) -> None:
    """A small "p. 4" that shows `place`.

    `here` on the Paper page itself: the page turns, and what is being read beside it stays.
    """
    if here:
        place = replace(place, section=state.shown().section)
    pressed = st.button(
        f"p. {place.page}",
        key=f"chip-{key}",
        type="tertiary",
        help="Show where this stands in the paper",
        on_click=state.show,
        args=(place,),
    )
    if pressed and not here:
        st.switch_page(pages.PAPER)


def show_button(place: Place, *, key: str, text: str = "Show in paper") -> None:
    """A button on another page that opens the Paper page at `place`."""
    if st.button(label(text), key=f"show-{key}", icon=":material/my_location:"):
        state.show(place)
        st.switch_page(pages.PAPER)


def located(body: str, place: Place, *, key: str, here: bool = False) -> None:
    """Text with the chip of its place at its right; `body` is escaped HTML."""
    with st.container(key=f"located-{key}", horizontal=True, wrap=False, gap="small"):
        st.html(f'<div class="rg-prose">{body}</div>')
        chip(place, key=key, here=here)
