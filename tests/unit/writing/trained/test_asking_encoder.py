"""MiniLM adapted to which questions readers reject."""

import pytest

from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained import minilm
from readgroup.writing.trained.asking_encoder import unwelcome

CLAIM = "Understanding a network by its circuits is the only way to make it safe."
FACT = "The note derives the update equations of the model in detail."
OBJECTION = "“{}”: what is the strongest objection to this that you can think of?"


def test_an_objection_is_welcome_where_something_is_claimed() -> None:
    """The same ask is rejected more where the sentence only says what a text has."""
    if bundled(MINILM) is None:
        pytest.skip("MiniLM is not installed")
    claimed, told = unwelcome([(OBJECTION.format(s[:-1]), s) for s in (CLAIM, FACT)])
    assert claimed is not None
    assert told is not None
    assert claimed < told


def test_nothing_is_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where MiniLM is not on the machine; and no question has no answer."""
    assert unwelcome([]) == []
    monkeypatch.setattr(minilm, "bundled", lambda _: None)
    assert unwelcome([(OBJECTION.format(CLAIM), CLAIM)]) == [None]
