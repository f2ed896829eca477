"""Whatever a server does, the endpoint gives a valid answer or says what went wrong."""

from __future__ import annotations

import socket

import pytest
from werkzeug import Response

from readgroup.errors import ModelFailed, OverlongPrompt, ReadgroupError
from readgroup.writing.llm import prompts
from readgroup.writing.llm.endpoint import Endpoint
from tests.llm_server import Answer, refused, sentences, streamed

WANTED = prompts.sentences(["s1", "s2"], 2)
GOOD = [("s1", "Cats sleep all day."), ("s2", "Dogs bark at night.")]


def ask(url: str, patience: float = 5) -> list[str]:
    answer = Endpoint(url, "scripted", patience=patience).ask("Do.", "This.", WANTED, tokens=90)
    return [s.text for s in answer["sentences"]]


def test_an_answer_comes_typed_and_its_schema_was_sent(scripted) -> None:
    """A good answer is read into its type, and the server was told the schema."""
    model = scripted(lambda _: sentences(GOOD))
    assert ask(model.url) == [text for _, text in GOOD]
    (asked,) = model.asked
    assert (asked.instructions, asked.material, asked.schema) == ("Do.", "This.", True)


def test_parts_come_while_the_model_still_writes(scripted) -> None:
    """The first sentence is there before the last one is sent."""
    model = scripted(lambda _: sentences(GOOD))
    endpoint = Endpoint(model.url, "scripted")
    grown = [len(a["sentences"]) for a in endpoint.stream("Do.", "This.", WANTED, tokens=90)]
    assert grown == sorted(grown)
    assert {1, 2} <= set(grown)


def test_a_server_that_refuses_schemas_gets_them_in_the_prompt(scripted) -> None:
    """A 400 for the schema is answered by asking again without one, and is remembered."""

    def answer(asked) -> Response:
        return refused(400, "response_format is not supported") if asked.schema else sentences(GOOD)

    model = scripted(answer)
    endpoint = Endpoint(model.url, "scripted")
    for _ in range(2):
        assert endpoint.ask("Do.", "This.", WANTED, tokens=90)["sentences"]
    assert [a.schema for a in model.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (lambda _: refused(401, "bad key"), ModelFailed, "was refused: bad key"),
        (lambda _: refused(404, "no such model"), ModelFailed, "was refused: no such model"),
        (lambda _: refused(429, "slow down"), ModelFailed, "failed: slow down"),
        (lambda _: refused(500, "boom"), ModelFailed, "failed: boom"),
        (
            lambda _: refused(400, "the request exceeds the available context size"),
            OverlongPrompt,
            "cannot read that much",
        ),
        (lambda _: streamed("I am sorry, I cannot do that."), ModelFailed, "in the form"),
        (lambda _: streamed('{"sentences":[{"source":"s1","te'), ModelFailed, "in the form"),
        (lambda _: streamed(""), ModelFailed, "in the form"),
        (lambda _: Response("<html>"), ModelFailed, "in the form"),
        (lambda _: streamed("{", "}", pause=3), ModelFailed, "in time"),
    ],
)
def test_every_failure_is_told_in_our_words(scripted, answer: Answer, error, said: str) -> None:
    """Refusals, junk, cut, slow and overlong answers become one error with a next step."""
    with pytest.raises(error) as failure:
        ask(scripted(answer).url, patience=1.5)
    assert said in failure.value.problem
    assert failure.value.hint
    assert isinstance(failure.value, ReadgroupError)


def test_a_dead_server_is_told(unused_port: int) -> None:
    """Nobody listens: the message names the setting to check."""
    with pytest.raises(ModelFailed, match="cannot be reached") as failure:
        ask(f"http://127.0.0.1:{unused_port}/v1")
    assert "READGROUP_LLM_URL" in failure.value.hint


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
