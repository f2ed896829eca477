"""A scripted model for each test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer

from readgroup.writing.llm.drafting import Pen
from readgroup.writing.llm.endpoint import Endpoint
from tests.library_parts import WordEmbedder
from tests.llm_server import Answer, ScriptedModel

Scripted = Callable[[Answer], ScriptedModel]


@pytest.fixture
def scripted(httpserver: HTTPServer) -> Scripted:
    """Starts a model that answers as it is told."""
    return lambda answer: ScriptedModel(httpserver, answer).start()


@pytest.fixture
def pen() -> Callable[[ScriptedModel], Pen]:
    """A pen that writes with the scripted model and is checked by words."""
    return lambda model: Pen(Endpoint(model.url, "scripted", patience=5), WordEmbedder())
