"""The Ask page, on the fake library."""

from __future__ import annotations

from readgroup.errors import EmbedderMismatch
from tests.ui.conftest import OpenApp, words_on
from tests.ui.fake_library import FakeLibrary
from tests.ui.fake_paper import HOSTILE


def test_an_answer_is_quoted_with_its_place(open_fake: OpenApp) -> None:
    """The sentence, its section, and the page to go to."""
    app = open_fake("ask")
    app.text_input(key="ask-question").set_value("highest water?").run()
    said = words_on(app)
    assert "highest water stood 2.4 metres" in said
    assert "3 Results &lt;b&gt;of&lt;/b&gt; one month" in said
    assert app.button(key="chip-answer-answer-0").label == "p. 2"


def test_the_place_opens_in_the_paper(open_fake: OpenApp) -> None:
    """The page turns to the quotation, marked."""
    app = open_fake("ask", ask="highest water?")
    app.button(key="chip-answer-answer-0").click().run()
    assert app.query_params["page"] == "2"
    assert app.query_params["mark"].startswith("2,72,")


def test_a_refusal_is_said(open_fake: OpenApp) -> None:
    """No answer is a sentence, not an empty page."""
    app = open_fake("ask", ask="quantum?")
    assert "The paper does not say" in app.info[0].value


def test_who_else_says_this_opens_below_the_quotation(open_fake: OpenApp) -> None:
    """The passages, and gone again with a second press."""
    app = open_fake("ask", ask="highest water?")
    app.button(key="like-answer-0").click().run()
    assert any(button.key == "chip-pointer-answer-0-like-0" for button in app.button)
    app.button(key="like-answer-0").click().run()
    assert not any(button.key == "chip-pointer-answer-0-like-0" for button in app.button)


def test_passages_never_become_html(open_fake: OpenApp) -> None:
    """Markup in what papers say is shown as text."""
    said = words_on(open_fake("ask", ask="one gauge?"))
    assert HOSTILE not in said
    assert "&lt;script&gt;" in said


def test_errors_are_told(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """The problem and the hint; the question stays in the field."""
    fake.failures["ask"] = EmbedderMismatch("Vectors of another model.", "readgroup rebuild")
    app = open_fake("ask", ask="tides?")
    assert "readgroup rebuild" in app.error[0].value
    assert app.text_input(key="ask-question").value == "tides?"
    assert not app.exception
