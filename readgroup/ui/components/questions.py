"""Questions to discuss, one card each."""

from __future__ import annotations

import streamlit as st

from readgroup.model.guide import Question, Role
from readgroup.model.passage import Quote
from readgroup.ui.components.markup import escape
from readgroup.ui.components.places import chip
from readgroup.ui.places import of_quote


def question_card(paper: str, question: Question, number: int) -> None:
    """The question, what it leans on, why it matters; the answer sketch stays folded."""
    with st.container(key=f"question-{question.id}", border=True, gap="small"):
        st.html(
            f'<div class="rg-question"><span class="rg-number">{number}</span>'
            f"<p>{escape(question.text)}</p></div>{_facts(question)}"
        )
        for place, quote in enumerate(question.anchors):
            _quoted(paper, quote, f"{question.id}-{place}")
        if question.why:
            st.html(f'<p class="rg-why"><b>Why it matters</b> {escape(question.why)}</p>')
        if question.answer_sketch or question.follow_ups:
            with st.expander("Answer sketch and follow-ups", type="compact"):
                _sketch(paper, question)


def _facts(question: Question) -> str:
    role = [] if question.role is Role.ANY else [question.role.value]
    facts = [question.type.value, *role, question.level.value, f"{question.minutes} min"]
    return f'<p class="rg-tags">{"".join(f"<span>{escape(f)}</span>" for f in facts)}</p>'


def _quoted(paper: str, quote: Quote, key: str) -> None:
    with st.container(key=f"anchor-{key}", horizontal=True, wrap=False, gap="small"):
        st.html(f'<blockquote class="rg-quote">{escape(quote.exact)}</blockquote>')
        chip(of_quote(paper, quote), key=key)


def _sketch(paper: str, question: Question) -> None:
    for number, claim in enumerate(question.answer_sketch):
        key = f"{question.id}-claim-{number}"
        with st.container(key=f"claim-{key}", horizontal=True, wrap=False, gap="small"):
            beyond = "" if claim.anchor else ' <span class="rg-quiet">(beyond the paper)</span>'
            st.html(f'<p class="rg-claim">{escape(claim.text)}{beyond}</p>')
            if claim.anchor:
                chip(of_quote(paper, claim.anchor), key=key)
    if question.follow_ups:
        items = "".join(f"<li>{escape(text)}</li>" for text in question.follow_ups)
        st.html(f'<p class="rg-eyebrow">Then ask</p><ul class="rg-follow-ups">{items}</ul>')
