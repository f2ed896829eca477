"""Words, stems and key phrases."""

from hypothesis import given
from hypothesis import strategies as st

from readgroup.text.keyphrases import key_phrases
from readgroup.text.tokens import STOP_WORDS, stems, words

TEXT = (
    "Sparse autoencoders decompose the activations of language models into sparse features. "
    "Superposition lets language models represent more features than they have neurons. "
    "We train sparse autoencoders on the residual stream and measure how interpretable they are."
)


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


def test_key_phrases_name_what_the_text_is_about() -> None:
    """The terms that recur are among the first phrases, as they are spelled in the text."""
    phrases = key_phrases(TEXT, 5)
    assert 0 < len(phrases) <= 5
    assert any("sparse autoencoders" in p.lower() for p in phrases)
    assert all(p in TEXT for p in phrases)


def test_texts_without_words_have_no_key_phrases() -> None:
    """Empty text and bare numbers give an empty list, as does asking for none."""
    assert key_phrases("", 5) == key_phrases("1 2 3", 5) == key_phrases(TEXT, 0) == []
