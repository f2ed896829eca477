"""Statements turned into subordinate clauses."""

import pytest

from readgroup.writing.clauses import (
    asked_clause,
    assumed_clause,
    own_clause,
    that_clause,
    whole_clause,
)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("We show that sparse probes recover features, which is new.", "sparse probes recover features"),
        ("We find that our probes need few neurons.", "the authors' probes need few neurons"),
        ("Our results suggest that it depends on size.", ""),
        ("Even if tests show that large size matters most, we doubt it.", "large size matters most"),
        ("We show that this is true of all models.", ""),
    ],
)  # fmt: skip
def test_claims_become_clauses(text: str, clause: str) -> None:
    """What is shown reads after "that", in the third person, and dangles nowhere."""
    assert that_clause(text) == clause


@pytest.mark.parametrize(
    "text",
    ["If size grows, the loss falls fast.", "We train ten probes on it.", "Use the last layer of it.",
     "In our view, we should stop here.", "The mathematics that we do is not formal.", "The run takes O(n 2) time."],
)  # fmt: skip
def test_what_does_not_fit_after_that_gives_no_clause(text: str) -> None:
    """Conditions, commands, the authors' doings and formulas are no plain statements."""
    assert whole_clause(text) == ""


def test_what_authors_say_of_themselves_is_kept_apart() -> None:
    """ "We" becomes "the authors" where the sentence is theirs, "they" from the second time on."""
    assert own_clause("We train the probes that we need on our data.") == (
        "the authors train the probes that they need on their data"
    )


def test_assumptions_and_questions_have_clauses_of_their_own() -> None:
    """An assumed clause comes from assuming words only, a question from asking ones."""
    assert assumed_clause("We assume that every feature is linear.") == "every feature is linear"
    assert assumed_clause("We show that every feature is linear.") == ""
    assert asked_clause("It is unclear how explanations should be validated.") == (
        "how explanations should be validated"
    )
    assert asked_clause("Whether probes transfer to other models is an open question.") == (
        "whether probes transfer to other models"
    )
