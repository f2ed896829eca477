"""The sheet on paper: one page, whatever it has to hold, printed by a real browser."""

from __future__ import annotations

import dataclasses
import itertools
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from export_prepared import PAPER, document, prepared, quote, statement, summary

from readgroup.export.sheet import Sheet
from readgroup.model.guide import DiscussionGuide, Level, Question, QuestionType, Role
from readgroup.model.paper import Author
from readgroup.model.prepared import PreparedPaper

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt install chromium"),
]
WORDS = itertools.cycle(
    [
        "the",
        "mechanisms",
        "behind",
        "generalization",
        "in",
        "counterfactually",
        "evaluated",
        "representations",
        "of",
        "language",
    ]
)


def text(length: int) -> str:
    """Ordinary words, about `length` characters of them."""
    made = ""
    while len(made) < length:
        made += f" {next(WORDS)}"
    return made.strip()


def paper_with(scale: float, questions: int, minutes: int) -> PreparedPaper:
    """A paper whose texts are `scale` times as long as usual."""
    roles = [role for role in Role if role is not Role.ANY]
    types = list(QuestionType)
    asked = tuple(
        Question(
            f"q{n}", f"{text(int(150 * scale))}?", types[n % len(types)], roles[n % len(roles)],
            Level.EVALUATE, 9, "", (quote(text(int(180 * scale)), n + 1, "3"), quote(text(int(90 * scale)), 9, "4")),
        )
        for n in range(questions)
    )  # fmt: skip
    return prepared(
        paper=dataclasses.replace(
            PAPER,
            title=text(int(70 * scale)),
            authors=tuple(Author(text(int(18 * scale))) for _ in range(int(8 * scale))),
        ),
        summary=dataclasses.replace(
            summary(document()), tldr=(statement(text(int(160 * scale)), 1, "Abstract"),)
        ),
        guide=DiscussionGuide(asked),
        minutes=minutes,
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize("font", ["", "DejaVu Serif"], ids=["own font", "wide font"])
@pytest.mark.parametrize(
    ("scale", "questions", "minutes"),
    [(0.4, 1, 15), (0.7, 3, 45), (1, 4, 60), (1.6, 4, 60), (2.5, 6, 90), (10, 20, 240), (1, 0, 60)],
)
def test_the_sheet_is_one_page_on_a4_and_on_letter(browser, scale, questions, minutes, font):
    """Short or long, in a narrow or a wide font, it prints on one page and nothing is cut off."""
    import pypdfium2

    page = browser.new_context(bypass_csp=True).new_page()
    page.set_content(Sheet().export(paper_with(scale, questions, minutes)))
    if font:
        page.add_style_tag(content=f":root {{ --serif: '{font}'; --sans: 'DejaVu Sans'; }}")
    for paper in ("A4", "Letter"):
        assert len(pypdfium2.PdfDocument(page.pdf(format=paper))) == 1
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    spilled = page.evaluate(
        """() => [...document.querySelectorAll('.sheet, .side, .questions, .questions li')]
                 .filter(e => e.scrollHeight > e.clientHeight + 1)
                 .map(e => `${e.className}: ${e.scrollHeight} > ${e.clientHeight}`)"""
    )
    assert spilled == []
    page.context.close()
