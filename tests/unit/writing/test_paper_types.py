"""Kinds of papers, and the words that say so."""

import pytest
from papers import paper

from readgroup.model.paper_type import PaperType
from readgroup.writing.paper_types import paper_type

ABSTRACTS = {
    PaperType.REVIEW: "This survey covers engines. We review forty of them.",
    PaperType.POSITION: "Engines are misused. We argue that nobody should build one alone.",
    PaperType.THEORY: "We prove an upper bound on the number of turns of an engine.",
    PaperType.METHOD: "We propose a new algorithm for engines. It outperforms all others.",
    PaperType.BENCHMARK: "We release a large dataset of engines with labels.",
    PaperType.EMPIRICAL: "We study how engines age. We find that they age slowly.",
}


@pytest.mark.parametrize("expected", list(PaperType))
def test_an_abstract_says_what_kind_it_is(expected: PaperType) -> None:
    """The kind is read from cue words, and the sentence that holds them is the evidence."""
    document = paper(
        f"# Abstract\n\n{ABSTRACTS[expected]}\n\n# 1 Engines\n\nThey turn.", title="Engines"
    )
    read = paper_type(document)
    assert read.type is expected
    assert read.evidence
    assert all(said.exact in ABSTRACTS[expected] for said in read.evidence)


def test_a_title_is_evidence_too() -> None:
    """A title that says "survey" decides, and is quoted."""
    read = paper_type(paper("# 1 Engines\n\nThey turn.", title="Engines: A Survey"))
    assert read.type is PaperType.REVIEW
    assert read.evidence[0].exact == "Engines: A Survey"


def test_many_theorems_make_theory() -> None:
    """Statements that are proved speak for theory without any cue word."""
    text = "# 1 Maps\n\n" + " ".join(f"Theorem {n} holds of maps." for n in range(30))
    assert paper_type(paper(text, title="Smooth Maps")).type is PaperType.THEORY


def test_where_nothing_speaks_it_is_a_study() -> None:
    """Without cues, statements or an essay's bareness there is no evidence to show."""
    read = paper_type(paper("# 1 Results\n\nIt turns.", title="Engines"))
    assert (read.type, read.evidence) == (PaperType.EMPIRICAL, ())
