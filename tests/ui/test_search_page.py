"""The Search page, on the fake library."""

from __future__ import annotations

from readgroup.errors import EmbedderMismatch
from readgroup.model.search import Filters
from tests.ui.conftest import OpenApp, app_page, words_on
from tests.ui.fake_library import FakeLibrary
from tests.ui.fake_paper import HOSTILE


def test_a_hit_tells_where_it_stands_and_what_matters(open_fake: OpenApp) -> None:
    """Section, page, and the passage with the matched words marked."""
    app = open_fake("search")
    app.text_input(key="search-words").set_value("highest water").run()
    said = words_on(app)
    assert "<mark>highest water</mark> stood 2.4 metres" in said
    assert "p. 2" in said
    assert "3 Results &lt;b&gt;of&lt;/b&gt; one month" in said


def test_show_in_paper_opens_the_page_with_the_passage_marked(open_fake: OpenApp) -> None:
    """The button of a hit opens the Paper page at its page, what matters in the passage marked."""
    app = open_fake("search", q="highest water")
    app.button(key="show-hit-0").click().run()
    assert app.query_params["page"] == "2"
    assert app.query_params["mark"] == "2,94,280,165.5,291"
    assert app.image[0].proto.imgs[0].alt == "Page 2 with the passage marked"


def test_the_page_can_be_seen_beside_the_passage(open_fake: OpenApp) -> None:
    """A button shows the part of the page around the passage, and hides it again."""
    app = open_fake("search", q="highest water")
    assert len(app.image) == 0
    app.button(key="page-hit-0").click().run()
    assert "Page 2 around the passage" in app.image[0].proto.imgs[0].alt
    app.button(key="page-hit-0").click().run()
    assert len(app.image) == 0


def test_a_hit_tells_why_it_was_found(open_fake: OpenApp) -> None:
    """By which words, and by its meaning."""
    assert "Found by words (highest water) and meaning" in words_on(
        open_fake("search", q="highest water")
    )


def test_a_choice_becomes_a_filter_with_a_chip(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """What is chosen narrows the search, stands in the link, and can be taken off again."""
    app = open_fake("search", q="tides")
    app.selectbox(key="filter-papers").set_value("tides").run()
    app.selectbox(key="filter-section").set_value("2").run()
    app.selectbox(key="filter-kinds").set_value("table").run()
    wanted = Filters(papers=("tides",), section="2", kinds=("table",))
    assert fake.queries[-1].filters == wanted
    assert app.query_params["q"] == "tides paper:tides kind:table section:2"
    assert app.selectbox(key="filter-papers").value is None
    chips = [b.label for b in app.button if (b.key or "").startswith("filter-off-")]
    assert chips == ["Tides at one pier", "table", "in § 2"]
    app.button(key="filter-off-1").click().run()
    assert fake.queries[-1].filters == Filters(papers=("tides",), section="2")
    app.button(key="filter-clear").click().run()
    assert fake.queries[-1].filters == Filters()
    assert app.query_params["q"] == "tides"


def test_operators_in_the_line_become_chips(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """What is typed as a filter is one, and the field keeps the words and the phrases."""
    app = open_fake("search")
    line = 'author:somerville "highest water" -storm year:1831'
    app.text_input(key="search-words").set_value(line).run()
    assert app.text_input(key="search-words").value == '"highest water"'
    query = fake.queries[-1]
    assert (query.text, query.phrases) == ('"highest water"', ("highest water",))
    assert query.filters == Filters(authors=("somerville",), years=("1831",), without=("storm",))


def test_a_link_carries_the_whole_search(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """A shared link has words and filters; an old one may name its paper beside the words."""
    app = open_fake("search", q='tides author:"mary somerville" -storm')
    assert app.text_input(key="search-words").value == "tides"
    assert fake.queries[-1].filters == Filters(authors=("mary somerville",), without=("storm",))
    open_fake("search", **{"q": "tides", "in": "tides"})
    assert fake.queries[-1].filters == Filters(papers=("tides",))


def test_more_of_a_paper_narrows_to_it(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """The button that counts what a paper has beyond its share searches in that paper."""
    app = open_fake("search", q="tide")
    assert app.button(key="more-hit-0").label == "4 more in this paper"
    app.button(key="more-hit-0").click().run()
    assert fake.queries[-1].filters == Filters(papers=("tides",))


def test_filters_that_leave_nothing_say_why(open_fake: OpenApp) -> None:
    """The reason and what there is instead, as a plain sentence and not as an error."""
    app = open_fake("search", q="tides author:nobody")
    said = words_on(app)
    assert "by nobody" in said
    assert "Somerville" in said
    assert not app.error


def test_an_unknown_paper_in_a_link_is_told(open_fake: OpenApp) -> None:
    """The error says so, and its chip can be taken off."""
    app = open_fake("search", **{"q": "tides", "in": "nowhere"})
    assert "nowhere" in app.error[0].value
    app.button(key="filter-off-0").click().run()
    assert not app.error
    assert "<mark>Tides</mark>" in words_on(app)


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


def test_who_else_says_this_opens_below_a_hit(open_fake: OpenApp) -> None:
    """Passages that say the same as the hit's sentence in bold, and gone with a second press."""
    app = open_fake("search", q="gauge")
    app.button(key="like-hit-0").click().run()
    assert any(button.key == "chip-pointer-hit-0-like-0" for button in app.button)
    app.button(key="like-hit-0").click().run()
    assert not any(button.key == "chip-pointer-hit-0-like-0" for button in app.button)
