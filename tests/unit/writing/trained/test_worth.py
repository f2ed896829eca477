"""Which words of an abstract a summary would keep, and which sentences it would be made of."""

import pytest

from readgroup.writing.roles import roles
from readgroup.writing.trained.usefulness import leading, usefulness
from readgroup.writing.trained.worth import forms, worth

TITLE = "Sparse probes of language models"
ABSTRACT = [
    "Many things have been tried in recent years.",
    "We propose sparse probes of language models.",
    "Sparse probes find features in 7 of 9 cases.",
]


def test_words_of_the_title_are_kept_rather_than_others() -> None:
    """Chances lie between 0 and 1; what title and aim name has better ones than what is said once."""
    chances = worth(TITLE, ABSTRACT)
    assert set(chances) == {form for s in ABSTRACT for form in forms(s)}
    assert all(0 < chance < 1 for chance in chances.values())
    (probes, tried) = (*forms("probes"), *forms("tried"))
    assert chances[probes] > chances[tried]


def test_no_text_has_no_worth() -> None:
    """Nothing in, nothing out."""
    assert worth("", []) == {}
    assert worth("", [""]) == {}
    assert leading("", [], {}) == []
    assert usefulness("", [], {}).shape == (0,)


def test_the_aim_would_make_a_better_summary_than_the_background() -> None:
    """Both estimates put the sentence with the aim first."""
    chances = worth(TITLE, ABSTRACT)
    told = [(s, roles(s)) for s in ABSTRACT]
    assert usefulness(TITLE, told, chances).argmax() == 1
    scores = leading(TITLE, [[s] for s in ABSTRACT], chances)
    assert max(range(3), key=lambda n: scores[n][0]) == 1


def test_a_longer_form_is_scored_beside_a_shorter_one() -> None:
    """One score for each form of each sentence."""
    chances = worth(TITLE, ABSTRACT)
    scores = leading(TITLE, [[ABSTRACT[0]], [ABSTRACT[1], "We propose sparse probes."]], chances)
    assert [len(each) for each in scores] == [1, 2]


@pytest.mark.parametrize("text", ["fine-tuned 12", "Fine tuned 12"])
def test_hyphens_part_words(text: str) -> None:
    """Words and numbers alike, in any case."""
    assert forms(text) == ["fine", "tun", "12"]
