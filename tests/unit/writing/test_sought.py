"""What kind of sentence a question asks for."""

import pytest

from readgroup.writing.sought import meets


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("How many prompts were used?", "We sample 145 prompts.", True),
        ("How many prompts were used?", "We sample prompts.", False),
        ("Who proposed the stack?", "In 1986, Treiber proposed the first stack.", True),
        ("Who proposed the stack?", "The stack was proposed long ago.", False),
        ("Why do deep nets degrade?", "This happens because gradients vanish.", True),
        ("What are the limitations?", "Our work also has several limitations.", True),
        ("What is a probe?", "A probe is a classifier that reads a property.", True),
        ("Does it scale?", "It scales to 70 billion parameters.", False),
    ],
)
def test_a_sentence_meets_what_was_asked_for(question: str, sentence: str, fits: bool) -> None:
    """Numbers for "how many", names for "who", reasons for "why"; nothing where no kind is asked."""
    assert meets(question, sentence) is fits
