"""Roles of an abstract's sentences, whichever way they are told."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.writing.trained import abstract_roles, minilm
from readgroup.writing.trained.abstract_roles import AbstractRole as R
from readgroup.writing.trained.abstract_roles import tagged

ABSTRACT = [
    "Language models have become widely used in recent years.",
    "In this paper, we aim to understand how they store facts.",
    "We train linear probes on the activations of every layer using 10 thousand sentences.",
    "Results show that probes significantly outperform the baselines by 12%.",
]
ROLES = [R.BACKGROUND, R.OBJECTIVE, R.METHOD, R.RESULT]


@pytest.fixture(params=["as installed", "without MiniLM"])
def _machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine, and one that has no files of MiniLM."""
    if request.param == "without MiniLM":
        monkeypatch.setattr(minilm, "bundled", lambda _: None)
    abstract_roles._tagged.cache_clear()
    yield
    abstract_roles._tagged.cache_clear()


@pytest.mark.usefixtures("_machine")
def test_a_plain_abstract_is_told_apart() -> None:
    """Background, aim, procedure and finding are what they seem."""
    assert tagged(ABSTRACT) == ROLES


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gets_a_role(sentences: list[str]) -> None:
    """One role each, empty sentences and odd characters too."""
    assert len(tagged(sentences)) == len(sentences)


def test_a_text_that_is_no_abstract_gets_roles_too() -> None:
    """More sentences than can be read at once are told by their words."""
    assert len(tagged(ABSTRACT * 20)) == 20 * len(ABSTRACT)
