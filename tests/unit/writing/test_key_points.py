"""Key points by kind of paper."""

from __future__ import annotations

import pytest
from papers import REVIEW, paper

from readgroup.model.document import Document
from readgroup.model.guide import KeyPoint
from readgroup.writing.summaries import summarize
from readgroup.writing.taxonomy import agenda_parts, taxonomy


def points(document: Document) -> dict[str, KeyPoint]:
    """The key points by kind."""
    return {point.kind: point for point in summarize(document).key_points}


def said(point: KeyPoint) -> str:
    """What a point says."""
    return " ".join(statement.text for statement in point.statements)


def test_the_problem_is_not_what_the_authors_did(experiment: Document) -> None:
    """What makes the work needed, in the opening, in nobody's own voice."""
    problem = points(experiment)["problem"]
    assert "hard to" in said(problem) or "poorly understood" in said(problem)
    assert "we " not in said(problem).lower()


def test_a_key_number_stands_with_its_table() -> None:
    """A sentence with a number names the table that it points to; where none is named, the figure
    of its page that speaks of the same things."""
    text = """
# Abstract

We introduce sparse probes for language models. We train and evaluate them on three datasets with baselines.

# 1 Results

Sparse probes reach an accuracy of 93.5% on rare features, which is 4.2 points more than dense probes (Table 2).

Table 2: Accuracy of the probes.

# 2 Ablations

Removing regularisation lowers the accuracy of sparse probes by 7.1 points across all language models tested.

Figure 3: Accuracy of sparse probes over language models when regularisation is removed.
"""
    numbers = points(paper(text))["key number"].statements
    assert [(s.see, s.text[:13]) for s in numbers] == [
        ("Table 2", "Sparse probes"),
        ("Figure 3", "Removing regu"),
    ]


def test_limits_of_others_are_not_the_papers_own() -> None:
    """Outside of its limitations, a limit counts only in the authors' own voice."""
    text = """
# Abstract

We evaluate probes on a benchmark with three baselines and several datasets of English sentences.

# 1 Introduction

Neural probes do not generalize to other languages and their results are unreliable in practice.
We evaluate accuracy on datasets, train baselines and measure loss in every experiment of this study.

# 2 Discussion

We only study English text, so that our results may not hold for other languages of the world.
"""
    limits = points(paper(text))["limitation"]
    assert "We only study English text" in said(limits)
    assert "Neural probes" not in said(limits)


def test_limitations_are_told_even_where_they_read_badly() -> None:
    """Under a heading of limitations something is shown, though it leans on other sentences."""
    text = """
# Abstract

We evaluate probes on a benchmark with three baselines and several datasets of English sentences.

# 1 Limitations

This holds for the two models above only, and these results were measured on one dataset of the benchmark.
"""
    assert "one dataset" in said(points(paper(text))["limitation"])


def test_a_review_is_parted_by_its_headings(review: Document) -> None:
    """The taxonomy is the review's own, the open problems have their sections."""
    found = points(review)
    assert [p.title for p in found["taxonomy"].parts] == ["Observation", "Intervention"]
    assert [p.title for p in found["open problem"].parts] == ["Open Problems"]
    assert found["open problem"].parts[0].below == ("Validation", "Scale")
    assert "It is unclear how explanations should be validated" in said(found["open problem"])


def test_a_paper_of_open_problems_is_parted_by_them() -> None:
    """Where most headings name open problems, these are the taxonomy, and what is open too."""
    text = """
# 1 Introduction

This review covers open problems of probing.

# 2 Open problems in methods

## 2.1 Decomposition

It is unclear how activations should be decomposed into parts that people understand.

## 2.2 Validation

How to validate an explanation remains an open question for the whole field of research.

# 3 Open problems in applications

## 3.1 Monitoring

Whether probes can monitor large models in practice remains an open question today.

# 4 Conclusion

Much remains to be done.
"""
    document = paper(text, title="Open Problems in Probing")
    titles = ["Open problems in methods", "Open problems in applications"]
    assert [p.title for p in taxonomy(document)] == titles
    assert [p.title for p in agenda_parts(document)] == titles
    assert taxonomy(document)[0].below == ("Decomposition", "Validation")
    open_problems = points(document)["open problem"]
    assert len(open_problems.statements) >= 3


