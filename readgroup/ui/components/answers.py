"""What papers say to a question: quotations with their places, or that they do not say."""

from __future__ import annotations

import streamlit as st

from readgroup.model.answer import EXTRACTIVE, Answer, Cited, Comparison
from readgroup.ui.components.likeness import likeness_button, pointer, who_else
from readgroup.ui.components.markup import escape, label
from readgroup.ui.components.places import chip
from readgroup.ui.places import of_quote


def answer(value: Answer, *, key: str, with_title: bool) -> None:
    """The quotations, the one that bears most on the question first; else where to look."""
    written = value.origin != EXTRACTIVE
    for number, cited in enumerate(value.sentences):
        _quotation(cited, f"{key}-{number}", with_title=with_title, written=written)
    if written:
        lost = f" {value.dropped} sentences that no quote supports were dropped."
        st.caption(label(f"Written by {value.origin}.{lost if value.dropped else ''}"))
    if value.reason:
        icon = ":material/info:" if value.answered else ":material/search_off:"
        st.info(label(value.reason), icon=icon)
    if value.nearest:
        st.html('<p class="rg-eyebrow">Nearest passages, no answer</p>')
    for number, hit in enumerate(value.nearest):
        pointer(hit, key=f"{key}-near-{number}", with_title=with_title)


def side_by_side(value: Comparison) -> None:
    """A column for each paper."""
    columns = st.columns(len(value.papers), gap="medium")
    for number, (column, says) in enumerate(zip(columns, value.papers, strict=True)):
        with column:
            st.html(f'<p class="rg-hit-title">{escape(says.title)}</p>')
            answer(says.answer, key=f"column-{number}", with_title=False)


def _quotation(cited: Cited, key: str, *, with_title: bool, written: bool) -> None:
    """The words of the paper; below the sentence that a model wrote from them, where one did."""
    where = [escape(cited.title)] if with_title else []
    where += [escape(cited.quote.section)] if cited.quote.section else []
    with st.container(key=f"card-answer-{key}", border=True, gap="small"):
        told = f'<p class="rg-passage">{escape(cited.text)}</p>' if written else ""
        words = cited.quote.exact if written else cited.text
        st.html(
            f'{told}<blockquote class="rg-quote">{escape(words)}</blockquote>'
            f'<p class="rg-where">{" · ".join(where)}</p>'
        )
        with st.container(key=f"answer-foot-{key}", horizontal=True, vertical_alignment="center"):
            chip(of_quote(cited.paper, cited.quote), key=f"answer-{key}")
            likeness_button(cited.quote.exact, key=key)
        who_else(cited.quote.exact, key=key)
