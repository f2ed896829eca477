"""The sheet that lies on the table: agenda, main questions and room to write, on one page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readgroup.errors import UsageError
from readgroup.export.fitting import Detail, advice_fits, fitting, shortened
from readgroup.export.html_page import page
from readgroup.export.links import byline, web_url
from readgroup.export.markup import one_line
from readgroup.model.glossary import Entry, Glossary, TermKind
from readgroup.model.guide import Question, Role
from readgroup.model.prepared import PreparedPaper
from readgroup.writing.agenda import AgendaItem, agenda
from readgroup.writing.scope import names_in

_MOST_QUESTIONS = 4
_MOST_ROLES = 4
_MOST_TERMS = 4


class Sheet:
    """One printed page, on A4 as well as on Letter."""

    name = "sheet"
    suffix = ".sheet.html"
    media_type = "text/html"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The page for a meeting of `prepared.minutes`; raises UsageError for 14 or 241 of them."""
        try:
            plan = agenda(prepared.minutes, prepared.guide)
        except ValueError as error:
            raise UsageError(str(error), "Give other minutes, 60 for an hour.") from error
        paper, tldr = prepared.paper, prepared.summary.tldr
        main = [item for item in plan if item.question]
        asked = [item.question for item in main if item.question][:_MOST_QUESTIONS]
        title = shortened(one_line(paper.title), 170)
        authors = shortened(byline(paper, most=3), 120)
        lead = shortened(" ".join(one_line(s.text) for s in tldr), 330)
        detail = fitting(title, lead, asked)
        roles = _roles(asked[: detail.questions])
        terms = _short_forms(prepared.glossary, asked[: detail.questions])
        if not advice_fits(title, lead, len(roles) + len(terms)):
            terms = []
        url = web_url(paper.page_url)
        return page(
            "sheet.html",
            ("base.css", "sheet.css"),
            title=title,
            authors=authors,
            year=paper.year,
            url=url,
            address=shortened(url.partition("://")[2], 70),
            lead=lead,
            lead_page=tldr[0].quote.page if tldr else None,
            minutes=prepared.minutes,
            scope=shortened(_scope(prepared.scope), 60),
            agenda=list(_rows(plan)),
            roles=roles,
            terms=terms,
            advice=advice_fits(title, lead, len(roles) + len(terms)),
            questions=[
                _shown(question, item.minutes, detail)
                for question, item in zip(asked[: detail.questions], main, strict=False)
            ],
            more=_more(len(prepared.guide.questions) - min(len(asked), detail.questions)),
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the agenda, from minute `begin` to minute `end`; all questions share one."""

    begin: int
    end: int
    title: str
    detail: str
    main: bool


def _rows(plan: Sequence[AgendaItem]) -> Iterator[_Row]:
    begin = 0
    for main, items in itertools.groupby(plan, key=lambda item: item.question is not None):
        group = list(items)
        parts = [(sum(i.minutes for i in group), "Questions", "")] if main else []
        parts = parts or [(i.minutes, i.title, i.detail) for i in group]
        for minutes, title, detail in parts:
            yield _Row(begin, begin + minutes, title, detail, main)
            begin += minutes


def _scope(scope: str) -> str:
    """The sections that the meeting is about, for the head of the page.

    >>> _scope("2, 3"), _scope("4"), _scope("Related work"), _scope("")
    ('Sections 2, 3', 'Section 4', 'Related work', '')
    """
    names = names_in(scope)
    if not names or not all(name[0].isdigit() for name in names):
        return ", ".join(names)
    return f"Section{'s' if len(names) > 1 else ''} {', '.join(names)}"


def _roles(asked: Sequence[Question]) -> list[str]:
    """The roles that the sheet's questions are for, each once, in their order."""
    roles = dict.fromkeys(q.role.value for q in asked if q.role is not Role.ANY)
    return list(roles)[:_MOST_ROLES]


def _short_forms(glossary: Glossary, asked: Sequence[Question]) -> list[Entry]:
    """The abbreviations that the sheet's questions and quotes use, for those who forgot them."""
    said = " ".join(text for q in asked for text in (q.text, *(a.exact for a in q.anchors)))
    entries = glossary.of(TermKind.ABBREVIATION)
    return [e for e in entries if re.search(rf"\b{re.escape(e.term)}s?\b", said)][:_MOST_TERMS]


def _shown(question: Question, minutes: int, detail: Detail) -> dict[str, object]:
    about = [] if question.role is Role.ANY else [question.role.value]
    about += [question.type.value, question.level.value, f"{minutes} min"]
    return {
        "text": detail.question(question),
        "about": " · ".join(about),
        "quotes": [{"text": text, "page": anchor.page} for text, anchor in detail.quotes(question)],
    }


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return f"{count} more question{'s' if count > 1 else ''} in the packet."
