"""Every page on a real library that holds the sample paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readgroup.library import Library
from readgroup.settings import Settings
from readgroup.ui.components.downloads import OFFERED, Download, written
from tests.ui.conftest import OpenApp, words_on

pytestmark = pytest.mark.model


def flat(text: str) -> str:
    """Without the backslashes and entities that keep paper text harmless."""
    return re.sub(r"\s+", " ", text.replace("\\", ""))


@pytest.mark.parametrize("page", ["library", "paper", "search", "discuss", "notes"])
def test_each_page_is_drawn(open_real: OpenApp, page: str) -> None:
    """No page ends in an error, and each names the paper or asks for words."""
    app = open_real(page)
    assert not app.exception
    assert not app.error
    assert re.search("Primer for Reading Groups|Ask in words", flat(words_on(app)))


def test_every_sentence_of_the_summary_shows_its_place(
    open_real: OpenApp, sample_home: Path, sample_id: str
) -> None:
    """Each chip of the overview turns to the page of its quote, with the quote marked."""
    with Library(Settings(home=sample_home)) as library:
        summary = library.summarize(sample_id)
    app = open_real("paper")
    assert summary.short
    for number, statement in enumerate(summary.short):
        app.button(key=f"chip-short-{number}").click().run()
        assert app.query_params["page"] == str(statement.quote.page)
        assert app.query_params["mark"].startswith(f"{statement.quote.regions[0].page},")


def test_the_contents_open_where_one_reads(open_real: OpenApp, sample_id: str) -> None:
    """A long table of contents shows its first level, and below it the branch that is read."""
    app = open_real("paper", paper=sample_id, section="5.4")
    labels = [flat(b.label) for b in app.button if (b.key or "").startswith("section-")]
    assert any(label.startswith("5.1") for label in labels)
    assert any(label.startswith("12") for label in labels)
    assert not any(label.startswith("2.1") for label in labels)


def test_examples_are_subjects_of_the_papers(open_real: OpenApp) -> None:
    """Before anything is asked, the paper's own subjects are offered; one press finds them."""
    app = open_real("search")
    offered = {flat(b.label): b for b in app.button if (b.key or "").startswith("example-")}
    assert "Activation patching" in offered
    offered["Activation patching"].click().run()
    assert app.text_input(key="search-words").value == "Activation patching"
    assert re.search("<mark>[^<]*ctivation patching", words_on(app))


def test_the_definition_is_found_and_shown(open_real: OpenApp) -> None:
    """A question about the paper's subject finds the passage that defines it, and leads there."""
    app = open_real("search", q="What is mechanistic interpretability?")
    assert "<mark>" in words_on(app)
    app.button(key="show-hit-0").click().run()
    assert app.query_params["paper"] == "mechanistic-interpretability-primer"
    assert app.image[0].proto.imgs[0].alt.endswith("with the passage marked")


def test_nonsense_finds_nothing(open_real: OpenApp) -> None:
    """Words that no paper answers are told so."""
    assert "Nothing found." in words_on(open_real("search", q="zxqv wrrgl plmokn"))


def test_questions_lean_on_words_of_the_paper(
    open_real: OpenApp, sample_home: Path, sample_id: str
) -> None:
    """As many cards as asked for, and each anchor leads to the page it is quoted from."""
    with Library(Settings(home=sample_home)) as library:
        guide = library.questions(sample_id, count=6)
    app = open_real("discuss")
    app.slider(key="questions-wanted").set_value(6).run()
    assert guide.questions
    for question in guide.questions:
        assert any(c.proto.body and question.text[:40] in flat(c.proto.body) for c in app.html) or (
            question.text[:20] in flat(words_on(app))
        )
    first = guide.questions[0]
    app.button(key=f"chip-{first.id}-0").click().run()
    assert app.query_params["page"] == str(first.anchors[0].page)


@pytest.mark.parametrize("offered", OFFERED, ids=lambda offered: offered.format)
def test_each_download_is_a_file_about_the_paper(
    sample_home: Path, sample_id: str, offered: Download
) -> None:
    """What the Discuss page hands over is written by the exporters, whole, and names the paper."""
    with Library(Settings(home=sample_home)) as library:
        content = written(library, sample_id, offered.format, 60).decode()
    assert "Primer for Reading Groups" in content
    assert content.lstrip().startswith("<!") == (offered.mime == "text/html")
