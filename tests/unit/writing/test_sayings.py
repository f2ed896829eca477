"""What an ask may quote of a sentence: the paper's own words, as a statement that stands alone."""

import pytest
from papers import paper

from readgroup.model.document import Document
from readgroup.writing.reading import read
from readgroup.writing.sayings import FEWEST, MOST, saying


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        (
            "However, we find that sparse probes of early layers fail on names.",
            "sparse probes of early layers fail on names",
        ),
        (
            "This suggests that sparse probes read a handful of neurons.",
            "sparse probes read a handful of neurons",
        ),
        (
            "Sparse probes of early layers fail on names, which has surprised many readers of the earlier work on single neurons and probes in them.",
            "Sparse probes of early layers fail on names",
        ),
        ("They fail on this kind of name in the early layers.", ""),
        ("If probes are sparse, we expect that early layers fail.", ""),
        ("As Table 3 shows, probes of early layers fail on names.", ""),
        ("Sparse probes of the layer q fail where z = 3 holds.", ""),
        ("The improve-ment of sparse probes over dense ones is small.", ""),
    ],
)
def test_only_what_stands_alone_is_quoted(exact: str, said: str) -> None:
    """What joins or reports a sentence is left out; what leans on others is not quoted at all."""
    sentence = read(paper(f"# 1 Results\n\n{exact}")).sentences[0]
    assert saying(sentence) == said


def test_a_saying_stands_in_its_sentence(experiment: Document) -> None:
    """Word for word, but for its first letter, and short enough for an ask."""
    quoted = [(saying(s), s.exact) for s in read(experiment).sentences]
    assert any(said for said, _ in quoted)
    for said, exact in quoted:
        assert said.lower() in " ".join(exact.split()).lower()
        assert not said or FEWEST <= len(said.split()) <= MOST
