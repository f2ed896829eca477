"""Roles of an abstract's sentences by its words."""

from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.abstract_roles import AbstractRole as R
from readgroup.writing.trained.abstract_words import grams, log_odds
from tests.unit.writing.trained.test_abstract_roles import ABSTRACT, ROLES


def test_a_plain_abstract_is_told_apart_by_words_alone() -> None:
    """Background, aim, procedure and finding are what they seem."""
    assert [list(R)[n] for n in log_odds(ABSTRACT).argmax(axis=1)] == ROLES


def test_a_sentence_is_read_with_its_place_and_its_neighbours() -> None:
    """The same words score differently at another place."""
    alone, first = log_odds(ABSTRACT[2:3]), log_odds(ABSTRACT)[2:3]
    assert abs(alone - first).max() > 0.1


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_text_has_odds(sentences: list[str]) -> None:
    """One row each, empty sentences and odd characters too."""
    assert log_odds(sentences).shape == (len(sentences), len(R))
    assert features(sentences).shape == (len(sentences), len(FEATURES))


def test_numbers_are_one_word() -> None:
    """What a number is does not matter, that there is one does."""
    assert grams("by 12%") == grams("by 7%")
