"""A summary in a model's words, in the app: on the fake library, and with a scripted model."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from streamlit.testing.v1 import AppTest

from readgroup.errors import ModelFailed
from readgroup.model.guide import Budget
from tests.llm_server import Asked, Response, ScriptedModel, refused, sentences
from tests.ui.conftest import OpenApp, words_on
from tests.ui.fake_library import FakeLibrary


@pytest.fixture
def with_model(fake: FakeLibrary) -> FakeLibrary:
    """A library with a model configured."""
    fake.settings.llm_url, fake.settings.llm_model = "http://127.0.0.1:1/v1", "tiny"
    fake.budgeted = Budget("tiny", 3, 4_200, 600)
    return fake


def until(app: AppTest, holds: Callable[[str], bool]) -> str:
    """What the page says once `holds`; the app is run anew until then."""
    deadline = time.monotonic() + 60
    while not holds(said := words_on(app)):
        assert time.monotonic() < deadline, said
        time.sleep(0.1)
        app.run()
    return said


def test_without_a_model_one_quiet_line_tells_how(open_fake: OpenApp) -> None:
    """No button, a line that names the settings."""
    app = open_fake("paper")
    assert "llm_url" in words_on(app)
    assert not [b for b in app.button if b.key == "model-ask"]


def test_the_cost_is_shown_before_anything_is_asked(
    with_model: FakeLibrary, open_fake: OpenApp
) -> None:
    """Opening the paper asks no model; the first button shows the cost, "Not now" ends it."""
    app = open_fake("paper")
    app.button(key="model-ask").click().run()
    said = words_on(app)
    assert "about 3 calls: 4,200 tokens sent, at most 600 back" in said
    app.button(key="model-not-now").click().run()
    assert "4,200 tokens" not in words_on(app)
    assert True not in with_model.model_asked


def test_what_it_wrote_is_shown_with_what_was_dropped(
    with_model: FakeLibrary, open_fake: OpenApp
) -> None:
    """The model's sentence takes the place of the paper's; the reasons of dropped ones are told."""
    app = open_fake("paper")
    app.button(key="model-ask").click().run()
    app.button(key="model-write").click().run()
    said = until(app, lambda words: "In the words of tiny" in words)
    assert "The moon raises the sea." in said
    assert "2 not in the paper" in said
    assert not [b for b in app.button if b.key == "model-ask"]


def test_a_model_that_fails_leaves_the_papers_sentences(
    with_model: FakeLibrary, open_fake: OpenApp
) -> None:
    """An error is told with its hint, the summary stays, and one may ask again."""
    with_model.failures["model"] = ModelFailed("The model fell asleep.", "Wake it.")
    app = open_fake("paper")
    app.button(key="model-ask").click().run()
    app.button(key="model-write").click().run()
    said = until(app, lambda words: "fell asleep" in words)
    assert "Tides are slow waves" in said
    assert app.button(key="model-ask")


def _retold(asked: Asked) -> Response:
    return sentences([(key, asked.line(key)) for key in asked.keys[:2]] + [("s999", "Invented.")])


@pytest.mark.model
def test_a_scripted_model_writes_in_the_real_app(
    open_real: OpenApp, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the button through a real server to the page: first a failure and its remark, then
    the model's words with what was dropped."""
    model = ScriptedModel(httpserver, lambda _: refused(500, "boom")).start()
    monkeypatch.setenv("READGROUP_LLM_URL", model.url)
    monkeypatch.setenv("READGROUP_LLM_MODEL", "scripted")
    app = open_real("paper")
    assert model.asked == []
    app.button(key="model-ask").click().run()
    app.button(key="model-write").click().run()
    said = until(app, lambda words: "boom" in words)
    assert "The summary is in the paper's own sentences" in said.replace("\\", "")

    model = ScriptedModel(httpserver, _retold).start()
    app.button(key="model-ask").click().run()
    app.button(key="model-write").click().run()
    said = until(app, lambda words: "In the words of scripted" in words)
    assert "names no line of the paper" in said
    assert len(model.asked) > 3
