"""What a paper gives to ask about, before it is asked."""

from papers import paper

from readgroup.writing.judging import Judge
from readgroup.writing.occasions import FIGURE, Occasion, occasions
from readgroup.writing.reading import read
from readgroup.writing.salience import Salience
from readgroup.writing.terms import Terminology


def figures(caption: str) -> list[Occasion]:
    """What is found in the caption of a figure."""
    text = f"# 1 Illustrations\n\nWe fit one tree for each of the two sets of data.\n\nFigure 1: {caption}\n"
    reading = read(paper(text, title="Trees of Models"))
    terms = Terminology((s.text for s in reading.sentences), reading.document.title)
    inside = frozenset(s.section for s in reading.sentences)
    found = occasions(
        reading,
        Salience(reading),
        Judge(reading),
        terms,
        frozenset(),
        inside=inside,
        per_section=5,
    )
    return [occasion for occasion in found if FIGURE in occasion.slots]


def test_a_title_that_says_what_is_shown_needs_no_term() -> None:
    """A figure is asked about by its whole title; one of a few common words says too little."""
    (found,) = figures("Regression tree for the Boston housing data.")
    assert found.slots[FIGURE]["shown"] == "Regression tree for the Boston housing data"
    assert not figures("Some random examples.")
    assert not figures("An overview of all that is done here.")
