"""What is said of text that cannot be trusted."""

from __future__ import annotations

import pytest

from readgroup.errors import UnreadablePdf
from readgroup.parsing.text_layer import looks_spelt, page_warnings

PICTURE = (0.0, 0.0, 600.0, 800.0)


def test_a_scan_says_so_and_names_the_command(make_page) -> None:
    """No word on any page: an error with the exact command that recognises the text."""
    with pytest.raises(UnreadablePdf) as error:
        page_warnings([make_page([], pictures=(PICTURE,))], "my scan.pdf")
    assert "has no text" in error.value.problem
    assert "ocrmypdf 'my scan.pdf' 'my scan-text.pdf'" in error.value.hint


def test_pages_without_text_are_named_together(make_line, make_page) -> None:
    """Several pages are told in one sentence; one page alone keeps its singular."""
    text, scan = (
        make_page([make_line("words")]),
        [make_page([], n, pictures=(PICTURE,)) for n in (2, 3, 4, 7)],
    )
    assert page_warnings([text, *scan], "a.pdf") == [
        "Pages 2 to 4 and 7 have no text: they may be scans."
    ]
    assert page_warnings([text, scan[0]], "a.pdf") == ["Page 2 has no text: it may be a scan."]


def test_letters_that_make_no_words_are_told(make_line, make_page) -> None:
    """A font that maps its letters to wrong ones gives a text layer that looks wrong."""
    wrong = [
        make_line("wkh txlfn eurzq ira mxpsv ryhu wkh odcb grjv", top=20 * n) for n in range(1, 12)
    ]
    said = page_warnings([make_page([make_line("good words")]), make_page(wrong, 2)], "a.pdf")
    assert said == ["The text layer looks wrong on p. 2: few of its words look like words."]


def test_unreadable_pages_are_told(make_line, make_page) -> None:
    """Where most words have no letters, the page says that it can be read in part only."""
    (said,) = page_warnings([make_page([make_line("few words")], unreadable=9)], "a.pdf")
    assert said.startswith("The text of page 1 can be read in part only")


def test_recognised_scans_are_told(make_line, make_page) -> None:
    """Words over a picture of the whole page were recognised by a machine."""
    pages = [make_page([make_line("some words")], n, pictures=(PICTURE,)) for n in (1, 2)]
    (said,) = page_warnings(pages, "a.pdf")
    assert "recognised text" in said


@pytest.mark.parametrize(
    "text",
    [
        "Verständlichkeit erklärungsbedürftiger Zusammenhänge menschlicher Sprache",
        "Исследование показывает, что слова могут быть написаны иначе",
        "LSTM BERT GPT RoBERTa transformer transformers attention heads learned",
    ],
)
def test_other_languages_and_names_are_no_fault(text) -> None:
    """German, Russian and the names of models are spelt as they should be."""
    assert looks_spelt(text.split() * 12)
