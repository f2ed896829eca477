"""What papers say to a question: quotations with their places, or that they do not say."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.model.answer import Answer, Cited, Comparison
from readgroup.model.passage import PATH_SEPARATOR
from readgroup.model.search import Hit
from readgroup.search.explain import excerpt
from readgroup.ui import state
from readgroup.ui.components.markup import emphasised, escape, label
from readgroup.ui.components.places import chip
from readgroup.ui.places import Place, of_quote

_MOST = 400
_LIKE_THIS = "ask-like-this"


def answer(value: Answer, *, key: str, with_title: bool) -> None:
    """The quotations, the one that bears most on the question first; else where to look."""
    for number, cited in enumerate(value.sentences):
        _quotation(cited, f"{key}-{number}", with_title=with_title)
    if value.reason:
        icon = ":material/info:" if value.answered else ":material/search_off:"
        st.info(label(value.reason), icon=icon)
    if value.nearest:
        st.html('<p class="rg-eyebrow">Nearest passages, no answer</p>')
    for number, hit in enumerate(value.nearest):
        _pointer(hit, f"{key}-near-{number}", with_title=with_title)


def side_by_side(value: Comparison) -> None:
    """A column for each paper."""
    columns = st.columns(len(value.papers), gap="medium")
    for number, (column, says) in enumerate(zip(columns, value.papers, strict=True)):
        with column:
            st.html(f'<p class="rg-hit-title">{escape(says.title)}</p>')
            answer(says.answer, key=f"column-{number}", with_title=False)


def _quotation(cited: Cited, key: str, *, with_title: bool) -> None:
    where = [escape(cited.title)] if with_title else []
    where += [escape(cited.quote.section)] if cited.quote.section else []
    with st.container(key=f"card-answer-{key}", border=True, gap="small"):
        st.html(
            f'<blockquote class="rg-quote">{escape(cited.text)}</blockquote>'
            f'<p class="rg-where">{" · ".join(where)}</p>'
        )
        with st.container(key=f"answer-foot-{key}", horizontal=True, vertical_alignment="center"):
            chip(of_quote(cited.paper, cited.quote), key=f"answer-{key}")
            is_open = st.session_state.get(_LIKE_THIS) == cited.quote.exact
            st.button(
                "Who else says this?",
                key=f"like-{key}",
                type="tertiary",
                on_click=_turn,
                args=("" if is_open else cited.quote.exact,),
            )
        if is_open:
            _others(cited, key)


def _turn(exact: str) -> None:
    st.session_state[_LIKE_THIS] = exact


def _others(cited: Cited, key: str) -> None:
    hits = state.library().similar_passages(cited.quote.exact, limit=4, per_paper=2)
    if not hits:
        st.caption("Nobody else in the library says this.")
    for number, hit in enumerate(hits):
        _pointer(hit, f"{key}-like-{number}", with_title=True)


def _pointer(hit: Hit, key: str, *, with_title: bool) -> None:
    passage, marks = hit.passage, hit.marks or hit.regions
    page = marks[0].page if marks else passage.page
    place = Place(hit.paper, passage.section, page, marks)
    section = passage.section_label.rpartition(PATH_SEPARATOR)[2]
    where: Sequence[str] = [escape(hit.title)] if with_title else []
    where = [*where, escape(section)] if section else where
    text = emphasised(*excerpt(passage.text, hit.highlights, _MOST))
    with st.container(key=f"pointer-{key}", horizontal=True, wrap=False, gap="small"):
        st.html(
            f'<div class="rg-prose"><p class="rg-where">{" · ".join(where)}</p>'
            f'<p class="rg-caption">{text}</p></div>'
        )
        chip(place, key=f"pointer-{key}")
