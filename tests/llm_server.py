"""An OpenAI-compatible server on loopback that answers as it is told, for tests of the writer."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

Answer = Callable[["Asked"], Response]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, taken apart: what the model would read."""

    instructions: str
    material: str
    schema: bool

    @property
    def keys(self) -> list[str]:
        """Keys of the lines between the marks, in order."""
        return re.findall(r"^([sq]\d+): ", self.material.partition("Drafts:")[0], re.MULTILINE)

    def line(self, key: str) -> str:
        """The text of one line."""
        found = re.search(rf"^{key}: (.*)$", self.material, re.MULTILINE)
        assert found, key
        return found[1]


@dataclass(slots=True)
class ScriptedModel:
    """Answers each request by `answer`; `asked` keeps them all."""

    server: HTTPServer
    answer: Answer
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        """What READGROUP_LLM_URL would be."""
        return self.server.url_for("/v1")

    def start(self) -> ScriptedModel:
        """Begin to answer, in place of any script before."""
        self.server.clear()
        self.server.expect_request("/v1/chat/completions").respond_with_handler(self._handle)
        return self

    def _handle(self, request: Request) -> Response:
        body = request.get_json()
        texts = {m["role"]: m["content"] for m in body["messages"]}
        asked = Asked(texts["system"], texts["user"], "response_format" in body)
        self.asked.append(asked)
        return self.answer(asked)


def streamed(*parts: str, pause: float = 0.0) -> Response:
    """A streamed answer in these parts, `pause` seconds after each."""

    def events() -> Iterator[str]:
        for part in parts:
            yield _event({"content": part, "role": "assistant"})
            time.sleep(pause)
        yield _event({}, finish="stop")
        yield "data: [DONE]\n\n"

    return Response(events(), content_type="text/event-stream")


def sentences(pairs: Iterable[tuple[str, str]]) -> Response:
    """An answer of (key, text) sentences, each in a part of its own."""
    items = [json.dumps({"source": key, "text": text}) for key, text in pairs]
    parts = [item + ("," if n < len(items) - 1 else "") for n, item in enumerate(items)]
    return streamed('{"sentences":[', *parts, "]}")


def questions(triples: Iterable[tuple[str, str, str]]) -> Response:
    """An answer of (key, question, why)."""
    items = [{"source": k, "text": text, "why": why} for k, text, why in triples]
    return streamed(json.dumps({"questions": items}))


def refused(status: int, message: str, **more: Any) -> Response:
    """An error as such servers send it."""
    body = json.dumps({"error": {"message": message, **more}})
    return Response(body, status=status, content_type="application/json")


def _event(delta: dict[str, str], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": [choice],
    }
    return f"data: {json.dumps(chunk)}\n\n"
