"""Questions to discuss, one card each."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import streamlit as st

from readgroup.library import Library
from readgroup.model.document import Document
from readgroup.model.guide import DiscussionGuide, Question, Role
from readgroup.model.holding import Holding
from readgroup.model.passage import Excerpt, Form, excerpts
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.ui.components.markup import escape
from readgroup.ui.components.places import chip
from readgroup.ui.places import of_quote

_OWN = "own-question"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where members work on the questions of one guide: the library, the paper, the guide."""

    library: Library
    held: Holding
    guide: DiscussionGuide

    @property
    def paper(self) -> str:
        """The paper's id."""
        return self.held.id


def question_card(desk: Desk, question: Question, number: int) -> None:
    """The question, what it leans on, why it matters; the answer sketch stays folded."""
    paper = desk.paper
    with st.container(key=f"question-{question.id}", border=True, gap="small"):
        st.html(
            f'<div class="rg-question"><span class="rg-number">{number}</span>'
            f"<p>{escape(question.text)}</p></div>{_facts(question)}"
        )
        for place, excerpt in enumerate(excerpts(question.anchors)):
            _quoted(paper, excerpt, f"{question.id}-{place}")
        _formulas(desk.held, question)
        _figures(desk.held, question)
        if question.why:
            st.html(f'<p class="rg-why"><b>Why it matters</b> {escape(question.why)}</p>')
        if question.answer_sketch or question.follow_ups or question.hint:
            with st.expander("Answer sketch and follow-ups", type="compact"):
                _sketch(paper, question)
        _tools(desk, question)


def _tools(desk: Desk, question: Question) -> None:
    """Star, edit and drop; what a member changed can be undone."""
    with st.container(key=f"tools-{question.id}", horizontal=True, gap="small"):
        st.button(
            "Starred" if question.starred else "Star",
            key=f"star-{question.id}",
            icon=":material/star:",
            type="tertiary",
            on_click=_restore if question.starred else _star,
            args=(desk, question),
        )
        with st.popover("Edit", icon=":material/edit:", type="tertiary"):
            # A key of its own for each wording: a text that somebody else changed shows as it is.
            key = f"words-{question.id}-{zlib.crc32(question.text.encode())}"
            st.text_area("In your words", question.text, key=key)
            st.button("Save", key=f"save-{key}", on_click=_edit, args=(desk, question, key))
        st.button(
            "Drop",
            key=f"drop-{question.id}",
            icon=":material/close:",
            type="tertiary",
            on_click=_drop,
            args=(desk, question),
        )


def add_question(desk: Desk) -> None:
    """A field for a member's own question."""
    st.text_input(
        "Your own question",
        key=_OWN,
        placeholder="Type it and press Enter",
        on_change=_add,
        args=(desk,),
    )


def dropped_questions(desk: Desk) -> None:
    """What members took out, folded, to be put back."""
    dropped = [k.question for k in desk.library.kept_questions(desk.paper) if k.dropped]
    if not dropped:
        return
    with st.expander(f"{len(dropped)} dropped"):
        for question in dropped:
            st.button(
                question.text,
                key=f"back-{question.id}",
                icon=":material/undo:",
                type="tertiary",
                on_click=_restore,
                args=(desk, question),
            )


def _add(desk: Desk) -> None:
    words = str(st.session_state.get(_OWN, ""))
    if words.strip():
        desk.library.group_questions(desk.paper, desk.guide).add(words)
        st.session_state[_OWN] = ""


def _star(desk: Desk, question: Question) -> None:
    desk.library.group_questions(desk.paper, desk.guide).star(question.id)


def _drop(desk: Desk, question: Question) -> None:
    desk.library.group_questions(desk.paper, desk.guide).drop(question.id)


def _restore(desk: Desk, question: Question) -> None:
    desk.library.group_questions(desk.paper, desk.guide).unmark(question.id)


def _edit(desk: Desk, question: Question, key: str) -> None:
    words = str(st.session_state.get(key, ""))
    if words.strip() and words.strip() != question.text:
        group = desk.library.group_questions(desk.paper, desk.guide)
        saved = group.edit(question.id, words, seen=question.text)
        if saved.id != question.id:
            st.toast("Somebody changed this question meanwhile: yours was added beside it.")


def named_figures(document: Document, text: str) -> list[int]:
    """Places in `Document.figures` of those whose label stands in `text`."""
    return [
        place
        for place, figure in enumerate(document.figures)
        if figure.label and re.search(rf"(?<!\w){re.escape(figure.label)}(?![\w.]*\d)", text)
    ]


def _formulas(held: Holding, question: Question) -> None:
    """What a question leans on that is best seen as it is printed."""
    formal = tuple(quote for quote in question.anchors if quote.form is not Form.PROSE)
    if formal:
        with told():
            for png in state.quote_pngs(held, formal):
                st.image(png, alt=f"Page {formal[0].page}: {formal[0].exact}")


def _figures(held: Holding, question: Question) -> None:
    """The figures and tables that a question names, cut from their pages."""
    document = state.document(held)
    for place in named_figures(document, question.text):
        figure = document.figures[place]
        with told():
            st.image(state.figure_png(held, place), alt=f"{figure.label}: {figure.caption}")


def _facts(question: Question) -> str:
    role = [] if question.role is Role.ANY else [question.role.value]
    facts = [question.type.value, *role, question.level.value, f"{question.minutes} min"]
    return f'<p class="rg-tags">{"".join(f"<span>{escape(f)}</span>" for f in facts)}</p>'


def _quoted(paper: str, excerpt: Excerpt, key: str) -> None:
    with st.container(key=f"anchor-{key}", horizontal=True, wrap=False, gap="small"):
        st.html(f'<blockquote class="rg-quote">{escape(excerpt.text)}</blockquote>')
        chip(of_quote(paper, excerpt.quote), key=key)


def _sketch(paper: str, question: Question) -> None:
    for number, claim in enumerate(question.answer_sketch):
        key = f"{question.id}-claim-{number}"
        with st.container(key=f"claim-{key}", horizontal=True, wrap=False, gap="small"):
            beyond = "" if claim.anchor else ' <span class="rg-quiet">(beyond the paper)</span>'
            st.html(f'<p class="rg-claim">{escape(claim.text)}{beyond}</p>')
            if claim.anchor:
                chip(of_quote(paper, claim.anchor), key=key)
    if question.hint:
        st.html(f'<p class="rg-claim"><b>If the talk strays</b> {escape(question.hint)}</p>')
    if question.follow_ups:
        items = "".join(f"<li>{escape(text)}</li>" for text in question.follow_ups)
        st.html(f'<p class="rg-eyebrow">Then ask</p><ul class="rg-follow-ups">{items}</ul>')
