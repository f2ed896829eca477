"""How the meeting's minutes are spent."""

from __future__ import annotations

import streamlit as st

from readgroup.model.guide import DiscussionGuide
from readgroup.ui.components.markup import escape
from readgroup.writing.agenda import AgendaItem, agenda


def agenda_of(guide: DiscussionGuide, minutes: int) -> None:
    """The agenda for a meeting of `minutes` minutes: from when, what, and how to go about it."""
    rows = []
    at = 0
    for item in agenda(minutes, guide):
        rows.append(_row(at, item))
        at += item.minutes
    st.html(f'<table class="rg-agenda">{"".join(rows)}</table>')


def _row(at: int, item: AgendaItem) -> str:
    """One stretch; `at` is the minute at which it begins."""
    return (
        f'<tr><td class="rg-at">{at:02d}′</td><td><b>{escape(item.title)}</b>'
        f' <span class="rg-quiet">{item.minutes} min</span><br>'
        f"<span>{escape(item.detail)}</span></td></tr>"
    )
