"""Discuss: questions that lean on the paper's own words, and an agenda for the meeting."""

from __future__ import annotations

import streamlit as st

from readgroup.model.document import SectionKind
from readgroup.model.guide import DiscussionGuide, Level, Role
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.agenda import agenda_of
from readgroup.ui.components.downloads import downloads
from readgroup.ui.components.duties import duty_of
from readgroup.ui.components.heads import head, paper_at_hand
from readgroup.ui.components.markup import shortened
from readgroup.ui.components.questions import Desk, add_question, dropped_questions, question_card
from readgroup.writing.scope import SEPARATOR

_UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)
_MINUTES = (30, 45, 60, 90, 120)


def draw() -> None:
    """Draw the page."""
    held = paper_at_hand()
    if held is None:
        return
    state.write_link({"paper": held.id})
    head(held, "Discuss")
    left, right = st.columns([5, 3], gap="large")
    with left:
        guide, scope = _questions(held)
        desk = Desk(state.library(), held, guide)
        for number, question in enumerate(guide.questions, start=1):
            question_card(desk, question, number)
        if not guide.questions:
            st.info("No question fits these filters.", icon=":material/filter_alt_off:")
        add_question(desk)
        dropped_questions(desk)
    with right, st.container(key="meeting"):
        st.subheader("The meeting", anchor=False)
        minutes = st.segmented_control(
            "Minutes", _MINUTES, default=60, required=True, key="minutes", persist_state="session"
        )
        agenda_of(guide, minutes or 60)
        st.html('<p class="rg-eyebrow">Take along</p>')
        downloads(held, minutes or 60, scope)


def _questions(held: Holding) -> tuple[DiscussionGuide, str]:
    """The questions that the filters leave, and the sections chosen."""
    count, role, level = st.columns([2, 2, 2])
    wanted = count.slider("Questions", 4, 24, 12, key="questions-wanted", persist_state="session")
    chosen_role = role.selectbox(
        "Role",
        [None, *(r for r in Role if r is not Role.ANY)],
        key="questions-role",
        format_func=lambda role: role.value.capitalize() if role else "Any role",
        persist_state="session",
    )
    chosen_level = level.selectbox(
        "Level",
        [None, *Level],
        key="questions-level",
        format_func=lambda level: level.value.capitalize() if level else "Any level",
        persist_state="session",
    )
    scope = SEPARATOR.join(_sections(held))
    if chosen_role:
        duty_of(held, chosen_role)
    return state.questions(held, wanted, chosen_role, chosen_level, scope), scope


def _sections(held: Holding) -> list[str]:
    """The sections that the meeting is about, by number or title; none for all of them."""
    tops = [s for s in state.document(held).sections if s.level == 1 and s.kind not in _UNREAD]
    labels = {s.number or s.title: shortened(s.label, 60) for s in tops}
    return st.multiselect(
        "Sections",
        list(labels),
        key=f"questions-sections-{held.id}",
        format_func=labels.__getitem__,
        placeholder="The whole paper",
        persist_state="session",
    )


if __name__ == "__main__":
    draw()
