"""The Paper page, on the fake library."""

from __future__ import annotations

from dataclasses import replace

from readgroup.errors import LibraryBusy, UnreadablePdf
from readgroup.model.document import Section, SectionKind
from tests.ui.conftest import OpenApp, words_on
from tests.ui.fake_library import FakeLibrary
from tests.ui.fake_paper import DOCUMENT, HOSTILE


def test_the_overview_tells_the_paper_in_short(open_fake: OpenApp) -> None:
    """The whole paper: title, authors, one sentence, key points and what could not be read."""
    app = open_fake("paper")
    said = words_on(app)
    assert not app.exception
    assert "Tides at one pier" in said
    assert "Mary Somerville" in said
    assert "Tides are slow waves that the moon raises in the sea." in said
    assert "limitation" in said
    assert "Page 3 has no text" in said


def test_each_sentence_of_a_summary_leads_to_its_place(open_fake: OpenApp) -> None:
    """The chip beside a sentence turns to its page, marks it, says so in the link, and leaves the
    summary standing."""
    app = open_fake("paper")
    app.button(key="chip-short-1").click().run()
    assert "In one sentence" in words_on(app)
    assert app.query_params["page"] == "2"
    assert app.query_params["mark"].startswith("2,")
    assert app.image[0].proto.imgs[0].alt == "Page 2 with the passage marked"


def test_a_section_shows_its_summary_and_its_text(open_fake: OpenApp) -> None:
    """Choosing a section shows what it says, its text, and the page on which it begins."""
    app = open_fake("paper")
    app.button(key="section-2").click().run()
    said = words_on(app)
    assert "The highest water stood 2.4 metres above the lowest." in said
    assert "It came two days after the new moon." in said
    assert app.query_params["section"] == "3"
    assert app.query_params["page"] == "2"


def test_paper_text_never_becomes_html(open_fake: OpenApp) -> None:
    """Markup that stands in a paper is shown as text, in prose and in the contents alike."""
    app = open_fake("paper", paper="tides", section="3")
    said = words_on(app)
    assert HOSTILE not in said
    assert "&lt;script&gt;alert" in said
    assert r"\<b\>of\<\/b\>" in said or r"\<b\>of\</b\>" in said


def test_leafing_stops_at_both_ends(open_fake: OpenApp) -> None:
    """Pages are stepped through one by one, from the first to the last."""
    app = open_fake("paper")
    assert app.button(key="leaf-1").disabled
    for _ in range(DOCUMENT.pages - 1):
        app.button(key="leaf1").click().run()
    assert app.query_params["page"] == "3"
    assert app.button(key="leaf1").disabled


def test_a_link_is_followed_and_what_makes_no_sense_is_told(open_fake: OpenApp) -> None:
    """A page too far, an unknown section and a broken mark are said; the paper is shown."""
    app = open_fake("paper", paper="tides", page="99", section="9.9", mark="1,2,3")
    told = [warning.value for warning in app.warning]
    assert any("no page 99" in t for t in told)
    assert any("9\\.9" in t for t in told)
    assert any("mark could not be read" in t for t in told)
    assert app.query_params["page"] == "3"
    assert "Tides at one pier" in words_on(app)


def test_a_link_to_an_unknown_paper_says_what_to_do(open_fake: OpenApp) -> None:
    """A paper that the library does not hold gives its problem and hint, no traceback."""
    app = open_fake("paper", paper="2404.14082")
    assert "2404" in app.error[0].value
    assert "readgroup list" in app.error[0].value
    assert not app.exception


