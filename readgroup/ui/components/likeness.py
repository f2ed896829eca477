"""What else in the library is like this: passages that say the same, papers that speak of the same."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.model.answer import Pair, SimilarPaper
from readgroup.model.document import Document
from readgroup.model.holding import Holding
from readgroup.model.passage import PATH_SEPARATOR
from readgroup.model.search import Hit
from readgroup.search.explain import excerpt
from readgroup.ui import pages, state
from readgroup.ui.components.errors import told
from readgroup.ui.components.markup import emphasised, escape, label
from readgroup.ui.components.places import chip
from readgroup.ui.places import Place

_OPEN = "open-likeness"
_MOST = 400


def likeness_button(words: str, *, key: str) -> None:
    """The button that opens below a passage who else says this, and closes it again."""
    st.button(
        "Who else says this?",
        key=f"like-{key}",
        type="tertiary",
        on_click=_turn,
        args=("" if _is_open(words) else words,),
    )


def who_else(words: str, *, key: str) -> None:
    """Passages of any paper that say something like `words`, where its button was pressed."""
    if not _is_open(words):
        return
    hits = state.library().similar_passages(words, limit=4, per_paper=2)
    if not hits:
        st.caption("Nobody else in the library says this.")
    for number, hit in enumerate(hits):
        pointer(hit, key=f"{key}-like-{number}", with_title=True)


def pointer(hit: Hit, *, key: str, with_title: bool) -> None:
    """A passage in short, with the way to its page."""
    section = hit.passage.section_label.rpartition(PATH_SEPARATOR)[2]
    where: Sequence[str] = [escape(hit.title)] if with_title else []
    where = [*where, escape(section)] if section else where
    _passage(hit, " · ".join(where), key)


def related(held: Holding, _: Document) -> None:
    """Papers of the library that are like this one, each with the passages that show it."""
    found: list[SimilarPaper] = []
    with told(), st.spinner("Comparing with the other papers …"):
        found = state.similar(held)
    if not found:
        st.caption("No other paper of the library speaks of the same things.")
    for number, paper in enumerate(found):
        with st.container(key=f"related-{number}", border=True, gap="small"):
            st.page_link(pages.PAPER, label=label(paper.title), query_params={"paper": paper.paper})
            for n, pair in enumerate(paper.pairs):
                _pair(pair, key=f"related-{number}-{n}")


def _pair(pair: Pair, *, key: str) -> None:
    _passage(pair.here, "Here", f"{key}-here")
    _passage(pair.there, "There", f"{key}-there")


def _passage(hit: Hit, where: str, key: str) -> None:
    marks = hit.marks or hit.regions
    page = marks[0].page if marks else hit.passage.page
    text = emphasised(*excerpt(hit.passage.text, hit.highlights, _MOST))
    with st.container(key=f"pointer-{key}", horizontal=True, wrap=False, gap="small"):
        st.html(
            f'<div class="rg-prose"><p class="rg-where">{where}</p>'
            f'<p class="rg-caption">{text}</p></div>'
        )
        chip(Place(hit.paper, hit.passage.section, page, marks), key=f"pointer-{key}")


def _is_open(words: str) -> bool:
    return bool(st.session_state.get(_OPEN) == words)


def _turn(words: str) -> None:
    st.session_state[_OPEN] = words
