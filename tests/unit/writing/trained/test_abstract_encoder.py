"""MiniLM adapted to whole abstracts."""

import numpy as np
import pytest

from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.abstract_encoder import log_odds
from readgroup.writing.trained.abstract_roles import AbstractRole
from readgroup.writing.trained.minilm import MOST_SENTENCES, packed
from tests.unit.writing.trained.test_abstract_roles import ABSTRACT

SEP = 102


@pytest.fixture(autouse=True)
def _minilm() -> None:
    if bundled(MINILM) is None:
        pytest.skip("the extra `offline` is not installed")


def test_sentences_are_one_text_each_with_a_separator_behind_it() -> None:
    """Their tokens follow each other without a gap; the last of each is its separator."""
    text = packed(ABSTRACT)
    starts, ends = zip(*text.spans, strict=True)
    assert (1, *ends[:-1]) == starts
    assert ends[-1] == len(text.ids)
    assert [n for n, token in enumerate(text.ids) if token == SEP] == [end - 1 for end in ends]


@pytest.mark.parametrize("count", [1, 5, MOST_SENTENCES])
def test_the_longest_sentences_are_cut_where_there_is_no_room(count: int) -> None:
    """A text of any length fits; a short sentence among long ones stays whole."""
    text = packed([*["probe " * 600] * (count - 1), "Short one."])
    assert len(text.ids) <= 512
    assert text.spans[-1][1] - text.spans[-1][0] == len(packed(["Short one."]).ids) - 1
    assert all(end - start > 5 for start, end in text.spans[:-1])


def test_each_sentence_has_odds() -> None:
    """A row of scores for each sentence; texts that are no abstract have none."""
    odds = log_odds(ABSTRACT)
    assert odds is not None
    assert odds.shape == (len(ABSTRACT), len(AbstractRole))
    assert np.exp(odds).sum(axis=1).min() > 0.8
    assert log_odds([]) is None
    assert log_odds(["A sentence."] * (MOST_SENTENCES + 1)) is None


def test_a_sentence_is_read_with_the_others() -> None:
    """The same words score differently beside others."""
    alone, among = log_odds(ABSTRACT[2:3]), log_odds(ABSTRACT)
    assert alone is not None
    assert among is not None
    assert abs(alone - among[2]).max() > 0.1
