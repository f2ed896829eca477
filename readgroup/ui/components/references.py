"""The bibliography of a paper: entries, where to find them, and where they are cited."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from readgroup.model.document import Document, Reference
from readgroup.model.holding import Holding
from readgroup.ui.components.markup import escape
from readgroup.ui.components.places import located
from readgroup.ui.places import Place
from readgroup.writing.mentions import citing_pages, on_pages

_AT_ONCE = 50
_SHOWN = "readgroup-references-shown"


def reference_list(held: Holding, document: Document) -> None:
    """The entries in the paper's order, the first fifty at once."""
    if not document.references:
        st.caption("No bibliography was found in this paper; see its pages.")
        return
    shown = int(st.session_state.get(_SHOWN, _AT_ONCE))
    for number, reference in enumerate(document.references[:shown]):
        pages = citing_pages(document, number)
        body = (
            f'<p class="rg-reference">{_entry(reference)}</p>'
            f'<p class="rg-hint">{f"cited on {on_pages(pages)}" if pages else "not cited in the text"}</p>'
        )
        located(body, _place(held, document, number), key=f"reference-{number}", here=True)
    left = len(document.references) - shown
    if left > 0:
        st.button(f"Show {min(left, _AT_ONCE)} more of {left}", on_click=_more, args=(shown,))


def _more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + _AT_ONCE


def _place(held: Holding, document: Document, number: int) -> Place:
    """Where the entry is first cited; where it is not, its page in the bibliography."""
    for citation in document.citations_of(number):
        block = document.blocks[citation.block]
        marks = block.regions(citation.start, citation.end)
        if marks:
            return Place(held.id, block.section, marks[0].page, marks)
    return Place(held.id, page=max(document.references[number].page, 1))


def _entry(reference: Reference) -> str:
    """An entry as escaped HTML: its key, title, people, year and links; as printed without a title.

    >>> _entry(Reference("A. B. On <x>. 2020.", key="1", title="On <x>", authors=("A. B.",), year=2020))
    '<b>[1]</b> On &lt;x&gt;. A. B. 2020.'
    """
    key = f"<b>[{escape(reference.key)}]</b> " if reference.key else ""
    if not reference.title:
        return f"{key}{escape(reference.raw)}{_links(reference)}"
    people = ", ".join(reference.authors).removesuffix(".")
    parts = [reference.title.removesuffix("."), people, str(reference.year or "")]
    return key + " ".join(f"{escape(part)}." for part in parts if part) + _links(reference)


def _links(reference: Reference) -> str:
    links = {
        "arXiv": f"https://arxiv.org/abs/{quote(reference.arxiv_id)}" if reference.arxiv_id else "",
        "DOI": f"https://doi.org/{quote(reference.doi)}" if reference.doi else "",
        "link": reference.url if reference.url.startswith(("https://", "http://")) else "",
    }
    return "".join(
        f' <a href="{escape(url)}" target="_blank" rel="noopener">{name} ↗</a>'
        for name, url in links.items()
        if url
    )
