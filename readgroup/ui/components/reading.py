"""What the middle of the Paper page shows: the overview, or one section."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.guide import KeyPoint, Statement, Summary
from readgroup.model.holding import Holding
from readgroup.ui import state
from readgroup.ui.components.errors import told
from readgroup.ui.components.glossary import terms_here
from readgroup.ui.components.markup import escape, label, sentence
from readgroup.ui.components.model_words import model_words
from readgroup.ui.components.places import located
from readgroup.ui.components.references import reference_list
from readgroup.ui.components.saved_text import own_words
from readgroup.ui.places import Place, of_quote, of_section

_SHOWN = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "item",
    BlockKind.CAPTION: "caption",
    BlockKind.FOOTNOTE: "caption",
    BlockKind.QUOTATION: "shown",
}


_NOTHING = Summary(tldr=(), short=(), key_points=(), sections=())


def summary_of(held: Holding) -> Summary:
    """The paper's summary; where it cannot be made, says why and goes on without one."""
    with told():
        return state.summary(held)
    return _NOTHING


def overview(held: Holding, document: Document) -> None:
    """The paper in one sentence, in short and by key points; what could not be read; own words."""
    summary = summary_of(held)
    for warning in dict.fromkeys((*held.warnings, *document.warnings)):
        st.warning(label(warning), icon=":material/info:")
    _statements("In one sentence", held.id, "tldr", summary.tldr, css="lead")
    _statements("In short", held.id, "short", summary.short)
    model_words(held, summary)
    for number, point in enumerate(summary.key_points):
        _statements(point.kind, held.id, f"point-{number}", point.statements)
        _parts(held.id, document, point, f"point-{number}")
    if not (summary.tldr or summary.short):
        st.caption("No summary could be made of this paper: too little running text was found.")
    own_words(held.id, "")


def one_section(held: Holding, document: Document, ordinal: int) -> None:
    """A section's summary, the group's own words on it, and its text."""
    summary = summary_of(held)
    section = document.sections[ordinal]
    st.html(f'<h2 class="rg-section">{escape(section.label)}</h2>')
    made = next((s for s in summary.sections if s.ordinal == ordinal), None)
    if made and made.statements:
        _statements("Summary", held.id, f"section-{ordinal}", made.statements)
    own_words(held.id, section.label)
    terms_here(held, ordinal)
    blocks = [b for b in document.blocks if b.section == ordinal and b.kind in _SHOWN]
    below = document.children(ordinal)
    if blocks:
        _eyebrow("Text")
        for number, block in enumerate(blocks):
            _block(held.id, block, f"{ordinal}-{number}")
    elif document.kind_of(ordinal) is SectionKind.REFERENCES and document.references:
        reference_list(held, document)
    elif below:
        st.caption(f"The text of this section stands in its {len(below)} subsections.")
    else:
        st.caption("No running text was found in this section; see its page.")


def _eyebrow(text: str) -> None:
    st.html(f'<p class="rg-eyebrow">{escape(text)}</p>')


def _statements(
    heading: str, paper: str, key: str, statements: Sequence[Statement], css: str = "statement"
) -> None:
    if not statements:
        return
    _eyebrow(heading)
    for number, statement in enumerate(statements):
        located(
            f'<p class="rg-{css}">{sentence(statement)}{_see(statement)}</p>',
            of_quote(paper, statement.quote),
            key=f"{key}-{number}",
            here=True,
        )


def _see(statement: Statement) -> str:
    return f' <span class="rg-quiet">({escape(statement.see)})</span>' if statement.see else ""


def _parts(paper: str, document: Document, point: KeyPoint, key: str) -> None:
    """Headings that tell a point, each a way to its section."""
    if point.parts and not point.statements:
        _eyebrow(point.kind)
    for number, part in enumerate(point.parts):
        below = f'<p class="rg-caption">{escape(" · ".join(part.below))}</p>' if part.below else ""
        name = f"{part.number} {part.title}".strip()
        located(
            f'<p class="rg-part">{escape(name)}</p>{below}',
            of_section(paper, document, part.ordinal),
            key=f"{key}-part-{number}",
            here=True,
        )


def _block(paper: str, block: Block, key: str) -> None:
    place = Place(paper, block.section, block.page, block.regions())
    body = f'<p class="rg-{_SHOWN[block.kind]}">{escape(block.text)}</p>'
    located(body, place, key=f"text-{key}", here=True)
