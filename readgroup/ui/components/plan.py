"""How to get through the paper: pages for a short time, what to know before, several meetings."""

from __future__ import annotations

import streamlit as st

from readgroup.errors import ReadgroupError
from readgroup.model.document import Document
from readgroup.model.holding import Holding
from readgroup.model.plan import PlannedMeeting, Prerequisite, Stop
from readgroup.ui import state
from readgroup.ui.components.errors import show_error
from readgroup.ui.components.markup import escape, sentence
from readgroup.ui.components.places import located
from readgroup.ui.places import Place, of_quote, of_section

_MINUTES = (10, 20, 30, 60)
_TALK = 60


def plan_of(held: Holding, document: Document) -> None:
    """The pages to read in the time chosen, what to know before, and the paper over meetings."""
    minutes = (
        st.segmented_control(
            "I have",
            _MINUTES,
            default=20,
            required=True,
            format_func=lambda m: f"{m} min",
            key="plan-minutes",
            persist_state="session",
        )
        or 20
    )
    plan = state.plan(held, minutes)
    st.html(f'<p class="rg-eyebrow">Read these pages, about {plan.total} minutes</p>')
    for number, stop in enumerate(plan.stops):
        _stop(held.id, stop, number)
    if plan.before:
        st.html('<p class="rg-eyebrow">To know before</p>')
    for number, term in enumerate(plan.before):
        located(
            f'<p class="rg-term"><b>{escape(term.term)}</b></p>'
            f'<p class="rg-found">{escape(_source(term))}</p>',
            of_quote(held.id, term.where),
            key=f"before-{number}",
            here=True,
        )
    _over_meetings(held, document)


def _stop(paper: str, stop: Stop, number: int) -> None:
    said = "".join(
        f'<p class="rg-why"><b>{escape(reason.what)}</b> {sentence(reason.statement)}</p>'
        for reason in stop.reasons
    )
    first = stop.reasons[0].statement.quote
    marks = tuple(
        region
        for reason in stop.reasons
        for region in reason.statement.quote.regions
        if region.page == stop.page
    )
    located(
        f'<p class="rg-part">{escape(stop.section or "Before the first section")}'
        f' <span class="rg-quiet">{stop.minutes} min</span></p>{said}',
        Place(paper, first.section_ordinal, stop.page, marks),
        key=f"stop-{number}",
        here=True,
    )


def _source(term: Prerequisite) -> str:
    if term.reference is None:
        return f"Used {term.count} times, not explained in the paper"
    year = f" ({term.reference.year})" if term.reference.year else ""
    return f"Used {term.count} times. See {term.reference.title or term.reference.raw}{year}"


def _over_meetings(held: Holding, document: Document) -> None:
    st.html('<p class="rg-eyebrow">Over several meetings</p>')
    count = st.segmented_control(
        "Meetings",
        (2, 3, 4, 5),
        key="plan-meetings",
        persist_state="session",
        label_visibility="collapsed",
        format_func=lambda n: f"{n} meetings",
    )
    if not count:
        return
    try:
        planned = state.meetings(held, count, _TALK)
    except ReadgroupError as error:
        show_error(error)
        return
    for meeting in planned:
        located(
            _meeting(meeting),
            of_section(held.id, document, meeting.sections[0].ordinal),
            key=f"meeting-{meeting.number}",
            here=True,
        )


def _meeting(meeting: PlannedMeeting) -> str:
    first, last = meeting.pages
    pages = f"p. {first}" if first == last else f"p. {first} to {last}"
    names = " · ".join(f"{s.number} {s.title}".strip() for s in meeting.sections)
    return (
        f'<p class="rg-part">Meeting {meeting.number} <span class="rg-quiet">{pages}, about '
        f"{meeting.reading_minutes} min to read</span></p>"
        f'<p class="rg-caption">{escape(names)}</p>'
    )
