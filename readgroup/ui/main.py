"""The app: opens the library, lays out the navigation and runs the chosen page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from readgroup.library import Library
from readgroup.ui import pages as page_files
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.version import __version__

HERE = Path(__file__).parent
PAGES = Path(page_files.__file__).parent


def main(open: Callable[[], Library] = state.open_configured) -> None:
    """Draw the app on the library that the settings name, or on the one that `open` gives."""
    st.set_page_config(
        page_title="readgroup",
        page_icon=str(HERE / "assets" / "icon.svg"),
        layout="wide",
        menu_items={
            "About": f"**readgroup {__version__}**: from an arXiv id to a prepared meeting."
        },
    )
    st.logo(str(HERE / "assets" / "logo.svg"), size="large")
    st.html(HERE / "assets" / "style.css")
    st.html(
        f"<script>{(HERE / 'assets' / 'autosave.js').read_text('utf-8')}</script>",
        unsafe_allow_javascript=True,
    )
    shelf = st.Page(PAGES / "library.py", title="Library", icon=":material/auto_stories:")
    paper = st.Page(PAGES / "paper.py", title="Paper", icon=":material/article:")
    others = [
        st.Page(PAGES / "search.py", title="Search", icon=":material/search:"),
        st.Page(PAGES / "ask.py", title="Ask", icon=":material/help:"),
        st.Page(PAGES / "discuss.py", title="Discuss", icon=":material/forum:"),
        st.Page(PAGES / "notes.py", title="Notes", icon=":material/edit_note:"),
    ]
    page = st.navigation([shelf, paper, *others], position="top")
    with told():
        state.use_library(open())
        if page == shelf and "paper" in st.query_params:
            st.switch_page(paper, query_params=st.query_params.to_dict())
        page.run()


if __name__ == "__main__":
    main()
