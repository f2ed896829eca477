"""Lists of people at the head of a bibliography's entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.parsing.names import leading_people

SURNAMES = ("Shazeer", "Gomez", "O’Brien", "Hatfield-Dodds", "van der Maaten", "Erdős", "LeCun")
GIVEN = ("Noam", "Aidan N.", "A. N.", "J.-P.", "Zac")
people = st.lists(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), min_size=1, max_size=9
)


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        (
            "Vaswani, A., Shazeer, N., and Polosukhin, I. Attention",
            ("A. Vaswani", "N. Shazeer", "I. Polosukhin"),
            " Attention",
        ),
        (
            "Y. LeCun, Y. Bengio, and G. Hinton, Deep Learning, Nature",
            ("Y. LeCun", "Y. Bengio", "G. Hinton"),
            ", Deep Learning, Nature",
        ),
        (
            "Goodfellow I., Bengio Y., 2016, Deep",
            ("I. Goodfellow", "Y. Bengio"),
            ", 2016, Deep",
        ),
        (
            "LeCun Y, Bengio Y, Hinton G. Deep",
            ("Y. LeCun", "Y. Bengio", "G. Hinton"),
            ". Deep",
        ),
        (
            "BERGER, A. L., PIETRA, S. A. D. AND PIETRA, V. J. D. A maximum",
            ("A. L. Berger", "S. A. D. Pietra", "V. J. D. Pietra"),
            " A maximum",
        ),
        (
            "Vaswani, Ashish, Noam Shazeer, and Niki Parmar. 2017.",
            ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar"),
            ". 2017.",
        ),
        (
            "Bikel, Dan; S. Miller; and R. Weischedel. (1997)",
            ("Dan Bikel", "S. Miller", "R. Weischedel"),
            ". (1997)",
        ),
        ("R. Kent Dybvig, Robert Hieb, and Carl Bruggeman. Syntactic", ("R. Kent Dybvig", "Robert Hieb", "Carl Bruggeman"), ". Syntactic"),
        ("Trenton Bricken, Adly Templeton, et al. Towards", ("Trenton Bricken", "Adly Templeton"), " Towards"),
        ("Bod, R., J. Hay and S. Jannedy (eds.), 2003a.", ("R. Bod", "J. Hay", "S. Jannedy"), ", 2003a."),
        ("Hal Daumé III and Daniel Marcu. 2006.", ("Hal Daumé III", "Daniel Marcu"), ". 2006."),
        ("OpenAI. GPT-4 technical report", ("OpenAI",), ". GPT-4 technical report"),
        ("R Core Team. R: A language", ("R Core Team",), ". R: A language"),
        ("Donald E. Knuth, The Art of Computer Programming", ("Donald E. Knuth",), ", The Art of Computer Programming"),
        ("“Inceptionism: Going deeper”", (), "“Inceptionism: Going deeper”"),
    ],
)  # fmt: skip
def test_styles(text, names, rest) -> None:
    """Names inverted or not, with initials or without, and where their list ends."""
    found = leading_people(text)
    assert found.names == names
    assert text[found.end :] == rest


@given(people)
def test_all_names_of_a_list_are_found(names) -> None:
    """However many there are, first names first: each is found, and the title is none of them."""
    printed = [f"{given} {surname}" for given, surname in names]
    head = printed[0] if len(printed) == 1 else f"{', '.join(printed[:-1])}, and {printed[-1]}"
    found = leading_people(f"{head}. On the meaning of things. In Proceedings, 2001.")
    assert list(found.names) == printed


@given(st.text(max_size=80))
def test_any_text(text) -> None:
    """Any text at all gives a list that ends within it, and nobody without a letter."""
    found = leading_people(text)
    assert 0 <= found.end <= len(text)
    assert all(any(c.isalpha() for c in name) for name in found.names)
    assert bool(found.names) == bool(found.end)
