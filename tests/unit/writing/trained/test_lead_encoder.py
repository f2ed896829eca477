"""MiniLM adapted to which sentence of an abstract says most of it."""

import pytest

from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained import minilm
from readgroup.writing.trained.lead_encoder import shares

TITLE = "Sparse probes for language models"
ABSTRACT = [
    "Language models store many facts about the world.",
    "In this paper, we propose sparse probes, which find the neurons that store a fact.",
    "We train them on seven models.",
]


def test_shares_make_one_and_the_proposal_has_most() -> None:
    """Each sentence has a share; background and detail have less than what is proposed."""
    if bundled(MINILM) is None:
        pytest.skip("MiniLM is not installed")
    found = shares(TITLE, ABSTRACT)
    assert sum(found) == pytest.approx(1)
    assert max(found) == found[1]


def test_nothing_is_preferred_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """All shares are the same where MiniLM is not on the machine, and in long texts."""
    assert shares(TITLE, ["We probe."] * 50) == [1 / 50] * 50
    monkeypatch.setattr(minilm, "bundled", lambda _: None)
    assert shares(TITLE, ABSTRACT) == [1 / 3] * 3
    assert shares(TITLE, []) == []
