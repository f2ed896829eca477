"""Words, stems and key phrases."""

from hypothesis import given
from hypothesis import strategies as st

from readgroup.text.tokens import STOP_WORDS, stems, words


def test_words_are_content_words_in_lower_case() -> None:
    """Stop words, numbers and single letters fall out; compounds stay whole."""
    assert words("We show that the model's 12 attention-heads and X are sparse.") == [
        "show", "model", "attention-heads", "sparse",
    ]  # fmt: skip


def test_inflections_share_a_stem() -> None:
    """Plurals and verb endings are matched without a dictionary."""
    assert stems("learned features") == stems("learns feature") == ["learn", "feature"]


@given(st.text(max_size=120))
def test_words_hold_no_stop_word(text: str) -> None:
    """For any text, every word is lower case, longer than one letter and no stop word."""
    assert all(w == w.lower() and len(w) > 1 and w not in STOP_WORDS for w in words(text))
