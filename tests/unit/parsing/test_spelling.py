"""Text hygiene: what is drawn becomes what is meant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.parsing.spelling import clean_word, compose_accents, join_hyphenated


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("e\ufb03cient", "efficient"),
        ("a\x00b\ue000c", "abc"),
        ("\uf0b7", "•"),
        ("na\u00a8\u0131ve", "naïve"),
        ("Lema\u02c6\u0131tre", "Lemaître"),
        ("fac\u00b8ade", "façade"),
        ("y\u02c6", "ŷ"),
        ("plain", "plain"),
    ],
)
def test_words_are_cleaned(drawn: str, meant: str) -> None:
    """Ligatures are spelled out, separate accents set on their letter, unreadable characters dropped."""
    assert clean_word(drawn) == meant


@given(st.text())
def test_clean_words_are_plain(text: str) -> None:
    """No input leaves control, private or unassigned characters, and NFC form is reached."""
    cleaned = clean_word(text)
    kept = cleaned.replace("\u00ad", "")
    assert all(unicodedata.category(c) not in ("Cc", "Co", "Cs", "Cn") for c in kept)
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(alphabet="abc ¨´ˆıé"))
def test_composing_never_lengthens(text: str) -> None:
    """Setting accents on letters only ever shortens a text."""
    assert len(compose_accents(text)) <= len(text)


@pytest.mark.parametrize(
    ("head", "tail", "known", "joined"),
    [
        ("inter-", "pretable", {"interpretable"}, "interpretable"),
        ("explana-", "tion", set(), "explanation"),
        ("cross-", "section", {"cross-section"}, "cross-section"),
        ("sequence-", "aligned", {"sequence", "aligned"}, "sequence-aligned"),
        ("over-", "fitting", {"over", "fitting"}, "overfitting"),
        ("GPT-", "2", set(), "GPT-2"),
        ("non-", "Gaussian", set(), "non-Gaussian"),
        ("state-of-the-", "art", {"state-of-the-art", "the-art"}, "state-of-the-art"),
        ("soft\u00ad", "ware", set(), "software"),
    ],
)
def test_line_end_hyphens(head: str, tail: str, known: set[str], joined: str) -> None:
    """A hyphen at a line's end goes, unless the word has one of its own."""
    assert join_hyphenated(head, tail, known) == joined


@pytest.mark.parametrize("head", ["word", "-", "a –", "x = -"])
def test_no_hyphen_no_join(head: str) -> None:
    """Without a hyphen after a letter there is nothing to join."""
    assert join_hyphenated(head, "next", set()) is None
