"""What a search found."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from readgroup.model.holding import Holding
from readgroup.model.search import Hit
from readgroup.search.explain import excerpt, why
from readgroup.ui.components import filters
from readgroup.ui.components.likeness import likeness_button, who_else
from readgroup.ui.components.markup import emphasised, escape
from readgroup.ui.components.page_view import page_crop
from readgroup.ui.components.places import show_button
from readgroup.ui.places import Place

_MOST = 700
_OPEN = "search-open-hits"


def hit_card(hit: Hit, held: Holding, number: int, *, with_title: bool) -> None:
    """Where it stands, the passage with what matters most in bold, why, and the way to its page."""
    passage = hit.passage
    marks = hit.marks or hit.regions
    place = Place(hit.paper, passage.section, marks[0].page if marks else passage.page, marks)
    path = escape(passage.section_label)
    where = " · ".join(filter(None, [path, f"p. {passage.page}"]))
    title = f'<p class="rg-hit-title">{escape(hit.title)}</p>' if with_title else ""
    text = emphasised(*excerpt(passage.text, hit.highlights, _MOST))
    with st.container(key=f"hit-{number}", border=True, gap="small"):
        st.html(f'{title}<p class="rg-where">{where}</p><p class="rg-passage">{text}</p>')
        _foot(hit, place, number)
        if _name(hit) in _opened():
            page_crop(held, place, hit.regions)
        who_else(_telling(hit), key=f"hit-{number}")
    if hit.more:
        _more(hit, number)


def _foot(hit: Hit, place: Place, number: int) -> None:
    """Why it was found, and what can be done with it."""
    with st.container(key=f"hit-foot-{number}", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="rg-found">Found by {escape(why(hit))}</p>')
        is_open = _name(hit) in _opened()
        st.button(
            "Hide page" if is_open else f"See page {place.page}",
            key=f"page-hit-{number}",
            type="tertiary",
            on_click=_turn,
            args=(hit,),
        )
        likeness_button(_telling(hit), key=f"hit-{number}")
        show_button(place, key=f"hit-{number}", text="Open at page")


def _telling(hit: Hit) -> str:
    """What it says that matters: its highlights, else all of it."""
    return " ".join(hit.passage.text[a:b] for a, b in hit.highlights) or hit.passage.text


def _more(hit: Hit, number: int) -> None:
    st.button(
        f"{hit.more} more in this paper",
        key=f"more-hit-{number}",
        type="tertiary",
        icon=":material/expand_more:",
        on_click=_only_here,
        args=(hit.paper,),
    )


def _only_here(paper: str) -> None:
    filters.choose(replace(filters.chosen(), papers=(paper,)))


def _opened() -> set[tuple[str, int]]:
    opened: set[tuple[str, int]] = st.session_state.setdefault(_OPEN, set())
    return opened


def _name(hit: Hit) -> tuple[str, int]:
    return hit.paper, hit.passage.ordinal


def _turn(hit: Hit) -> None:
    """Show the page below the passage, or hide it."""
    _opened().symmetric_difference_update({_name(hit)})
