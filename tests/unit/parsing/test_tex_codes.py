"""Letters of TeX's fonts that come as bare codes or as other signs."""

from __future__ import annotations

import pytest

from readgroup.parsing.tex_codes import names_a_ligature, with_letters


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("e\u21b5orts", "efforts"),
        ("o\u21b5-the-shelf", "off-the-shelf"),
        ("trade-o\u21b5.", "trade-off."),
        ("shu\u270fed", "shuffled"),
        ("di\x00cult", "difficult"),
        ("e\x1ecient", "efficient"),
    ],
)
def test_ligatures_under_other_signs_are_letters(drawn: str, meant: str) -> None:
    """Within a word, a sign that no word has is the ligature whose code it stands for."""
    assert with_letters(drawn) == meant


@pytest.mark.parametrize(
    "text", ["\u21b5", "Enter\u21b5", "\u270f", "\u21b5Enter", "x\x00", "\x00n"]
)
def test_signs_outside_words_stay(text: str) -> None:
    """A return key or a pencil that is meant is left as it is."""
    assert with_letters(text) == text


def test_a_nameless_character_between_words_is_no_letter() -> None:
    """Before a capital or behind a bracket it parts words, as large brackets of formulas do."""
    assert names_a_ligature(ord("i"), ord("c"))
    assert not names_a_ligature(ord("x"), ord("P"))
    assert not names_a_ligature(ord(")"), ord("x"))
