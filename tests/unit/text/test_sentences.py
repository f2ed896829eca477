"""Sentence boundaries in the English of papers."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readgroup.text.sentences import sentences, split

WHOLE = [
    "This was shown by Elhage et al. (2021) for toy models.",
    "Models represent more features than neurons (Elhage et al., 2021; Olah et al., 2020, Fig. 3).",
    "As Fig. 3 and Eq. 4 show, Sec. 3.1 holds w.r.t. the loss, i.e. it falls by 3.14 points.",
    "Methods differ, e.g. in cost, cf. Thm. 2 vs. Def. 1, approx. 5 times, resp. 6 times.",
    "We thank J. R. Smith and Dr. Miller for their help.",
    "The proof (see Tab. 2 and Ref. 7 for details. It is short) follows.",
    "The toolkit v2.0 runs at 3.5 GHz on arXiv.org mirrors.",
    "We use the method of W. Weaver and C. Shannon here.",
    "1. Choose a behaviour and a dataset.",
    "It ends... but then goes on.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    """Abbreviations, citations, decimals, initials and enumerators do not end a sentence."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Sparse codes help.", "We show why."],
        ["Does it scale?", "It does [12].", "See Fig. 2."],
        ["This costs a factor of k.", "The rest is free."],
        ["They list heads, neurons, etc.", "The list is short."],
        ["The answer is no.", "We go on."],
        ["Superposition was shown by Elhage et al.", "We extend it."],
        ['He calls it "done."', "It is not."],
        ["We study model A.", "The other is model B."],
        ["It works (for small models).", "Larger ones fail."],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    """Full stops that end a sentence end it, also after abbreviations and single letters."""
    assert sentences(" ".join(parts)) == parts


def test_an_empty_line_always_ends_a_sentence() -> None:
    """Paragraphs never run into each other, even without punctuation."""
    assert sentences("A heading\n\nand its text (open") == ["A heading", "and its text (open"]


PIECES = st.sampled_from(
    [
        "We",
        " ",
        "\n",
        "\n\n",
        "et al.",
        "(",
        ")",
        "[",
        "]",
        ".",
        "?",
        "3.1",
        "A",
        "x",
        "The",
        "“",
        "∑",
        "é",
        "...",
        "!",
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)))
@example("")
@example(".\n\n.")
@example("A. B. C.")
def test_sentences_cover_the_text_in_order(text: str) -> None:
    """For any text: offsets in order, none overlapping, trimmed, every visible character covered."""
    spans = split(text)
    covered: list[int] = []
    previous = 0
    for start, end in spans:
        assert previous <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.extend(range(start, end))
        previous = end
    left = set(range(len(text))) - set(covered)
    assert all(text[i].isspace() for i in left)


def test_a_long_paper_takes_little_time() -> None:
    """The time grows with the text, not with its square: a paper of 55 pages is no burden.

    The least of three times counts, as others use the machine too.
    """
    split("Load the model. It is small.")
    texts = [" ".join(WHOLE * times) for times in (40, 320)]
    short, long = (min(_seconds(text) for _ in range(3)) for text in texts)
    assert long < 3 * 8 * short
    assert long < 3


def _seconds(text: str) -> float:
    began = time.process_time()
    assert len(split(text)) > len(text) / 100
    return time.process_time() - began
