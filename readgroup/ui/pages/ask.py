"""Ask: what the papers say to a question, from all of them, from some, or side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from readgroup.model.guide import Statement
from readgroup.model.holding import Holding
from readgroup.ui import pages, state
from readgroup.ui.components.answers import answer, side_by_side
from readgroup.ui.components.markup import escape, shortened

_ASKED, _PAPERS, _BESIDE = "ask-question", "ask-papers", "ask-beside"
_MOST_COLUMNS = 4


def draw() -> None:
    """Draw the page."""
    shelf = state.library().papers()
    with st.container(key="page"):
        st.html('<header class="rg-head"><h1>Ask</h1></header>')
        if not shelf:
            st.info("There is nothing to ask yet: add a paper first.", icon=":material/forum:")
            st.page_link(pages.LIBRARY, label="Open the Library", icon=":material/arrow_forward:")
            return
        state.warm_search()
        question, papers, beside = _asked(shelf)
    if not question:
        state.write_link({})
        with st.container(key="page-below"):
            st.caption(
                "The answer is made of the papers' own sentences, each with its page. Choose two"
                " papers or more to see side by side what each says."
            )
        return
    state.write_link({"ask": question, **({"of": ",".join(papers)} if papers else {})})
    with st.spinner("Reading …", show_time=False):
        if beside:
            side_by_side(state.library().compare(question, papers[:_MOST_COLUMNS]))
        else:
            with st.container(key="page-answer"):
                coming = st.empty()
                found = state.library().ask(question, papers=papers, hear=_heard_in(coming))
                coming.empty()
                answer(found, key="answer", with_title=len(papers) != 1)


def _heard_in(place: DeltaGenerator) -> Callable[[Statement], None]:
    """Shows in a place the sentences that a model has written so far."""
    told: list[str] = []

    def hear(statement: Statement) -> None:
        told.append(f'<p class="rg-passage">{escape(statement.text)}</p>')
        place.html("".join(told))

    return hear


def _asked(shelf: Sequence[Holding]) -> tuple[str, list[str], bool]:
    """The question, the papers it is asked of ([] for all), and whether side by side."""
    titles = {held.id: shortened(held.paper.title, 60) for held in shelf}
    link = state.new_link()
    if "ask" in link:
        st.session_state[_ASKED] = link["ask"]
        st.session_state[_PAPERS] = [i for i in link.get("of", "").split(",") if i in titles]
    kept = st.session_state.get(_PAPERS, [])
    st.session_state[_PAPERS] = [paper for paper in kept if paper in titles]
    question = st.text_input(
        "Question",
        key=_ASKED,
        placeholder="Why are neurons hard to interpret?",
        label_visibility="collapsed",
        icon=":material/help:",
        persist_state="session",
    )
    papers = st.multiselect(
        "Papers",
        list(titles),
        key=_PAPERS,
        format_func=titles.__getitem__,
        placeholder="All papers",
        label_visibility="collapsed",
        persist_state="session",
    )
    several = 2 <= len(papers) <= _MOST_COLUMNS
    beside = several and st.toggle("Side by side", value=True, key=_BESIDE, persist_state="session")
    return (question or "").strip(), papers, beside


if __name__ == "__main__":
    draw()
