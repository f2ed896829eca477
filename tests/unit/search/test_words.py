"""What of a query is looked up, and what of a passage is shown in bold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.search.highlights import highlights
from readgroup.search.phrases import says_any, verbatim
from readgroup.search.terms import asked_term, opens_with
from readgroup.search.words import MOST_WORDS, query_words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("What is superposition?", ["superposition"]),
        ("Grad-CAM vs. SHAP", ["grad-cam", "vs", "shap"]),
        ("GPT-2's what’s   gpt-2", ["gpt-2"]),
        ("what is it", ["what", "is", "it"]),
        ('NEAR("a" AND b*) ^c {d}: e', ["b", "c", "d", "e"]),
        ("🙂 …", []),
        ("", []),
    ],
)
def test_telling_words_are_looked_up(query: str, words: list[str]) -> None:
    """Stop words and signs fall out, unless stop words are all there is."""
    assert query_words(query) == words


@given(st.text(max_size=400))
def test_there_are_never_too_many_words(query: str) -> None:
    """Any text gives at most 64 distinct words in lower case."""
    words = query_words(query)
    assert len(words) == len(set(words)) <= MOST_WORDS
    assert all(w == w.casefold() and w for w in words)


@given(st.text(max_size=300), st.text(max_size=60))
def test_highlights_lie_within_the_text(text: str, query: str) -> None:
    """At most two parts, in order, apart from each other, none of them empty."""
    found = highlights(text, query)
    assert len(found) <= 2
    flat = [offset for pair in found for offset in pair]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in found)


def test_the_telling_sentence_is_highlighted() -> None:
    """The sentence with the rarer word wins over one with the commoner."""
    text = "Features are directions. Features overlap in superposition. Features are sparse."
    (only,) = highlights(text, "features in superposition")
    assert text[slice(*only)] == "Features overlap in superposition."
    assert highlights(text, "pizza") == ()


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("superposition", ("superposition",)),
        ("What are features?", ("feature",)),
        ("define the residual stream", ("residual", "stream")),
        ("Grad-CAM", ("grad", "cam")),
        ("what is the", ()),
        ("how does training with more data change the circuits", ()),
        ("", ()),
    ],
)
def test_a_query_for_a_term_is_told_from_a_question(query: str, term: tuple[str, ...]) -> None:
    """Up to four words behind what asks for them are a term; a longer question has none."""
    assert asked_term(query) == term


@given(st.text(max_size=100))
def test_no_term_opens_nothing(text: str) -> None:
    """A query without a term favours no passage."""
    assert not opens_with(text, ())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We train sparse autoencoders.", "Sparse  Autoencoders"),
        ("Grad-CAM is", "grad cam"),
        ("in-\ncreasing sparse\nautoencoders", "sparse autoencoders"),
        ("a naïve ﬁt", "naive fit"),
        ("the model’s “toy” world", 'model\'s "toy" world'),
    ],
)
def test_a_phrase_is_found_however_it_is_typeset(text: str, phrase: str) -> None:
    """Case, accents, hyphens, ligatures, quotes and line ends make no difference."""
    assert verbatim(text, [phrase]) == [phrase]


@pytest.mark.parametrize("phrase", ["auto", "sparse codes", "autoencoders sparse", "", "-", ".*"])
def test_a_phrase_is_whole_words_in_order(phrase: str) -> None:
    """Parts of words, words parted by others and signs are no match."""
    assert verbatim("We train sparse autoencoders, and codes.", [phrase]) == []


@pytest.mark.parametrize(
    "word", ["feature", "Features", "toy model", "Toy-models", "train", "mapped", "code"]
)
def test_a_word_is_said_in_any_inflection(word: str) -> None:
    """Singular and plural, any case, a compound as its words."""
    assert says_any("Training features in toy models, coding maps.", [word])


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_said_verbatim_is_said(text: str, phrases: list[str]) -> None:
    """A phrase with a word that stands verbatim also counts as said when its words are compared."""
    for phrase in verbatim(text, phrases):
        if any(c.isalnum() for c in phrase):
            assert says_any(text, [phrase])
