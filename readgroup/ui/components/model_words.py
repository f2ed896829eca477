"""A summary in a model's words: what it costs, its sentences as they come, what was dropped."""

from __future__ import annotations

import streamlit as st

from readgroup.model.guide import Summary
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.errors import show_error
from readgroup.ui.components.markup import escape, label

_ASKING = "model-asking"
_CONFIGURE = (
    "These are the paper’s own sentences. To have them in a model’s words, set llm_url and llm_model: "
    "readgroup config show."
)


def model_words(held: Holding, summary: Summary) -> None:
    """Who wrote the summary; where a model is configured and did not, the way to ask it."""
    writing = state.writings().of(held.id)
    if writing is not None and writing.is_running:
        st.fragment(_coming, run_every=0.5)(held)
        return
    if writing is not None and writing.error is not None:
        show_error(writing.error)
    for remark in summary.remarks:
        st.info(label(remark), icon=":material/info:")
    if summary.origin != "extractive":
        st.html(f'<p class="rg-found">{escape(_written_by(summary))}</p>')
    elif summary.faults:
        st.html(f'<p class="rg-found">{escape(_dropped(summary))}</p>')
    if not state.model():
        st.html(f'<p class="rg-found">{escape(_CONFIGURE)}</p>')
    elif summary.origin == "extractive" or summary.remarks:
        _ask(held)


def _ask(held: Holding) -> None:
    """The cost comes first; nothing is spent before the second button."""
    asking = f"{_ASKING}-{held.id}"
    if not st.session_state.get(asking):
        st.button(
            label(f"In the words of {state.model()} …"),
            key="model-ask",
            icon=":material/edit:",
            on_click=_turn,
            args=(asking, True),
        )
        return
    budget = state.budget(held)
    with st.container(key="model-cost", border=True, gap="small"):
        if budget is None:
            st.caption("The model is not asked: it has written this summary already.")
            return
        st.html(
            f'<p class="rg-why"><b>{escape(budget.model)}</b>, {budget.told}. '
            "The summary and its sections are written anew; a sentence whose numbers, names or meaning are not in the paper is dropped.</p>"
        )
        with st.container(key="model-choice", horizontal=True, gap="small"):
            st.button("Write it", key="model-write", type="primary", on_click=_write, args=(held,))
            st.button("Not now", key="model-not-now", on_click=_turn, args=(asking, False))


def _turn(key: str, on: bool) -> None:
    st.session_state[key] = on


def _write(held: Holding) -> None:
    st.session_state[f"{_ASKING}-{held.id}"] = False
    state.write_summary(held)


def _coming(held: Holding) -> None:
    """The sentences so far, twice a second; the page is drawn anew when all are there."""
    writing = state.writings().of(held.id)
    if writing is None or not writing.is_running:
        st.rerun()
        return
    said = "".join(f'<p class="rg-statement">{escape(s.text)}</p>' for s in writing.heard)
    count = len(writing.heard)
    does = f"writes: {count} {'sentence' if count == 1 else 'sentences'}" if count else "is reading"
    st.html(
        f'<p class="rg-eyebrow">{escape(state.model())} {does} …</p>'
        f'<div class="rg-coming">{said}</div>'
    )


def _written_by(summary: Summary) -> str:
    return f"In the words of {summary.origin}, each sentence checked against its place. {_dropped(summary)}"


def _dropped(summary: Summary) -> str:
    """How many sentences of the model were dropped and why.

    >>> _dropped(Summary((), (), (), (), dropped=3, faults=(("names no line", 2), ("too far", 1))))
    'Dropped: 2 names no line; 1 too far.'
    """
    if not summary.faults:
        return "No sentence was dropped."
    return f"Dropped: {'; '.join(f'{number} {fault}' for fault, number in summary.faults)}."