def test_an_empty_library_leads_to_the_shelf(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """With no paper at all the page says so and offers the way to the Library."""
    fake._held.clear()
    app = open_fake("paper")
    assert "empty" in app.info[0].value
    assert not app.exception


def test_an_error_of_the_library_is_shown_with_its_hint(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """What the library refuses is told in its own words."""
    fake.failures["summarize"] = LibraryBusy("Another process holds the library.", "Try again.")
    app = open_fake("paper")
    assert "Another process holds the library" in app.error[0].value
    assert "Try again" in app.error[0].value
    assert not app.exception


def test_a_fault_shows_no_traceback(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Even an unforeseen fault leaves a page with one sentence, not a traceback."""
    fake.failures["summarize"] = RuntimeError("secret detail")
    app = open_fake("paper")
    assert "could not be drawn" in app.error[0].value
    assert "secret detail" not in words_on(app)
    assert not app.exception


def test_the_glossary_is_a_view_of_the_whole_paper(open_fake: OpenApp) -> None:
    """The view shows terms, what they mean and where they are said; its chip turns the page."""
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("Glossary").run()
    said = words_on(app)
    assert not app.exception
    assert "tides" in said
    assert "1 times: 1 Introduction (p. 1)" not in said
    assert "Said twice" in said
    app.button(key="chip-glossary-term-0").click().run()
    assert app.query_params["mark"].startswith("1,")
    assert "Said twice" in words_on(app)


def test_the_figures_stand_with_picture_caption_and_mentions(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """The view of figures draws each figure; the sentences that mention it lead to their places."""
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("Figures").run()
    assert [image.proto.imgs[0].alt[:8] for image in app.image[:2]] == ["Figure 1", "Table 1:"]
    assert app.expander[0].label == "Mentioned on p. 2"
    assert "The highest water stood" in words_on(app)
    assert "The text does not mention it." in words_on(app)
    assert HOSTILE not in words_on(app)
    app.button(key="chip-figure-0").click().run()
    assert app.query_params["mark"].startswith("2,72,400")
    assert app.image[0].proto.imgs[0].alt.startswith("Figure 1"), "the view stays"
    app.button(key="section-1").click().run()
    assert "We measured the height" in words_on(app), "the contents lead back to the text"


def test_a_figure_that_cannot_be_drawn_leaves_the_others(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """The reader is told why; captions and mentions still stand."""
    fake.failures["figure"] = UnreadablePdf("The PDF is gone.", "Add it again.")
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("Figures").run()
    assert "The PDF is gone" in app.error[0].value
    assert app.expander[0].label == "Mentioned on p. 2"
    assert not app.exception


def test_papers_like_it_are_a_view_with_the_passages_that_show_it(open_fake: OpenApp) -> None:
    """Another paper, a passage of each, and the way to both pages; markup stays text."""
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("Related").run()
    assert not app.exception
    said = words_on(app)
    assert "Here" in said
    assert "There" in said
    assert HOSTILE not in said
    assert app.button(key="chip-pointer-related-0-0-here").label.startswith("p. ")


def test_the_plan_is_a_view_with_pages_and_meetings(open_fake: OpenApp) -> None:
    """Pages to read with reasons, terms with what explains them, and the paper over meetings; too
    many meetings are refused in words."""
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("Plan").run()
    said = words_on(app)
    assert "what it claims" in said
    assert "See Tides" in said
    assert "not explained in the paper" in said
    app.segmented_control(key="plan-meetings").set_value(3).run()
    assert "Meeting 3" in words_on(app)
    app.segmented_control(key="plan-meetings").set_value(4).run()
    assert "cannot be shared out" in app.error[0].value
    assert not app.exception


def test_the_references_stand_with_links_and_where_they_are_cited(open_fake: OpenApp) -> None:
    """Each entry tells where it is cited and leads there; only web addresses become links."""
    app = open_fake("paper")
    app.segmented_control(key="paper-view").set_value("References").run()
    said = words_on(app)
    assert "Tides and waves. A. Airy. 1845." in said
    assert 'href="https://arxiv.org/abs/1234.56789"' in said
    assert "javascript" not in said
    assert HOSTILE not in said
    assert "cited on p. 1" in said
    assert "not cited in the text" in said
    app.button(key="chip-reference-0").click().run()
    assert app.query_params["mark"].startswith("1,")


def test_a_section_names_the_terms_that_are_defined_elsewhere(open_fake: OpenApp) -> None:
    """A term that the section uses is explained there with the way to its definition; the section
    that defines it does not say so again."""
    app = open_fake("paper", paper="tides", section="3")
    assert app.button(key="chip-terms-2-0").label == "p. 1"
    assert [e.label for e in app.expander if "defined elsewhere" in e.label] == [
        "1 term defined elsewhere"
    ]
    app = open_fake("paper", paper="tides", section="1")
    assert not [e for e in app.expander if "defined elsewhere" in e.label]


def test_a_text_that_the_paper_shows_stands_in_its_section(open_fake: OpenApp) -> None:
    """Prompts and samples are no running text, but what the section shows is seen."""
    app = open_fake("paper", paper="tides", section="3.1")
    assert '<p class="rg-shown">Prompt: how high is the tide today?</p>' in words_on(app)


def test_the_section_of_references_lists_them(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """The bibliography stands where the contents lead to it, too."""
    last = Section(4, "", "References", 1, SectionKind.REFERENCES, 3)
    whole = replace(DOCUMENT, sections=(*DOCUMENT.sections, last))
    fake.document = lambda id: whole  # type: ignore[method-assign]
    app = open_fake("paper", paper="tides", section="References")
    assert "Tides and waves. A. Airy. 1845." in words_on(app)
