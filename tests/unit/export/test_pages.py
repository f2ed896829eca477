"""The packet and the sheet as HTML: whole, self-contained, and never obeying the paper."""

from __future__ import annotations

import dataclasses
from html import unescape
from html.parser import HTMLParser

import pytest
from export_hostile import hostile
from export_prepared import SENTENCES, prepared, quote

from readgroup.errors import UsageError
from readgroup.export.packet import Packet
from readgroup.export.sealing import is_intact
from readgroup.export.sheet import Sheet
from readgroup.model.guide import DiscussionGuide

PAGES = pytest.mark.parametrize("exporter", [Packet(), Sheet()], ids=["packet", "sheet"])
ALLOWED = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "nav",
        "ol",
        "ul",
        "li",
        "a",
        "span",
        "main",
        "section",
        "article",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "q",
        "details",
        "summary",
        "footer",
        "b",
        "i",
        "small",
        "svg",
        "rect",
        "path",
        "em",
        "strong",
        "code",
        "pre",
    ]
)


class Page(HTMLParser):
    """Elements, links and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@PAGES
def test_nothing_of_a_hostile_paper_becomes_markup(exporter):
    """Text with scripts, links and templates in it is shown, and only web links are links."""
    html = exporter.export(hostile())
    page = Page(html)
    assert page.tags <= ALLOWED
    assert not {a for a in page.attributes if a.startswith("on")} | (
        {"src", "style"} & page.attributes
    )
    assert all(link.startswith(("#", "https://")) for link in page.links)
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert html.count("<style>") == 1


@PAGES
def test_the_page_asks_nobody_for_anything(exporter):
    """A policy forbids all but its own styles, and nothing else is there to load."""
    html = exporter.export(prepared())
    assert "default-src 'none'; style-src 'sha256-" in unescape(html)
    assert not Page(html).tags & {"script", "link", "img", "iframe"}
    assert "url(" not in html
    assert is_intact(html)


def test_every_sentence_of_the_packet_links_to_its_page():
    """Each sentence of the section summaries is followed by a link to the page in that version."""
    html = Packet().export(prepared())
    for sentences in SENTENCES.values():
        for sentence in sentences:
            after = html.split(sentence.replace("'", "&#39;"), 1)[1][:80]
            assert 'class="where" href="https://arxiv.org/pdf/2203.04567v2#page=' in after


def test_the_packet_has_all_its_parts():
    """Contents link to what is there: sections, questions, roles, notes, references."""
    page = Page(Packet().export(prepared()))
    for part in ("#summary", "#s2", "#questions", "#q1", "#roles", "#notes", "#references"):
        assert part in page.links
    assert "https://arxiv.org/abs/2209.10652" in page.links
    assert "One hidden layer, few units on at a time." in page.text
    assert "beyond the paper" in page.text


def test_a_paper_without_an_address_has_no_links_out():
    """A file from a disk is on no server: page numbers are there, links are not."""
    import dataclasses

    from export_prepared import PAPER

    paper = dataclasses.replace(PAPER, id="my-draft", source="file", source_url="", license_url="")
    page = Page(Packet().export(prepared(paper=paper)))
    assert [link for link in page.links if not link.startswith("#")] == [
        "https://arxiv.org/abs/2209.10652"
    ]
    assert "p.\xa04" in page.text


def test_the_sheet_shows_the_agenda_and_the_minutes_add_up():
    """The rows run from 0 to the meeting's end, and each question has its share."""
    text = Page(Sheet().export(prepared(minutes=45))).text
    for words in ("45 minutes", "0–4", "Questions", "Decisions", "–45", "What we decided"):
        assert words in text


def test_a_meeting_of_five_minutes_is_refused():
    """The limits of a meeting are told, not a traceback."""
    with pytest.raises(UsageError, match="15 to 240"):
        Sheet().export(prepared(minutes=5))


def test_notes_typed_in_markdown_are_rendered_without_their_html():
    """Emphasis and lists work, raw HTML and pictures do not."""
    html = Packet().export(prepared())
    assert "<em>Toy models</em>" in html
    assert '<img src=x onerror="alert(2)">' in unescape(Packet().export(hostile()))


def test_the_sheet_spells_out_the_short_forms_that_it_uses():
    """An abbreviation of the glossary stands on the sheet where a question or quote says it."""
    asked = dataclasses.replace(
        prepared().guide.questions[0], anchors=(quote("The SAEs are small.", 4, "3 Results"),)
    )
    said = Sheet().export(prepared(guide=DiscussionGuide((asked,))))
    assert "sparse autoencoder" in said
    assert "sparse autoencoder" not in Sheet().export(prepared())
