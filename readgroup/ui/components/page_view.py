"""The page as printed, beside the text, with the passage marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from io import BytesIO

import streamlit as st

from readgroup.model.document import Region
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.places import Place

_MARGIN = 18.0  # points


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


def page_crop(held: Holding, place: Place, regions: Sequence[Region]) -> None:
    """The part of page `place.page` around `regions`, with the place's marks."""
    from PIL import Image

    png = state.page_png(held, place.page, place.marks)
    picture = Image.open(BytesIO(png))
    here = [region for region in regions if region.page == place.page]
    box = crop_box(here or list(place.marks), picture.width, picture.height, state.DPI / 72)
    st.image(
        picture.crop(box),
        width="stretch",
        alt=f"Page {place.page} around the passage, which is marked",
    )


def crop_box(
    regions: Sequence[Region], width: int, height: int, scale: float
) -> tuple[int, int, int, int]:
    """Pixels (left, top, right, bottom) around regions, with a margin; the page where there is none.

    >>> crop_box([Region(1, (72.0, 100.0, 300.0, 112.0))], 1224, 1584, 2.0)
    (108, 164, 636, 260)
    """
    if not regions:
        return 0, 0, width, height
    around = reduce(Region.union, regions).bbox
    left, top, right, bottom = around
    return (
        max(round((left - _MARGIN) * scale), 0),
        max(round((top - _MARGIN) * scale), 0),
        min(round((right + _MARGIN) * scale), width),
        min(round((bottom + _MARGIN) * scale), height),
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
