"""Sentences taken apart, and what is left alone because it is not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.assertions import action, assertion
from readgroup.writing.phrases import whole


@pytest.mark.parametrize(
    ("text", "inverted"),
    [
        ("The circuit uses seven kinds of heads.", "does the circuit use seven kinds of heads"),
        (
            "Activations are normalised before training.",
            "are activations normalised before training",
        ),
        (
            "Linear probes cannot recover the causal role of a feature.",
            "can linear probes not recover the causal role of a feature",
        ),
        (
            "Thus, our model may overestimate the sparsity of features, which we discuss later.",
            "may the authors’ model overestimate the sparsity of features",
        ),
        (
            "Gated autoencoders typically reduce shrinkage because the gate is separate.",
            "do gated autoencoders typically reduce shrinkage",
        ),
    ],
)
def test_what_is_said_can_be_asked(text: str, inverted: str) -> None:
    """The question after "why" is English, whatever the verb."""
    said = assertion(text)
    assert said
    assert said.inverted == inverted


@pytest.mark.parametrize(
    "text",
    [
        "This leads to sparse features.",
        "They store facts in early layers.",
        "The matrix x = A y is sparse.",
        "Attention heads are well approximated by polynomials of sines and cosines at one frequency.",
        "It is unclear why probes work.",
        "Most of them fail.",
        "The model and its",
        "",
    ],
)
def test_what_leans_on_other_sentences_is_left_alone(text: str) -> None:
    """Pronouns, formulas and fragments cannot be asked about by themselves."""
    assert assertion(text) is None


def test_what_authors_do_has_means_and_an_end() -> None:
    """ "We use X to Y" names both; a decision is what was decided."""
    used = action("We use activation patching to localise the behaviour of single heads.")
    assert used
    assert (used.means, used.end) == (
        "activation patching",
        "localise the behaviour of single heads",
    )
    opted = action("We opted to train a smaller model on clean data.")
    assert opted
    assert opted.act == "train a smaller model on clean data"
    assert action("The authors train a model.") is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever a parser leaves of a page: an answer or none, never an error."""
    said = assertion(text)
    assert said is None or (said.subject and said.rest and said.clause.startswith(said.subject))
    action(text)
    assert whole(text, "") == ""


def test_a_gerund_that_opens_a_sentence_is_no_name() -> None:
    """Within an ask it begins small, though a name follows it."""
    said = assertion("Using CFG increases the percentage of valid answers.")
    assert said is not None
    assert said.clause.startswith("using CFG increases")
