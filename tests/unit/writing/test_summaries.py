"""Extractive summaries of small papers and of the sample."""

import pytest
from papers import paper

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import Statement, Summary
from readgroup.writing.quotes import quote, stands_in
from readgroup.writing.summaries import summarize


def statements(summary: Summary) -> list[Statement]:
    """All statements of a summary."""
    points = [s for p in summary.key_points for s in p.statements]
    sections = [s for part in summary.sections for s in part.statements]
    return [*summary.tldr, *summary.short, *points, *sections]


@pytest.fixture(scope="module", params=["experiment", "review", "primer"])
def document(request: pytest.FixtureRequest) -> Document:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def summary(document: Document) -> Summary:
    return summarize(document)


def test_every_statement_is_quoted_verbatim(document: Document, summary: Summary) -> None:
    """Each quote stands in the document, on its page and in its section, with its rectangles."""
    for statement in statements(summary):
        assert stands_in(document, statement.quote)
        assert statement.quote.regions
        assert statement.quote.regions[0].page == statement.quote.page


def test_statements_add_no_word(summary: Summary) -> None:
    """Every word that is shown stands in the quote, in that order, or spells out an abbreviation."""
    for statement in statements(summary):
        text = statement.text
        for words in statement.inserted:
            text = text.replace(f" [{words}]", "", 1)
        letters = iter(statement.quote.exact.lower())
        assert all(c in letters for c in text.lower()), statement.text


def test_abbreviations_are_spelled_out_in_every_part() -> None:
    """Where a section uses what another one defines, it carries the long form; the quote does not."""
    shown = summarize(
        paper(
            "## Abstract\n\nWe propose sparse autoencoders (SAEs) that find the features of language models.\n\n"
            "## 1 Results\n\nWe find that SAEs recover most of the features of all the models that we tried. "
            "In all of the experiments the loss of SAEs grows with the size of the model that they read. "
            "The features of larger models are found by SAEs with more units, which cost more time to train."
        )
    )
    first = shown.sections[-1].statements[0]
    assert first.inserted == ("sparse autoencoders",)
    assert "SAEs [sparse autoencoders]" in first.text
    assert "[" not in first.quote.exact


def test_no_list_repeats_itself(summary: Summary) -> None:
    """No sentence comes twice in the short summary, in the key points or in the sections."""
    for part in (
        [s.text for s in summary.short],
        [s.text for p in summary.key_points for s in p.statements],
        [s.text for p in summary.sections for s in p.statements],
    ):
        assert len(set(part)) == len(part)


def test_the_short_summary_reads_in_order(document: Document, summary: Summary) -> None:
    """Five sentences at most, in reading order, one of them the lead."""
    assert len(summary.tldr) == 1
    assert 3 <= len(summary.short) <= 5
    assert summary.tldr[0] in summary.short
    pages = [s.quote.page for s in summary.short]
    assert pages == sorted(pages)


def test_sections_are_summarised_by_their_own_words(document: Document, summary: Summary) -> None:
    """1 to 5 statements a section, from it or from below it; references and thanks have none."""
    assert summary.sections
    for part in summary.sections:
        assert 1 <= len(part.statements) <= 5
        assert document.kind_of(part.ordinal) not in (
            SectionKind.REFERENCES,
            SectionKind.ACKNOWLEDGEMENTS,
        )
        inside = document.subtree(part.ordinal)
        assert all(s.quote.section_ordinal in inside for s in part.statements)


def test_an_experiment_is_told_by_problem_claim_method_and_limits(experiment: Document) -> None:
    """The key points of an experiment name its limits, found where the paper states them."""
    points = {p.kind: p for p in summarize(experiment).key_points}
    assert {"claim", "method", "limitation"} <= set(points)
    assert points["limitation"].statements[0].quote.section == "4 Limitations"


def test_a_review_is_told_by_scope_and_open_problems(review: Document) -> None:
    """A review has scope and open problems, and neither method nor evidence."""
    kinds = {p.kind for p in summarize(review).key_points}
    assert {"scope", "open problem"} <= kinds
    assert not kinds & {"method", "evidence"}


def test_citation_debris_is_not_shown(experiment: Document) -> None:
    """No bracketed numbers or parenthetical citations in what is read."""
    for statement in statements(summarize(experiment)):
        assert "[3" not in statement.text
        assert "et al., 20" not in statement.text


@pytest.mark.parametrize(
    "text", ["", "# 1 Empty", "Only (.", "# Abstract\n\nx = y.\n\n# References\n\nA. B. 2020."]
)
def test_papers_with_nothing_to_say_give_an_empty_summary(text: str) -> None:
    """No text, no sentence, no failure."""
    summary = summarize(paper(text))
    assert not statements(summary)


def test_quotes_outside_a_block_are_refused(experiment: Document) -> None:
    """Offsets that are not in the block raise, instead of quoting something else."""
    with pytest.raises(ValueError, match="not inside a block"):
        quote(experiment, 0, 0, 10_000)


def test_a_sentence_that_is_too_long_is_shown_shorter() -> None:
    """What is shown is part of the sentence, the quote all of it."""
    long = (
        "We introduce sparse probes, which read features of seven language models from few neurons of "
        "one layer, and we evaluate them on ten thousand sentences of many kinds in several languages, "
        "including rare ones that have been collected with much care by people who speak them at home."
    )
    (told,) = summarize(paper(f"# Abstract\n\n{long}", title="Sparse probes")).tldr
    assert len(told.text.split()) <= 42 < len(told.quote.exact.split())
    assert told.quote.exact == long


def test_what_others_are_cited_for_is_not_the_paper_in_one_sentence() -> None:
    """However much of the abstract their sentence says."""
    others = (
        "Doe et al. (2020) introduced sparse probes and showed that few neurons suffice for them."
    )
    own = "Seven language models are read from here, each with one hundred features of its text."
    (told,) = summarize(paper(f"# Abstract\n\n{others} {own}", title="Sparse probes")).tldr
    assert told.quote.exact == own
