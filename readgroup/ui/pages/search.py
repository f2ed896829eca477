"""Search: one field over all papers, or one of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.model.document import SectionKind
from readgroup.model.holding import Holding
from readgroup.model.search import Hit
from readgroup.ui import pages, state
from readgroup.ui.components.hits import hit_card
from readgroup.ui.components.markup import label, shortened

_ASKED, _PAPER, _SECTION = "search-words", "search-paper", "search-section"
_ALL = ""
_MOST = 12


def draw() -> None:
    """Draw the page."""
    shelf = state.library().papers()
    with st.container(key="page"):
        st.html('<header class="rg-head"><h1>Search</h1></header>')
        if not shelf:
            st.info("There is nothing to search yet: add a paper first.", icon=":material/search:")
            st.page_link(pages.LIBRARY, label="Open the Library", icon=":material/arrow_forward:")
            return
        state.warm_search()
        words, paper, section = _asked(shelf)
        if not words:
            state.write_link({})
            st.caption("Ask in words or as a question. Papers are searched by word and by meaning.")
            return
        state.write_link({"q": words, **({"in": paper} if paper else {})})
        with st.spinner("Searching …", show_time=False):
            hits = state.library().search(words, limit=_MOST, paper=paper, section=section)
        _found(words, hits, narrowed=bool(paper or section), several=not paper and len(shelf) > 1)


def _asked(shelf: Sequence[Holding]) -> tuple[str, str, str]:
    """Words, paper id and section, each "" for none; from the link where it names them."""
    link = state.new_link()
    if "q" in link:
        st.session_state[_ASKED] = link["q"]
        st.session_state[_PAPER] = link.get("in", _ALL)
    titles = {_ALL: "All papers", **{h.id: shortened(h.paper.title, 60) for h in shelf}}
    if st.session_state.get(_PAPER, _ALL) not in titles:
        st.session_state[_PAPER] = _ALL
    words = st.text_input(
        "Search",
        key=_ASKED,
        type="search",
        placeholder="What is superposition?",
        label_visibility="collapsed",
        icon=":material/search:",
        persist_state="session",
    )
    left, right = st.columns([3, 2])
    paper = left.selectbox(
        "Paper",
        list(titles),
        key=_PAPER,
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        persist_state="session",
    )
    sections = _sections(paper, shelf)
    if st.session_state.get(_SECTION, _ALL) not in sections:
        st.session_state[_SECTION] = _ALL
    section = right.selectbox(
        "Section",
        list(sections),
        key=_SECTION,
        format_func=sections.__getitem__,
        label_visibility="collapsed",
        persist_state="session",
    )
    return (words or "").strip(), paper, section


def _sections(paper: str, shelf: Sequence[Holding]) -> dict[str, str]:
    """What the section filter offers: the parts of any paper, or the sections of the chosen one."""
    offered = {_ALL: "All sections"}
    if not paper:
        kinds = [
            kind for kind in SectionKind if kind not in (SectionKind.REFERENCES, SectionKind.OTHER)
        ]
        return offered | {kind.value: kind.value.capitalize() for kind in kinds}
    document = state.document(next(held for held in shelf if held.id == paper))
    return offered | {
        section.number or section.title: shortened(section.label, 60)
        for section in document.sections
        if section.level <= 2 and section.kind is not SectionKind.REFERENCES
    }


def _found(words: str, hits: Sequence[Hit], *, narrowed: bool, several: bool) -> None:
    if not hits:
        st.html('<p class="rg-lead">Nothing found.</p>')
        advice = "Look in all papers and sections, or ask" if narrowed else "Ask"
        st.markdown(
            f"No passage comes near enough to “{label(words)}”. {advice} in other words:"
            " the ones that the authors would use."
        )
        return
    for number, hit in enumerate(hits):
        hit_card(hit, number, with_title=several)


if __name__ == "__main__":
    draw()
