"""The head of a page about one paper: which paper, by whom, from where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from readgroup.errors import ReadgroupError
from readgroup.model.holding import Holding
from readgroup.model.paper import Author, Paper
from readgroup.ui import pages, state
from readgroup.ui.components.errors import show_error
from readgroup.ui.components.markup import escape, label, shortened
from readgroup.ui.places import follow


def names(authors: Sequence[Author], most: int = 4) -> str:
    """The authors' names, in one line; beyond `most` the rest are counted.

    >>> names([Author("A. Lovelace"), Author("C. Babbage"), Author("L. Menabrea")], most=2)
    'A. Lovelace and 2 others'
    """
    if len(authors) > most:
        first = ", ".join(author.name for author in authors[: most - 1])
        return f"{first} and {len(authors) - most + 1} others"
    return ", ".join(author.name for author in authors)


def facts(held: Holding) -> list[str]:
    """Year, identifier and length, as far as they are known."""
    paper = held.paper
    known = [str(paper.year or ""), f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else ""]
    return [*filter(None, known), f"{held.pages} {'page' if held.pages == 1 else 'pages'}"]


def paper_at_hand() -> Holding | None:
    """The paper that a page is about: from its link, else the one being read, else the newest.

    Where there is none, says what to do and gives None.
    """
    shelf = state.library().papers()
    link = state.new_link()
    held = _linked(link) if "paper" in link else _remembered(shelf)
    if held is None:
        if not shelf:
            st.info("The library is empty: add a paper first.", icon=":material/auto_stories:")
        st.page_link(pages.LIBRARY, label="Open the Library", icon=":material/arrow_forward:")
        return None
    state.read_paper(held.id)
    return held


def head(held: Holding, page: str = "") -> None:
    """Title, authors, facts and link; at the right the choice of another paper.

    Pages other than the paper's own give their name, which stands above the title.
    """
    left, right = st.columns([5, 2], vertical_alignment="top")
    with left:
        st.html(
            f'<header class="rg-head">{f"<p class=rg-eyebrow>{escape(page)}</p>" if page else ""}'
            f"<h1>{escape(held.paper.title)}</h1>{'' if page else _byline(held)}</header>"
        )
    with right:
        _choice(page or "Paper", held)


def _byline(held: Holding) -> str:
    shown = [escape(fact) for fact in facts(held)]
    url = _web_link(held.paper)
    if url:
        name = "arXiv page" if held.paper.arxiv_id else "source"
        shown.append(f'<a href="{escape(url)}" target="_blank" rel="noopener">{name} ↗</a>')
    by = names(held.paper.authors, 8)
    authors = f'<p class="rg-authors">{escape(by)}</p>' if by else ""
    return f'{authors}<p class="rg-facts">{" · ".join(shown)}</p>'


def _web_link(paper: Paper) -> str:
    """The paper's page on the web; "" for anything that is not http(s)."""
    return paper.page_url if paper.page_url.startswith(("https://", "http://")) else ""


def _linked(link: Mapping[str, str]) -> Holding | None:
    try:
        held = state.library().holding(link["paper"])
        place, told = follow(link, held.id, state.document(held))
    except ReadgroupError as error:
        show_error(error)
        return None
    state.show(place)
    for sentence in told:
        st.warning(label(sentence), icon=":material/link_off:")
    return held


def _remembered(shelf: Sequence[Holding]) -> Holding | None:
    wanted = state.shown().paper
    return next((held for held in shelf if held.id == wanted), shelf[0] if shelf else None)


def _choice(page: str, held: Holding) -> None:
    """A choice of the paper to read, where there are several."""
    shelf = state.library().papers()
    if len(shelf) < 2:
        return
    key = f"paper-on-{page}"
    titles = {other.id: shortened(other.paper.title, 80) for other in shelf}
    st.session_state[key] = held.id
    st.selectbox(
        "Paper",
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: state.read_paper(st.session_state[key]),
    )
