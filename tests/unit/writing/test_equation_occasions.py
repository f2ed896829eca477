"""Numbered equations that the text introduces by name."""

from dataclasses import replace

import pytest
from papers import paper

from readgroup.model.document import BlockKind, Document
from readgroup.model.passage import Form
from readgroup.writing.checks import Bench, fault
from readgroup.writing.equation_occasions import (
    EQUATION,
    MODELLED,
    TUNED,
    WEIGHED,
    equation_occasions,
    introduced,
    named_equations,
)
from readgroup.writing.questions import guide
from readgroup.writing.quotes import stands_in
from readgroup.writing.summaries import summarize

BEFORE = "We train with two terms. With a sparsity coefficient λ, the loss of the autoencoder is given by"
LOSS = "L = | x − y | + λ | z | (4)"
AFTER = "where z is the vector of activations. Adam is used for all runs."


def document(*paragraphs: str) -> Document:
    """A paper of one section, in which what ends in a number in brackets is an equation."""
    made = paper("\n\n".join(["# 1 Method", *paragraphs]))
    blocks = tuple(
        replace(b, kind=BlockKind.EQUATION) if b.text.endswith(")") else b for b in made.blocks
    )
    return replace(made, blocks=blocks)


def test_an_equation_comes_with_the_words_around_it() -> None:
    """The sentence that names it, the equation, and the sentence that explains its symbols."""
    made = document(BEFORE, LOSS, AFTER)
    (found,) = named_equations(made)
    assert (found.number, found.term, found.knob) == (
        "4",
        "the loss of the autoencoder",
        "the sparsity coefficient",
    )
    assert [(q.exact, q.form) for q in found.quotes] == [
        (BEFORE.partition(". ")[2], Form.STATEMENT),
        (LOSS, Form.FORMULA),
        (AFTER.partition(" Adam")[0], Form.STATEMENT),
    ]
    assert all(stands_in(made, q) for q in found.quotes)


def test_what_can_be_asked_depends_on_what_the_text_names() -> None:
    """Without a coefficient in words nobody is asked to choose it."""
    everything = frozenset({0})
    (weighed,) = equation_occasions(document(BEFORE, LOSS, AFTER), inside=everything)
    assert set(weighed.slots) == {EQUATION, TUNED, WEIGHED}
    (plain,) = equation_occasions(
        document("The loss of the autoencoder is given by", LOSS), inside=everything
    )
    assert set(plain.slots) == {EQUATION}
    assert plain.weight < weighed.weight
    assert not list(equation_occasions(document(BEFORE, LOSS), inside=frozenset()))


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Then the scale factor a is defined as follows:", "the scale factor"),
        ("Formally, our objective is", "the objective"),
        ("We minimize the reconstruction error with", "the reconstruction error"),
        ("The training loss, L(p, q), is defined as", "the training loss"),
        ("The network is trained to minimise the hinge loss", "the hinge loss"),
        ("In this paper we consider a residual block defined as:", "the residual block"),
        ("In the limit we obtain a class of additive models:", ""),
        ("The mean squared error is given by", ""),
        ("The probability of T is given by", ""),
        ("Dividing both sides by n, we get", ""),
        ("This is equivalent to the following equation:", ""),
        ("We use the relation", ""),
        ("It is known that it is given by", ""),
    ],
)
def test_only_a_quantity_with_a_name_is_asked_about(sentence: str, term: str) -> None:
    """What the sentence says in words, without the symbol; nothing where it says none."""
    assert introduced(sentence) == term


def test_without_an_explanation_the_sentence_before_comes_along() -> None:
    """It is there that the symbols are named."""
    (found,) = named_equations(document(BEFORE, LOSS, "Adam is used for all runs."))
    assert [q.exact for q in found.quotes] == [BEFORE, LOSS]


def test_a_description_may_fail_to_be_right() -> None:
    """Of an estimate one can ask when it fails; of a definition one cannot."""
    made = document("The growth of the colony is modelled by", LOSS)
    (found,) = equation_occasions(made, inside=frozenset({0}))
    assert set(found.slots) == {EQUATION, MODELLED}


def test_a_quantity_to_be_chosen_may_be_named_after_the_equation() -> None:
    """By what it does."""
    after = "where λ is a hyperparameter controlling the sparsity of the code."
    (found,) = named_equations(document("We minimise the training loss", LOSS, after))
    assert found.knob == "the hyperparameter controlling the sparsity of the code"


def test_other_formulas_are_left_alone() -> None:
    """Two numbers in one block, no number, a step of a derivation."""
    assert not list(named_equations(document(BEFORE, "a = b + c (1) d = e (2)")))
    assert not list(named_equations(document("Inserting this gives", LOSS)))
    assert not list(named_equations(document(BEFORE, "the square of x (y)")))


def test_the_questions_hold_what_questions_must() -> None:
    """Asks about an equation pass the checks, and name it as the paper does."""
    made = document(BEFORE, LOSS, AFTER)
    asked = [
        q
        for q in guide(made, summarize(made), count=40).questions
        if any(a.form is Form.FORMULA for a in q.anchors)
    ]
    assert asked
    assert all("equation (4)" in q.text for q in asked)
    assert all(fault(q, Bench.of(made)) is None for q in asked)
