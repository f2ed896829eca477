"""Sections in a few of their own sentences."""

import pytest
from papers import paper

from readgroup.model.guide import SectionSummary
from readgroup.writing.judging import Judge
from readgroup.writing.reading import read
from readgroup.writing.salience import Salience
from readgroup.writing.section_summaries import section_summaries

PAPER = """
# Abstract

We introduce sparse probes for language models. Sparse probes recover features of language models.

# 1 Method

Linear probes have been popular for many years, and language models have been popular as well.
We train sparse probes on the activations of seven language models, with ten thousand sentences for each of the models.
Neural networks store features in many ways that have been studied in the past by other people.

# 2 Results

Features of language models have interested many people for a long time, and they still do today.
Sparse probes outperform dense probes by 12% on features of language models that seldom occur.
The features of language models were studied with much care in all of the following experiments.

# 3 Discussion

Sparse probes for features of language models are cheap, and features of language models matter.
Sparse probes for features make language models easier to read than dense probes for features did.
We only study English text, so that rare languages may be represented in quite another way.

# 4 Limitations

Sparse probes fail to find features that are rare.
"""


def told() -> dict[str, SectionSummary]:
    reading = read(paper(PAPER, title="Sparse Probes"))
    return {
        part.title: part for part in section_summaries(reading, Salience(reading), Judge(reading))
    }


def test_a_method_is_told_by_what_is_done() -> None:
    """Not by the background that its section opens with."""
    assert [s.text.split()[:2] for s in told()["Method"].statements] == [["We", "train"]]


def test_results_are_told_by_what_was_found() -> None:
    """Not by what had interested people before."""
    assert "outperform" in told()["Results"].statements[0].text


def test_limits_are_never_left_out() -> None:
    """A limit within a discussion is shown beside its summary; a section of limits however short."""
    sections = told()
    assert any("only study" in s.text for s in sections["Discussion"].statements)
    assert "fail to find" in sections["Limitations"].statements[0].text


@pytest.mark.parametrize(
    "title", ["Author Contributions", "Authors' contributions", "Funding", "Competing interests"]
)
def test_who_did_what_is_no_part_of_the_summary(title: str) -> None:
    """Sections of author credits are left out, whatever they say; contributions of the paper are not."""
    credited = (
        PAPER
        + f"""
# {title}

We show that sparse probes outperform dense probes by 12% on seven language models of very different sizes and families.
We train sparse probes on ten thousand labelled sentences of English news, which takes one hour on a single graphics card for each language model.
"""
    )
    for heading, shown in ((title, False), ("Contributions of the probes", True)):
        text = credited.replace(f"# {title}", f"# {heading}")
        reading = read(paper(text, title="Sparse Probes"))
        found = section_summaries(reading, Salience(reading), Judge(reading))
        assert (heading in {part.title for part in found}) is shown
