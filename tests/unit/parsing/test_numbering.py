"""Section numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.parsing.numbering import Place, best_sequence, split_number


@pytest.mark.parametrize(
    ("text", "schemes", "values", "title"),
    [
        ("1 Introduction", ["arabic"], (1,), "Introduction"),
        ("3.1. Residual Learning", ["arabic"], (3, 1), "Residual Learning"),
        ("III. METHODS", ["roman"], (3,), "METHODS"),
        ("V Results", ["roman", "letter"], (5,), "Results"),
        ("A.2 More tables", ["letter"], (1, 2), "More tables"),
        ("Appendix B: Proofs", ["letter"], (2,), "Proofs"),
        ("II-A Data", ["roman"], (2, 1), "Data"),
    ],
)
def test_numbers_are_read(text, schemes, values, title) -> None:
    """Arabic, Roman and lettered numbers are read, with every reading they allow."""
    readings, rest = split_number(text)
    assert [r.scheme for r in readings] == schemes
    assert readings[0].values == values
    assert rest == title


@pytest.mark.parametrize(
    "text", ["A neural network", "Introduction", "10.18653/v1/2021", "3.14159", "i. e."]
)
def test_other_text_has_no_number(text) -> None:
    """An article, a decimal or a DOI is no section number."""
    assert split_number(text) == ((), text)


def chosen(*texts: str) -> list[str]:
    places = [Place(split_number(text)[0], 1.0) for text in texts]
    return [texts[i] for i in best_sequence(places)]


def test_a_sequence_leaves_out_what_does_not_fit() -> None:
    """Numbers that break the order are left out, subsections and appendices fit in."""
    texts = [
        "1 Start",
        "1.1 Why",
        "7 dogs ran",
        "2 Way",
        "2.1 How",
        "2.2 What",
        "3 End",
        "A Proofs",
        "A.1 One",
    ]
    assert chosen(*texts) == [t for t in texts if t != "7 dogs ran"]


def test_an_embedded_checklist_goes_on_from_no_section() -> None:
    """A form at the end that counts anew from 1 does not unsettle the paper's own numbers."""
    paper = ["1 Start", "2 Way", "2.1 How", "3 End", "A Proofs", "A.1 One"]
    assert chosen(*paper, "1 Claims", "2 Limitations", "3 Code")[: len(paper)] == paper


def test_letters_below_roman_chapters_are_their_sections() -> None:
    """IEEE papers number sections I, II and subsections A, B, from A again in each."""
    texts = ["I. START", "II. WAY", "A. First", "B. Second", "III. END", "A. Again"]
    places = [Place(split_number(text)[0], 1.0) for text in texts]
    assert [n.values for n in best_sequence(places).values()] == [
        (1,),
        (2,),
        (2, 1),
        (2, 2),
        (3,),
        (3, 1),
    ]


def test_a_table_of_contents_does_not_count_twice() -> None:
    """Of two equal runs of numbers only one is chosen."""
    texts = ["1 One", "2 Two", "1 One", "2 Two"]
    assert len(chosen(*texts)) == 2


@given(st.lists(st.integers(1, 9), max_size=25))
def test_chosen_numbers_rise(numbers: list[int]) -> None:
    """Whatever stands on the page, chosen top-level numbers rise."""
    places = [Place(split_number(f"{n} Title")[0], 1.0) for n in numbers]
    picked = [n.values for n in best_sequence(places).values()]
    assert picked == sorted(set(picked))
