"""Library: the papers at hand, and ways to add more."""

from __future__ import annotations

import streamlit as st

from readgroup.ui import state
from readgroup.ui.components import intake
from readgroup.ui.components.progress import jobs_under_way
from readgroup.ui.components.reading_list import reading_list
from readgroup.ui.components.shelf import card


def draw() -> None:
    """Draw the page."""
    shelf = state.library().papers()
    with st.container(key="page"):
        st.html(
            '<header class="rg-head"><h1>Library</h1><p class="rg-facts">'
            + ("Nothing on the shelf yet" if not shelf else _counted(len(shelf)))
            + "</p></header>"
        )
        jobs_under_way()
        if not shelf:
            _welcome()
        with st.container(key="adding", border=True):
            arxiv, files, lists = st.tabs(["From arXiv", "PDF files", "Reading lists"])
            with arxiv:
                intake.by_id()
            with files:
                intake.by_upload()
            with lists:
                reading_list({held.id for held in shelf})
        for held in shelf:
            card(held)


def _welcome() -> None:
    with st.container(key="welcome"):
        st.html(
            '<p class="rg-lead">Add the paper of your next meeting. readgroup reads it, finds its'
            " sections, summarizes each with links to the page, and drafts questions to discuss.</p>"
        )
        if intake.SAMPLE.is_file() and st.button(
            "Add the sample paper", type="primary", key="add-sample", icon=":material/add:"
        ):
            intake.add_sample()
            st.rerun()


def _counted(papers: int) -> str:
    return f"{papers} {'paper' if papers == 1 else 'papers, the newest first'}"


if __name__ == "__main__":
    draw()
