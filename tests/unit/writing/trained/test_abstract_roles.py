"""Roles of an abstract's sentences."""

from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.trained.abstract_roles import FEATURES, features, grams, scores, tagged
from readgroup.writing.trained.abstract_roles import AbstractRole as R

ABSTRACT = [
    "Language models have become widely used in recent years.",
    "In this paper, we aim to understand how they store facts.",
    "We train linear probes on the activations of every layer using 10 thousand sentences.",
    "Results show that probes significantly outperform the baselines by 12%.",
]


def test_a_plain_abstract_is_told_apart() -> None:
    """Background, aim, procedure and finding are what they seem."""
    assert tagged(ABSTRACT) == [R.BACKGROUND, R.OBJECTIVE, R.METHOD, R.RESULT]


def test_a_sentence_is_read_with_its_place_and_its_neighbours() -> None:
    """The same words score differently at another place."""
    alone, first = scores(ABSTRACT[2:3]), scores(ABSTRACT)[2:3]
    assert abs(alone - first).max() > 0.1


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gets_a_role(sentences: list[str]) -> None:
    """One role each, empty sentences and odd characters too."""
    assert len(tagged(sentences)) == len(sentences)
    assert scores(sentences).shape == (len(sentences), len(R))
    if sentences:
        assert features(sentences).shape == (len(sentences), len(FEATURES))


def test_numbers_are_one_word() -> None:
    """What a number is does not matter, that there is one does."""
    assert grams("by 12%") == grams("by 7%")
