"""Letters that nothing names."""

import pytest

from readgroup.writing.symbols import has_unnamed_symbol


@pytest.mark.parametrize(
    "text",
    [
        "The number n grows.",
        "We use a parameter θ here.",
        "It has n heads.",
        "See E. Smith, who agrees.",
    ],
)
def test_a_noun_beside_a_letter_names_it(text: str) -> None:
    """The noun before it says what it is, the noun behind it what it counts; initials are no symbols."""
    assert not has_unnamed_symbol(text)


@pytest.mark.parametrize(
    "text",
    ["Each cone of Σ determines a variety.", "We increase K.", "Since m is larger, it fails."],
)
def test_a_letter_after_a_verb_or_preposition_has_no_name(text: str) -> None:
    """Nothing in the sentence tells what it stands for."""
    assert has_unnamed_symbol(text)
