"""What a role has to do for the meeting, and where in the paper to begin."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.model.duty import Duty, Preparation
from readgroup.model.guide import Role
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.ui.components.markup import escape, sentence
from readgroup.ui.components.places import located
from readgroup.ui.places import of_quote


def duty_of(held: Holding, role: Role) -> None:
    """The role's page of duty, folded, and the places of the paper to look at."""
    with told():
        found = state.preparation(held, role)
        with st.container(key="duty", border=True, gap="small"):
            st.html(
                f'<p class="rg-eyebrow">Your duty as {escape(role.value)}</p>'
                f'<p class="rg-lead">{escape(found.duty.task)}</p>'
                f'<p class="rg-statement">{escape(found.duty.aim)}</p>'
            )
            with st.expander(f"What to do, about {found.duty.minutes} minutes", type="compact"):
                st.html(_page(found.duty))
            with st.expander("Where to look in this paper", type="compact", expanded=True):
                _places(held.id, found)


def _page(duty: Duty) -> str:
    return (
        f'<p class="rg-eyebrow">Before the meeting</p>{_list("ol", duty.do)}'
        f'<p class="rg-eyebrow">Bring along</p>{_list("ul", duty.bring)}'
        f'<p class="rg-eyebrow">At the meeting</p><p class="rg-why">{escape(duty.say)}</p>'
        f'<p class="rg-eyebrow">Beware of</p>{_list("ul", duty.beware)}'
    )


def _list(kind: str, items: Sequence[str]) -> str:
    body = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<{kind} class="rg-steps">{body}</{kind}>'


def _places(paper: str, found: Preparation) -> None:
    if not found.places:
        st.caption("The paper has no passage on this. Ask why.")
    for number, place in enumerate(found.places):
        st.html(f'<p class="rg-eyebrow">{escape(place.what)}</p>')
        for n, statement in enumerate(place.statements):
            see = f'<p class="rg-found">{escape(statement.see)}</p>' if statement.see else ""
            located(
                f'{see}<p class="rg-claim">{sentence(statement)}</p>',
                of_quote(paper, statement.quote),
                key=f"duty-{number}-{n}",
            )
