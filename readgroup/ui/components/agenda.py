"""How the meeting's minutes are spent."""

from __future__ import annotations

import streamlit as st

from readgroup.model.guide import DiscussionGuide


def agenda_of(guide: DiscussionGuide, minutes: int) -> None:
    """The agenda for a meeting of `minutes` minutes."""
    st.caption(f"{minutes} minutes, {len(guide.questions)} questions")
