"""What an ask may quote of a sentence: the paper's own words, as a statement that stands alone."""

import pytest
from papers import paper

from readgroup.model.document import Document
from readgroup.writing.reading import read
from readgroup.writing.sayings import FEWEST, MOST, asked, promise, saying


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
            "Sparse probes of early layers fail on names, which has surprised many readers of the earlier work on single neurons and on the probes that were put into them.",
            "Sparse probes of early layers fail on names",
        ),
        ("They fail on this kind of name in the early layers.", ""),
        ("If probes are sparse, we expect that early layers fail.", ""),
        ("As Table 3 shows, probes of early layers fail on names.", ""),
        ("Sparse probes of the layer q fail where z = 3 holds.", ""),
        (
            "We train sparse probes of early layers on ten thousand names and find that they are hard to read for probes in all of the models that we have.",
            "",
        ),
        ("We show how to find sparse probes of early layers in an hour.", ""),
        ("Sparse probes of early layers have several limitations of their own.", ""),
        ("The kind of change that we see is that sparse probes of early layers fail.", ""),
        ("Some probes of the early layers read names, others are more general.", ""),
        (
            "Sparse probes only read a tenth of the neurons of a layer at a time, which suggests that many more steps of training may be required for them to find names in the early layers.",
            "",
        ),
        ("The improve-ment of sparse probes over dense ones is small.", ""),
    ],
)
def test_only_what_stands_alone_is_quoted(exact: str, said: str) -> None:
    """What joins or reports a sentence is left out; what leans on others is not quoted at all."""
    sentence = read(paper(f"# 1 Results\n\n{exact}")).sentences[0]
    assert saying(sentence) == said


@pytest.mark.parametrize(
    ("exact", "promised"),
    [
        (
            "In this paper, we propose a sparse probe that reads names, which are rare.",
            "we propose a sparse probe that reads names, which are rare",
        ),
        (
            "To address these issues, we investigate how probes of early layers read names.",
            "we investigate how probes of early layers read names",
        ),
        ("We train sparse probes of early layers on ten thousand names.", ""),
        ("We present the results of our probes of early layers.", ""),
        ("Probes of early layers were proposed to read names.", ""),
    ],
)
def test_what_the_authors_say_that_they_do(exact: str, promised: str) -> None:
    """Their plan in their own words; neither a step of the work nor what comes in which section."""
    assert promise(read(paper(f"# 1 Introduction\n\n{exact}")).sentences[0]) == promised


def test_a_saying_stands_in_its_sentence(experiment: Document) -> None:
    """Word for word, but for its first letter, and short enough for an ask."""
    quoted = [(saying(s), s.exact) for s in read(experiment).sentences]
    assert any(said for said, _ in quoted)
    for said, exact in quoted:
        assert said.lower() in " ".join(exact.split()).lower()
        assert not said or FEWEST <= len(said.split()) <= MOST


@pytest.mark.parametrize(
    ("exact", "question"),
    [
        (
            "2. How robust are sparse probes to a change of data (Doe et al., 2023)?",
            "How robust are sparse probes to a change of data",
        ),
        ("Scale: Do sparse probes work in later layers?", "Do sparse probes work in later layers"),
        ("But why do they work in later layers?", ""),
        ("Would you use sparse probes in later layers?", ""),
        ("Sparse probes work in later layers.", ""),
    ],
)
def test_what_the_paper_asks_is_asked_again(exact: str, question: str) -> None:
    """Without its number and its sources; what leans on others or turns to the reader is left out."""
    sentence = read(paper(f"# 1 Results\n\n{exact}")).sentences[0]
    assert asked(sentence) == question
