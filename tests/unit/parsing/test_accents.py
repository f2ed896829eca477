"""Accents that are drawn over the letters of other words."""

from __future__ import annotations

from readgroup.parsing.accents import with_accents


def test_an_accent_goes_on_the_letter_below_it(make_words) -> None:
    """An accent told at its line's end is put on the letter that it stands over."""
    name, other = make_words("Daume Marcu")
    (accent,) = make_words("´", x=name.x1 - 4)
    words = with_accents((name, other, accent))
    assert [word.text for word in words] == ["Daumé", "Marcu"]


def test_a_word_in_pieces_is_one_again(make_words) -> None:
    """Where the accent parted a word, its second half is glued to the first."""
    (first,) = make_words("Kram", x=100)
    (second,) = make_words("ar,", x=first.x1)
    (accent,) = make_words("´", x=second.x0)
    words = with_accents((first, accent, second))
    assert [(word.text, word.glued) for word in words] == [("Kram", False), ("ár,", True)]


def test_accents_over_nothing_stay(make_words) -> None:
    """An accent on another line, or over letters that bear none, stays a word."""
    (letters,) = make_words("bqd")
    (over,) = make_words("´", x=letters.x0 + 2)
    (elsewhere,) = make_words("´", x=letters.x0 + 2, top=300)
    assert with_accents((letters, over, elsewhere)) == (letters, over, elsewhere)
