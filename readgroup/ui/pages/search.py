"""Search: one field over all papers, and filters that narrow it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.errors import EmptyScope
from readgroup.model.holding import Holding
from readgroup.model.search import Filters, Hit, Query
from readgroup.search.syntax import parse, written
from readgroup.ui import pages, state
from readgroup.ui.components.errors import told
from readgroup.ui.components.examples import examples
from readgroup.ui.components.filters import chips, choose, chosen, filter_row
from readgroup.ui.components.hits import hit_card
from readgroup.ui.components.markup import escape, label

_ASKED = "search-words"
_MOST = 12
_PAPERS_FOR_EXAMPLES = 4


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
        words = _asked()
        filter_row(shelf)
        chips(shelf)
        line = written(words, chosen())
        state.write_link({"q": line} if line else {})
        if words:
            _search(words, shelf)
        else:
            _suggest(shelf)


def _asked() -> str:
    """What is looked for; from the link where it says so."""
    link = state.new_link()
    if "q" in link:
        _read(link["q"], Filters(papers=(link["in"],)) if link.get("in") else Filters())
    words = st.text_input(
        "Search",
        key=_ASKED,
        type="search",
        placeholder="What is superposition?",
        label_visibility="collapsed",
        icon=":material/search:",
        persist_state="session",
        on_change=_take_operators,
    )
    return (words or "").strip()


def _read(line: str, others: Filters) -> None:
    """Make a query line the one that is asked: its filters become chips, the rest is the words."""
    query = parse(line)
    st.session_state[_ASKED] = query.text
    choose(others | query.filters)


def _take_operators() -> None:
    _read(st.session_state[_ASKED] or "", chosen())


def _search(words: str, shelf: Sequence[Holding]) -> None:
    query = Query(words, _MOST, phrases=parse(words).phrases, filters=chosen())
    with told():
        try:
            with st.spinner("Searching …", show_time=False):
                hits = state.library().search(query)
        except EmptyScope as nothing:
            _nothing(label(nothing.problem), label(nothing.hint))
            return
        _found(words, hits, {held.id: held for held in shelf})


def _found(words: str, hits: Sequence[Hit], shelf: dict[str, Holding]) -> None:
    if not hits:
        advice = "Take off a filter, or ask" if chosen() else "Ask"
        _nothing(
            f"No passage comes near enough to “{label(words)}”.",
            f"{advice} in other words: the ones that the authors would use.",
        )
        return
    papers = len({hit.paper for hit in hits})
    counted = f"{_count(len(hits), 'passage')} in {_count(papers, 'paper')}"
    st.html(f'<p class="rg-counted">{escape(counted)}</p>')
    several = len(chosen().papers) != 1 and len(shelf) > 1
    for number, hit in enumerate(hits):
        # A paper may be removed while it is searched.
        if hit.paper in shelf:
            hit_card(hit, shelf[hit.paper], number, with_title=several)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _nothing(problem: str, advice: str) -> None:
    st.html('<p class="rg-lead">Nothing found.</p>')
    st.markdown(f"{problem} {advice}")


def _suggest(shelf: Sequence[Holding]) -> None:
    """What one could ask, from the papers themselves, and what the line understands."""
    st.caption(
        "Ask in words or as a question. Papers are searched by word and by meaning."
        ' A "quoted phrase" comes first, -word leaves out what says it.'
    )
    offered = examples([state.document(held) for held in shelf[:_PAPERS_FOR_EXAMPLES]])
    if not offered:
        return
    st.html('<p class="rg-eyebrow">For example</p>')
    with st.container(key="examples", horizontal=True, gap="small"):
        for number, title in enumerate(offered):
            st.button(label(title), key=f"example-{number}", on_click=_read, args=(title, chosen()))


if __name__ == "__main__":
    draw()
