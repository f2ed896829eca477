"""The figures and tables of a paper: picture, caption, and where the text speaks of them."""

from __future__ import annotations

import streamlit as st

from readgroup.model.document import Document, Figure
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.ui.components.markup import emphasised, escape
from readgroup.ui.components.places import chip, located
from readgroup.ui.places import Place, of_quote
from readgroup.writing.mentions import mentioning, on_pages


def figure_list(held: Holding, document: Document) -> None:
    """All figures and tables in the paper's order."""
    if not document.figures:
        st.caption("No figures or tables were found in this paper; see its pages.")
    for number, figure in enumerate(document.figures):
        with st.container(key=f"figure-{number}"):
            _figure(held, document, figure, number)


def _figure(held: Holding, document: Document, figure: Figure, number: int) -> None:
    marks = (figure.region,) if figure.region else ()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="rg-row">{escape(figure.label)}</p>', width="content")
        chip(Place(held.id, page=figure.page, marks=marks), key=f"figure-{number}", here=True)
    with told():
        st.image(state.figure_png(held, number), alt=f"{figure.label}: {figure.caption}")
    quotes = mentioning(document, figure)
    if not quotes:
        st.caption("The text does not mention it.")
        return
    with st.expander(f"Mentioned on {on_pages(quote.page for quote in quotes)}"):
        for place, quote in enumerate(quotes):
            at = quote.exact.casefold().find(figure.label.casefold())
            body = emphasised(quote.exact, [(at, at + len(figure.label))] if at >= 0 else [])
            located(
                f'<p class="rg-passage">{body}</p>',
                of_quote(held.id, quote),
                key=f"mention-{number}-{place}",
                here=True,
            )
