"""Comparable text and verbatim search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.text.normalise import find_verbatim, normalise


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("eﬃcient ﬂow", "efficient flow"),
        ("Poincare\u0301", "Poincaré"),
        ("inter-\npretable", "interpretable"),
        ("“so-called” ‘it’s’", "\"so-called\" 'it's'"),
        ("a\u00a0b \n c", "a b c"),
        ("2020–2021 − x", "2020-2021 - x"),
        ("inter\u00adpret\u200bable", "interpretable"),
    ],
)
def test_two_typesettings_become_equal(left: str, right: str) -> None:
    """Ligatures, accents, hyphens, quotes, dashes and spaces do not tell texts apart."""
    assert normalise(left) == normalise(right)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """`normalise` is idempotent for text on one line."""
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("needle", "haystack", "found"),
    [
        ("efficient method", "An eﬃcient\nmethod works.", "eﬃcient\nmethod"),
        ("interpretable", "is inter-\npretable now", "inter-\npretable"),
        ("Poincaré map", "the Poincare\u0301 map", "Poincare\u0301 map"),
        ("plain words", "these plain words here", "plain words"),
        ('"quoted"', "it is “quoted” text", "“quoted”"),
    ],
)
def test_words_are_found_as_they_stand(needle: str, haystack: str, found: str) -> None:
    """The offsets are those of the original text, before it was normalised."""
    span = find_verbatim(needle, haystack)
    assert span is not None
    assert haystack[slice(*span)] == found


@pytest.mark.parametrize("needle", ["absent", "", "  ", "plain  wrong"])
def test_what_does_not_stand_there_is_not_found(needle: str) -> None:
    """No match, and no visible character to match, give None."""
    assert find_verbatim(needle, "plain words") is None


@given(st.text(max_size=120), st.integers(0, 119), st.integers(1, 40))
def test_every_cut_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    """Any stretch of a text is found in it, and what is found equals it once normalised."""
    needle = text[start : start + length]
    span = find_verbatim(needle, text)
    if span is not None:
        assert normalise(text[slice(*span)]) == normalise(needle)
    elif needle == needle.strip() and normalise(needle):
        pytest.fail(f"{needle!r} was not found in {text!r}")
