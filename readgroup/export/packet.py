"""The packet: all that members need before the meeting, in one HTML file, for a browser alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from readgroup.export.html_page import page
from readgroup.export.links import byline, page_url, pdf_url, reference_url, web_url
from readgroup.export.outline import GLOSSARY_HEADINGS, outline, own_words
from readgroup.model.glossary import Entry, Glossary
from readgroup.model.guide import Question
from readgroup.model.notes import Note
from readgroup.model.prepared import PreparedPaper
from readgroup.writing.duties import ROLES, duty


class Packet:
    """Summary, sections, questions with their quotes, roles, notes and references."""

    name = "html"
    suffix = ".html"
    media_type = "text/html"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The page; a file of an earlier export is replaced as a whole."""
        paper, document = prepared.paper, prepared.document
        return page(
            "packet.html",
            ("base.css", "packet.css"),
            paper=paper,
            document=document,
            summary=prepared.summary,
            authors=byline(paper),
            page_url=web_url(paper.page_url),
            page_name=f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "the paper's page",
            pdf_url=pdf_url(paper),
            licence=web_url(paper.license_url),
            link=functools.partial(page_url, paper),
            parts=outline(prepared),
            words_on_paper=own_words(prepared).get(""),
            questions=prepared.guide.questions,
            glossary=list(_glossary(prepared.glossary)),
            roles=list(_roles(prepared.guide.questions)),
            notes=list(_notes(prepared)),
            references=[{"text": r.raw, "url": reference_url(r)} for r in document.references],
        )


def _glossary(glossary: Glossary) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Each kind's heading with its entries."""
    for kind, heading in GLOSSARY_HEADINGS.items():
        if glossary.of(kind):
            yield heading, glossary.of(kind)


def _roles(questions: tuple[Question, ...]) -> Iterator[dict[str, Any]]:
    """Each role that a question is for, with what it does and the numbers of its questions."""
    for role in ROLES:
        numbers = [n for n, question in enumerate(questions, 1) if question.role is role]
        if numbers:
            yield {"name": role.value, "task": duty(role).task, "questions": numbers}


def _notes(prepared: PreparedPaper) -> Iterator[Note]:
    """Notes, and own words on sections that are not shown."""
    shown = {part.own_words for part in outline(prepared)} | {own_words(prepared).get("")}
    yield from (n for n in prepared.notes if n.kind == "note")
    yield from (n for n in own_words(prepared).values() if n not in shown)