@pytest.mark.parametrize("text", ["# 1 Introduction\n\nNothing.", REVIEW.split("# 2")[0]])
def test_a_paper_without_topics_has_no_taxonomy(text: str) -> None:
    """Introduction, conclusion and references are no topics."""
    assert taxonomy(paper(text)) == ()


def test_a_collection_claims_what_it_offers() -> None:
    """A benchmark's claim is what it gives to others, though nobody says "we show"."""
    text = """
# Abstract

Comparing methods needs data that everybody can get, and such data are scattered over many places.
OpenPool is a large, curated collection of benchmark datasets for tabular learning with metadata.

# 1 Introduction

The collection contains two hundred datasets of public origin with a common format for all of them.

# 2 Datasets

Each dataset is stored with a description of its features and of its origin.
"""
    found = points(paper(text, title="OpenPool: a dataset collection for benchmarking"))
    assert "curated collection of benchmark datasets" in said(found["claim"])


def test_a_position_has_no_method(experiment: Document) -> None:
    """What is argued has a claim and limits; what was measured has a method too."""
    assert "method" in points(experiment)
    text = """
# 1 Introduction

In this essay I argue that reading groups should read fewer papers and discuss them for longer.
We describe our approach to choosing papers in a small group of teachers and students.
"""
    assert "method" not in points(paper(text, title="Read Less"))


def test_every_point_says_something(primer: Document) -> None:
    """No point is empty, and each statement stands once among all points."""
    found = summarize(primer).key_points
    assert found
    assert all(point.statements or point.parts for point in found)
    texts = [s.text for point in found for s in point.statements]
    assert len(texts) == len(set(texts))


def test_a_theorem_stands_with_the_sentences_that_it_leans_on() -> None:
    """What the abstract says is given is told with the sentence that names what it is given for."""
    text = """
# Abstract

This paper considers factoring integers, a problem that is thought to be hard on digital computers.
Efficient algorithms are given for these two problems on another machine.
These algorithms take a number of steps polynomial in the length of the integer to be factored.

# 1 Introduction

Theorem 1 and Lemma 2 are proved by Theorem 3 in the complexity theory of convergence.
"""
    claim = points(paper(text, title="The complexity of factoring"))["claim"]
    assert [s.text.split()[0] for s in claim.statements] == ["This", "Efficient", "These"]


def test_a_heading_alone_makes_nothing_an_open_problem() -> None:
    """Under "Conclusion and future work" stands what was done, too."""
    text = """
# 1 Introduction

We evaluate sparse probes on a benchmark with three baselines and several datasets of English sentences.

# 2 Conclusion and future work

We have evaluated the compressor on large data sets from scientific simulations of the climate.
"""
    assert "open problem" not in points(paper(text))


def test_evidence_is_what_readers_take_for_a_finding() -> None:
    """What a work is good for is a claim, though "demonstrates" stands in it."""
    text = """
# 1 Introduction

We train sparse probes on language models of several sizes and compare them with dense probes.

# 2 Results

We find that sparse probes recover features of early layers better than dense probes.
Our work demonstrates the practical utility of interpretability for the study of language models.
"""
    found = points(paper(text, title="ProbeNet: sparse probes for language models"))
    assert [s.text.split()[1] for s in found["evidence"].statements] == ["find"]


def test_a_limit_that_leans_is_told_after_what_it_leans_on() -> None:
    """Limits are never left out, though "it" stands for the paper in each."""
    text = """
# 1 Introduction

This survey covers sparse probes of language models and their uses in the study of features.

# 2 Probes

Sparse probes read few neurons of a layer, and dense probes read all neurons of it.

# 3 Limitations

This survey has some limitations of its own. It does not cover probes of vision models or of speech models.
"""
    found = points(paper(text, title="Sparse probes: a survey"))
    assert [s.text.split()[0] for s in found["limitation"].statements] == ["This", "It"]
