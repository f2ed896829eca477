"""The Discuss page, on the fake library."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from readgroup.model.document import Figure
from readgroup.model.guide import DiscussionGuide, Level, Role
from readgroup.model.passage import Form
from readgroup.ui.components.questions import named_figures
from tests.ui.conftest import OpenApp, words_on
from tests.ui.fake_library import FakeLibrary
from tests.ui.fake_paper import DOCUMENT, QUESTIONS, quote


def test_a_question_card_tells_all_there_is_to_know(open_fake: OpenApp) -> None:
    """Text, type, role, level, minutes, anchor, why, answer sketch and follow-up."""
    said = words_on(open_fake("discuss"))
    for part in (
        "Would a second month change",
        "limitation against conclusion",
        "reviewer",
        "evaluate",
        "9 min",
        "One pier says little about a coast. A second month",
        "rests on one month",
        "Winds differ.",
        "(beyond the paper)",
        "Which month would you choose?",
    ):
        assert part in said


def test_an_anchor_leads_to_its_place(open_fake: OpenApp) -> None:
    """The chip beside a quoted anchor opens the Paper page with it marked."""
    app = open_fake("discuss")
    app.button(key="chip-q1-0").click().run()
    assert app.query_params["page"] == "2"
    assert app.image[0].proto.imgs[0].alt == "Page 2 with the passage marked"


def test_filters_choose_questions(open_fake: OpenApp) -> None:
    """Role and level narrow the questions; what fits none is said."""
    app = open_fake("discuss")
    app.selectbox(key="questions-role").set_value(Role.REVIEWER).run()
    said = words_on(app)
    assert "Would a second month" in said
    assert "What is a tide" not in said
    app.selectbox(key="questions-level").set_value(Level.CREATE).run()
    assert "No question fits" in app.info[0].value


def test_the_agenda_follows_the_minutes(open_fake: OpenApp) -> None:
    """The plan fills the meeting from its first minute, for each length that is offered."""
    app = open_fake("discuss")
    for minutes in (30, 60, 120):
        app.segmented_control(key="minutes").set_value(minutes).run()
        said = words_on(app)
        assert "00′" in said
        lengths = re.findall(r'<span class="rg-quiet">(\d+) min</span>', said)
        assert sum(map(int, lengths)) == minutes


def test_a_role_shows_its_duty_and_where_to_look(open_fake: OpenApp) -> None:
    """Choosing a role brings its page of duty and places of this paper, each a way to its page."""
    app = open_fake("discuss")
    app.selectbox(key="questions-role").set_value(Role.REVIEWER).run()
    said = words_on(app)
    assert not app.exception
    assert "Your duty as reviewer" in said
    assert "Bring along" in said
    assert "What is assumed" in said
    assert app.button(key="chip-duty-0-0").label == "p. 2"


def test_questions_are_for_the_sections_chosen(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Top-level sections can be chosen, and reach the library as one scope."""
    app = open_fake("discuss")
    app.multiselect[0].set_value(["1", "2"]).run()
    assert not app.exception
    assert fake.scopes[-1] == "1; 2"


def test_members_star_edit_drop_and_add(open_fake: OpenApp) -> None:
    """A star puts a question first, an edit shows the member's words, what is dropped can come back."""
    app = open_fake("discuss")
    app.button(key="star-q1").click().run()
    assert "Starred" in app.button(key="star-q1").label
    app.button(key="drop-q1").click().run()
    assert not [b for b in app.button if b.key == "star-q1"]
    app.button(key="back-q1").click().run()
    app.text_input(key="own-question").set_value("What would convince us?").run()
    assert "What would convince us?" in words_on(app)
    area = next(a for a in app.text_area if a.key.startswith("words-q1-"))
    area.set_value("Would a third month do?").run()
    app.button(key=f"save-{area.key}").click().run()
    assert "Would a third month do?" in words_on(app)


def test_a_figure_that_a_question_names_is_found() -> None:
    """ "Figure 1" is the first figure, not the eleventh, and words that merely hold it are not."""
    document = replace(
        DOCUMENT, figures=(Figure("Figure 1", "", 1), Figure("Figure 11", "", 2), Figure("", "", 3))
    )
    assert named_figures(document, "Where in Figure 1 can one see it?") == [0]
    assert named_figures(document, "How would Figure 11 differ?") == [1]
    assert named_figures(document, "Why do probes work?") == []


def test_the_picture_stands_beside_the_question(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """A question that a member words about Table 1 shows the table, cut from its page."""
    app = open_fake("discuss")
    before = len(app.image)
    app.text_input(key="own-question").set_value("What does Table 1 leave out?").run()
    assert not app.exception
    assert len(app.image) == before + 1


def test_a_statement_is_shown_as_it_is_printed(
    fake: FakeLibrary, open_fake: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its region of the page stands below its words, in which a mark stands for the formula."""
    words = replace(quote(0), form=Form.STATEMENT)
    formula = replace(quote(1), form=Form.FORMULA)
    formal = replace(QUESTIONS[1], id="q3", anchors=(words, formula))
    monkeypatch.setattr(
        fake, "framed_questions", lambda *_, **__: DiscussionGuide((QUESTIONS[0], formal))
    )
    app = open_fake("discuss")
    assert not app.exception
    assert len(app.image) == 1
    said = words_on(app)
    assert f"{words.exact} [formula, see p. {formula.page}]" in said
    assert formula.exact not in said
