"""What the first passages found tell of a query."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.search.feedback import ADDED, KEPT, MORE_WORDS, expanded, said, shifted

some_words = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.floats(0.01, 1), max_size=40
)
found = st.lists(st.tuples(some_words, st.floats(0, 5)), max_size=5)


def test_what_a_text_says_counts_no_stop_words() -> None:
    """Shares of the telling words, inflections together, make up the whole."""
    spoken = said("The features of a feature, and the probes.")
    assert spoken == pytest.approx({"features": 2 / 3, "probes": 1 / 3})
    assert said("of the and") == {}


@given(some_words, found)
def test_the_querys_words_always_count_most(words: dict[str, float], passages: object) -> None:
    """Each keeps its share, and no added word counts more than `ADDED`."""
    rarity = {word: 2.0 for passage, _ in passages for word in passage}  # type: ignore[attr-defined]
    result = expanded(words, passages, rarity)  # type: ignore[arg-type]
    assert words.keys() <= result.keys()
    assert len(result.keys() - words.keys()) <= MORE_WORDS
    for word, weight in result.items():
        kept = KEPT * words.get(word, 0.0)
        assert kept - 1e-9 <= weight <= kept + ADDED + 1e-9


def test_a_rare_word_of_good_passages_is_added_first() -> None:
    """What many passages say counts by how good they are, and less where it is common anywhere."""
    passages = [(said("sparse dictionary method"), 3.0), (said("sparse method"), 1.0)]
    result = expanded({"x": 1.0}, passages, {"sparse": 5.0, "dictionary": 5.0, "method": 0.5})
    assert result["sparse"] > result["dictionary"] > result["method"] > 0


def test_a_vector_moves_towards_the_best() -> None:
    """It stays of length 1, comes nearer to the better passage, and stays where none is known."""
    asked = np.array([1, 0, 0], np.float32)
    rows = np.array([[0, 1, 0], [0, 0, 1]], np.float32)
    moved = shifted(asked, rows, [1.0, 0.5])
    assert np.linalg.norm(moved) == pytest.approx(1)
    assert moved[0] > moved[1] > moved[2] > 0
    assert shifted(asked, rows[:0], []) is asked
