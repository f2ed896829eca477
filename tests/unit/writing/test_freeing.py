"""Sentences without the part that leans on the sentence before."""

import pytest
from papers import paper

from readgroup.writing.defects import Defect, defects
from readgroup.writing.freeing import freed
from readgroup.writing.reading import read

DONE = "introduce sparse probes that read few neurons of a layer."


@pytest.mark.parametrize(
    "text",
    [
        "We address this problem by introducing sparse probes that read few neurons of a layer.",
        "In this paper, we tackle these two issues by introducing sparse probes that read few neurons of a layer.",
        "We propose to solve this by introducing sparse probes that read few neurons of a layer.",
        "We lift these limits and introduce sparse probes that read few neurons of a layer.",
        "This problem is hard, and we introduce sparse probes that read few neurons of a layer.",
        "To overcome this, we introduce sparse probes that read few neurons of a layer.",
        "We introduce sparse probes that read few neurons of a layer to bridge this gap.",
    ],
)
def test_what_is_done_is_told_by_itself(text: str) -> None:
    """What leans goes, what they do stays, and nothing else is lost."""
    (form,) = freed(text)
    assert form == f"We {DONE}"
    assert Defect.DANGLING in defects(text)
    assert not defects(form)


@pytest.mark.parametrize(
    "text",
    [
        "Under these conditions, we prove that sparse probes find every feature.",
        "We propose to study this by chance and without any further plan.",
        "In this paper, we introduce sparse probes that read few neurons.",
        "We find ways to overcome this noise by reading fewer of the neurons.",
        "We suggest to solve this by reading fewer of the neurons of a layer.",
        "Probes that overcome this problem by reading few neurons are cheap.",
    ],
)
def test_conditions_hedges_and_what_does_not_lean_stay(text: str) -> None:
    """A claim is not made wider, and nothing is cut where nothing leans."""
    assert list(freed(text)) == []


def test_a_sentence_is_shown_without_what_leans() -> None:
    """The reading shows the free form; the whole stays as its words in the paper."""
    leaning = f"To overcome this, we {DONE}"
    sentence = read(
        paper(f"## 1 Introduction\n\nReading many neurons is slow. {leaning}")
    ).sentences[-1]
    assert (sentence.text, sentence.exact) == (f"We {DONE}", leaning)
    assert sentence.is_sound
