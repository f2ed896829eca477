"""Whose work a sentence tells of."""

from __future__ import annotations

import pytest
from papers import paper

from readgroup.writing.voice import voice

TEXT = """
# Abstract

We introduce sparse lenses (SLens), which read the activations of language models.
"""


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Our probes need no labels.", True),
        ("SLens needs no labels at all.", True),
        ("LensKit is faster than its rivals.", True),
        ("Dense probes need labels.", False),
        ("Doe et al. (2020) show that we need labels.", False),
        ("Prior work has shown that we need labels.", False),
        ("Our approach is similar to Doe et al., who use labels.", False),
    ],
)
def test_authors_speak_as_we_and_by_the_names_they_gave(sentence: str, own: bool) -> None:
    """Names are taken from title and abstract; what is told of others is not the authors' own."""
    heard = voice(paper(TEXT, title="LensKit: reading models"))
    assert heard.is_own(sentence) is own


def test_a_word_before_a_colon_is_no_name() -> None:
    """Only what looks coined is one: titles may begin with any word."""
    assert not voice(paper(TEXT, title="Attention: a review")).names_it("Attention is costly.")
