"""The table of contents, as buttons."""

from __future__ import annotations

import streamlit as st

from readgroup.model.document import Document
from readgroup.ui import state
from readgroup.ui.components.markup import label, shortened
from readgroup.ui.places import WHOLE, Place, of_section

_FIT_A_SCREEN = 20
_DEEPEST = 4


def section_tree(document: Document, place: Place) -> None:
    """One button a section, indented by level; the one being read stands out.

    Two levels are shown where they fit a screen, else one; the rest opens with the section above.
    """
    shown = 2 if sum(section.level <= 2 for section in document.sections) <= _FIT_A_SCREEN else 1
    opened = {section.ordinal for section in document.path(place.section)}
    with st.container(key="tree", gap=None):
        _entry("Overview", WHOLE, 1, document, place)
        for section in document.sections:
            if section.level <= shown or section.parent in opened:
                name = f"{section.number}\u2002{section.title}".strip()
                _entry(name, section.ordinal, section.level, document, place)


def _entry(name: str, ordinal: int, level: int, document: Document, place: Place) -> None:
    chosen = "here" if ordinal == place.section else "other"
    with st.container(key=f"tree-{chosen}-{min(level, _DEEPEST)}-{ordinal}"):
        st.button(
            label(shortened(name, 90)),
            key=f"section-{ordinal}",
            type="tertiary",
            width="stretch",
            on_click=state.show,
            args=(of_section(place.paper, document, ordinal),),
        )
