"""The page as printed, beside the text, with the passage marked."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.places import Place


def page_view(held: Holding, place: Place) -> None:
    """Page `place.page` with its marks, and the buttons to leaf through the paper."""
    page = min(max(place.page, 1), held.pages)
    with st.container(key="page-view"):
        _leafing(held, replace(place, page=page))
        marked = any(region.page == page for region in place.marks)
        st.image(
            state.page_png(held, page, place.marks),
            width="stretch",
            alt=f"Page {page}{' with the passage marked' if marked else ''}",
        )


def _leafing(held: Holding, place: Place) -> None:
    with st.container(key="leafing", horizontal=True, horizontal_alignment="center", gap="small"):
        _step(":material/chevron_left:", "Previous page", place, -1, place.page <= 1)
        st.html(
            f'<p class="rg-page-number">Page <b>{place.page}</b> of {held.pages}</p>',
            width="content",
        )
        _step(":material/chevron_right:", "Next page", place, 1, place.page >= held.pages)
        elsewhere = sorted({region.page for region in place.marks} - {place.page})
        if elsewhere:
            st.button(
                f"Marked on p. {elsewhere[0]}",
                key="leaf-marked",
                type="tertiary",
                on_click=state.show,
                args=(replace(place, page=elsewhere[0]),),
            )


def _step(icon: str, help: str, place: Place, by: int, at_the_end: bool) -> None:
    st.button(
        icon,
        key=f"leaf{by}",
        help=help,
        type="tertiary",
        disabled=at_the_end,
        on_click=state.show,
        args=(replace(place, page=place.page + by),),
    )
