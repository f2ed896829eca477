"""Statements that can stand, word for word, within a question."""

import pytest

from readgroup.writing.clauses import asked_clause, assumed_clause, that_clause, whole_clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("We show that sparse probes recover features.", "sparse probes recover features"),
        ("We show that sparse probes recover features, which is new.", ""),
        ("We find that our probes need few neurons.", ""),
        ("Our results suggest that it depends on size.", ""),
        ("We show that this is true of all models.", ""),
        ("Rudin argues that for some decisions a model should be readable.", ""),
    ],
)
def test_claims_become_clauses_whole_or_not_at_all(text: str, clause: str) -> None:
    """What is shown reads after "that" as it stands: nothing is cut or put into other words."""
    assert that_clause(text) == clause
    assert clause in text


@pytest.mark.parametrize(
    "text",
    [
        "If size grows, the loss falls fast.",
        "We train ten probes on it.",
        "Use the last layer of it.",
        "In our view, we should stop here.",
        "The run takes O(n 2) time.",
        "Probes often mislead (see Table 2).",
    ],
)
def test_what_does_not_fit_after_that_gives_no_clause(text: str) -> None:
    """Conditions, commands, the authors' doings and formulas are no plain statements."""
    assert whole_clause(text) == ""


def test_assumptions_and_questions_have_clauses_of_their_own() -> None:
    """An assumed clause comes from assuming words only, a question from asking ones."""
    assert assumed_clause("We assume that every layer is linear.") == ""
    assert assumed_clause("We assume that rare features are linear.") == "rare features are linear"
    assert assumed_clause("We show that rare features are linear.") == ""
    assert assumed_clause("The assumption that features are linear has helped.") == ""
    assert asked_clause("It is unclear how explanations should be validated.") == (
        "how explanations should be validated"
    )
    assert asked_clause("Whether probes transfer to other models is an open question.") == (
        "whether probes transfer to other models"
    )
