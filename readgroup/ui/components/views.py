"""What can be looked at of a whole paper: one view at a time, in the middle of the Paper page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from readgroup.model.document import Document
from readgroup.model.holding import Holding
from readgroup.ui.components.figures import figure_list
from readgroup.ui.components.glossary import glossary_of
from readgroup.ui.components.likeness import related
from readgroup.ui.components.plan import plan_of
from readgroup.ui.components.reading import overview
from readgroup.ui.components.references import reference_list

View = Callable[[Holding, Document], None]

VIEWS: dict[str, View] = {
    "Summary": overview,
    "Plan": plan_of,
    "Glossary": glossary_of,
    "Figures": figure_list,
    "References": reference_list,
    "Related": related,
}


def whole_paper(held: Holding, document: Document) -> None:
    """The choice of views, and the chosen one."""
    names = list(VIEWS)
    chosen = st.segmented_control(
        "View",
        names,
        default=names[0],
        required=True,
        key="paper-view",
        label_visibility="collapsed",
        persist_state="session",
    )
    VIEWS[chosen or names[0]](held, document)
