"""The paper that the fake library holds, and what was prepared of it."""

from __future__ import annotations

import datetime as dt
import re

from readgroup.model.document import (
    Block,
    BlockKind,
    Citation,
    Document,
    Figure,
    Mention,
    Reference,
    Region,
    Section,
    SectionKind,
    Span,
)
from readgroup.model.glossary import Entry, Glossary, TermKind, Use
from readgroup.model.guide import (
    Claim,
    KeyPoint,
    Level,
    Question,
    QuestionType,
    Role,
    SectionSummary,
    Statement,
    Summary,
)
from readgroup.model.holding import Holding
from readgroup.model.paper import Author, Paper
from readgroup.model.passage import Quote

WIDTH, HEIGHT = 612.0, 792.0

HOSTILE = "<script>alert('x')</script> & $a$ *b* <img src=x onerror=alert(1)>"

TEXTS = (
    (
        0,
        "Tides are slow waves that the moon raises in the sea. Their height repeats with its path.",
    ),
    (1, "We measured the height of the water at one pier for thirty days, every ten minutes."),
    (
        2,
        "The highest water stood 2.4 metres above the lowest. It came two days after the new moon.",
    ),
    (2, f"One gauge recorded {HOSTILE} during a storm, which we left out."),
    (
        3,
        "One pier says little about a coast. A second month would show whether the delay is stable.",
    ),
)
HEADINGS = (
    ("1", "Introduction", 1, SectionKind.INTRODUCTION, 1, None),
    ("2", "Method", 1, SectionKind.METHOD, 1, None),
    ("3", "Results <b>of</b> one month", 1, SectionKind.RESULTS, 2, None),
    ("3.1", "Limits", 2, SectionKind.LIMITATIONS, 2, 2),
)


def _spans(text: str, page: int, top: float) -> tuple[Span, ...]:
    """One rectangle a word, 80 characters a line."""
    spans = []
    for word in re.finditer(r"\S+", text):
        line, column = divmod(word.start(), 80)
        y = top + 14 * line
        box = (72 + 5.5 * column, y, 72 + 5.5 * (column + len(word.group())), y + 11)
        spans.append(Span(word.start(), word.end(), Region(page, box)))
    return tuple(spans)


def _document() -> Document:
    sections = tuple(
        Section(n, number, title, level, kind, page, parent, (Region(page, (72, 60, 300, 76)),))
        for n, (number, title, level, kind, page, parent) in enumerate(HEADINGS)
    )
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, section, _spans(text, HEADINGS[section][4], 120 + 80 * n))
        for n, (section, text) in enumerate(TEXTS)
    )
    asked = "Prompt: how high is the tide today?"
    blocks += (Block(BlockKind.QUOTATION, asked, 3, _spans(asked, 2, 600.0)),)
    return Document(
        title="Tides at one pier",
        authors=("Mary Somerville",),
        abstract="",
        page_sizes=((WIDTH, HEIGHT),) * 3,
        sections=sections,
        blocks=blocks,
        figures=(
            Figure(
                "Figure 1",
                f"Figure 1: The pier, drawn by {HOSTILE}.",
                2,
                Region(2, (72.0, 400.0, 300.0, 500.0)),
                (Mention(2, 0, 8),),
            ),
            Figure("Table 1", "Table 1: Heights.", 3),
        ),
        references=(
            Reference(
                f"A. Airy. Tides {HOSTILE}. 1845.",
                "1",
                "Tides and waves",
                ("A. Airy",),
                1845,
                url="javascript:alert(1)",
                arxiv_id="1234.56789",
                page=3,
            ),
            Reference(f"B. Lubbock. {HOSTILE}", "2", page=3),
        ),
        citations=(Citation(1, 0, 11, (0,)),),
        warnings=("Page 3 has no text: it may be a scan.",),
    )


DOCUMENT = _document()
PAPER = Paper(
    "tides", 1, "Tides at one pier", (Author("Mary Somerville"),), published=dt.date(1831, 5, 2)
)
HOLDING = Holding(PAPER, (1,), 3, len(TEXTS), "meaning", dt.datetime(2026, 1, 2, tzinfo=dt.UTC))


def quote(block: int, start: int = 0, end: int | None = None) -> Quote:
    """Words of a block, as a quote."""
    found = DOCUMENT.blocks[block]
    section = DOCUMENT.sections[found.section]
    return Quote(
        found.text[start:end],
        found.page,
        section.label,
        section.ordinal,
        regions=found.regions(start, end),
    )


def _statement(block: int) -> Statement:
    end = (DOCUMENT.blocks[block].text + " ").index(". ") + 1
    return Statement(DOCUMENT.blocks[block].text[:end], quote(block, 0, end))


SUMMARY = Summary(
    tldr=(_statement(0),),
    short=(_statement(1), _statement(2)),
    key_points=(KeyPoint("limitation", (_statement(4),)),),
    sections=tuple(
        SectionSummary(s.ordinal, s.number, s.title, s.page, s.level, (_statement(block),))
        for s, block in zip(DOCUMENT.sections, (0, 1, 2, 4), strict=True)
    ),
)
QUESTIONS = (
    Question(
        "q1",
        "Would a second month change what the paper says about the delay of two days?",
        QuestionType.LIMITATION,
        Role.REVIEWER,
        Level.EVALUATE,
        9,
        "The delay is the paper's main result, and rests on one month.",
        (quote(4),),
        answer_sketch=(
            Claim("One pier says little about a coast.", quote(4, 0, 35)),
            Claim("Winds differ."),
        ),
        follow_ups=("Which month would you choose?",),
    ),
    Question(
        "q2",
        "What is a tide, in the sense of this paper?",
        QuestionType.CLARIFY,
        Role.ANY,
        Level.UNDERSTAND,
        5,
        "Everything else builds on it.",
        (quote(0),),
    ),
)


GLOSSARY = Glossary(
    (
        Entry(
            "tides",
            TermKind.TERM,
            Statement(TEXTS[0][1].partition(". ")[0] + ".", quote(0, 0, 58)),
            (Use(1, "1 Introduction", 1, 0), Use(2, "3 Results <b>of</b> one month", 1, 2)),
        ),
    )
)
