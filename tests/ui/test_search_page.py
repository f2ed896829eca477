"""The Search page, on the fake library."""

from __future__ import annotations

from readgroup.errors import EmbedderMismatch
from tests.ui.conftest import OpenApp, app_page, words_on
from tests.ui.fake_library import HOSTILE, FakeLibrary


def test_a_hit_tells_where_it_stands_and_what_matters(open_fake: OpenApp) -> None:
    """Section, page, and the passage with the matched words marked."""
    app = open_fake("search")
    app.text_input(key="search-words").set_value("highest water").run()
    said = words_on(app)
    assert "<mark>highest water</mark> stood 2.4 metres" in said
    assert "p. 2" in said
    assert "3 Results &lt;b&gt;of&lt;/b&gt; one month" in said


def test_show_in_paper_opens_the_page_with_the_passage_marked(open_fake: OpenApp) -> None:
    """The button of a hit opens the Paper page at its page, the passage marked."""
    app = open_fake("search", q="highest water")
    app.button(key="show-hit-0").click().run()
    assert app.query_params["page"] == "2"
    assert app.query_params["mark"].startswith("2,72,")
    assert app.image[0].proto.imgs[0].alt == "Page 2 with the passage marked"


def test_filters_reach_the_search(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """The chosen paper and section limit what is searched."""
    app = open_fake("search", q="tides")
    app.selectbox(key="search-paper").set_value("tides").run()
    app.selectbox(key="search-section").set_value("2").run()
    assert fake.asked[-1] == "tides|tides|2"


def test_nothing_found_is_said(open_fake: OpenApp) -> None:
    """No hit gives a sentence and advice, not an empty page."""
    said = words_on(open_fake("search", q="quantum"))
    assert "Nothing found." in said
    assert "quantum" in said


def test_passages_never_become_html(open_fake: OpenApp) -> None:
    """Markup in a passage is shown as text, highlighted or not."""
    said = words_on(open_fake("search", q="one gauge"))
    assert HOSTILE not in said
    assert "&lt;script&gt;" in said


def test_what_was_asked_outlives_a_look_at_another_page(open_fake: OpenApp) -> None:
    """Coming back from the Paper page, the words and the hits are still there."""
    app = open_fake("search", q="highest water")
    app.button(key="show-hit-0").click().run()
    app.switch_page(app_page(app, "search")).run()
    assert app.text_input(key="search-words").value == "highest water"
    assert "<mark>highest water</mark>" in words_on(app)


def test_an_unknown_filter_in_a_link_is_ignored(open_fake: OpenApp) -> None:
    """A link that names a paper which is not held searches all papers."""
    app = open_fake("search", **{"q": "tides", "in": "nowhere"})
    assert app.selectbox(key="search-paper").value == ""
    assert "<mark>Tides</mark>" in words_on(app)


def test_errors_of_the_search_are_told(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Vectors of another model: the problem and the hint, and the words stay in the field."""
    fake.failures["search"] = EmbedderMismatch("Vectors of another model.", "readgroup rebuild")
    app = open_fake("search", q="tides")
    assert "readgroup rebuild" in app.error[0].value
    assert app.text_input(key="search-words").value == "tides"
    assert not app.exception


def test_opening_the_page_warms_the_search(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Before anything is typed, the model is being loaded in the background; no error shows."""
    fake.failures["warm"] = EmbedderMismatch("The vectors are of another model.", "Rebuild.")
    app = open_fake("search")
    assert fake.warmed.wait(10)
    assert not app.exception
    assert "another model" not in words_on(app)
