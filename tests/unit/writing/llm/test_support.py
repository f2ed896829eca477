"""A model's sentence is shown only where the words that it names bear it out."""

from __future__ import annotations

import pytest

from readgroup.writing.llm.support import Unsupported, surface_fault, unsupported
from tests.library_parts import WordEmbedder

SOURCE = "Sparse probes on GPT-2 recover 1,024 features with an accuracy of 87.5 percent."


@pytest.mark.parametrize(
    "text",
    [
        "Probes that are sparse recover 1024 features.",
        "The accuracy is 87.5 percent on GPT-2.",
        "Accuracy reaches 87.5 %.",
    ],
)
def test_what_the_source_says_passes(text: str) -> None:
    """Its numbers in any spelling and its names may be said again."""
    assert surface_fault(text, SOURCE) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Probes recover 2048 features.", Unsupported.NUMBER),
        ("Three probes recover features.", Unsupported.NUMBER),
        ("Probes beat BERT in accuracy.", Unsupported.NAME),
        ("The probes of Elhage recover features.", Unsupported.NAME),
        ("Probes recover features", Unsupported.FORM),
        ("As an AI language model, I see probes.", Unsupported.FORM),
        ("According to s1, probes recover features.", Unsupported.FORM),
        ("See https://example.org for the probes.", Unsupported.FORM),
        ("Yes.", Unsupported.FORM),
    ],
)
def test_what_it_does_not_say_does_not(text: str, fault: Unsupported) -> None:
    """Numbers and names from elsewhere, broken form and talk about the task are faults."""
    assert surface_fault(text, SOURCE) is fault


def test_a_sentence_far_from_its_source_is_dropped() -> None:
    """No number, no name, and yet about something else."""
    pairs = [
        ("Sparse probes recover features of the model.", SOURCE),
        ("Cats sleep all day long in the sun.", SOURCE),
    ]
    assert unsupported(pairs, WordEmbedder()) == [None, Unsupported.FAR]
