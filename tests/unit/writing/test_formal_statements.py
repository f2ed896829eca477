"""Theorems and definitions are taken whole, or not at all."""

from dataclasses import replace

import pytest
from papers import paper

from readgroup.model.document import BlockKind, Document
from readgroup.model.passage import Form
from readgroup.writing.formal_statements import FormalStatement, formal_statements
from readgroup.writing.quotes import stands_in


def document(*paragraphs: str) -> Document:
    """A paper of one section; "$ ..." paragraphs are displayed formulas, "^ ..." footnotes."""
    kinds = {"$": BlockKind.EQUATION, "^": BlockKind.FOOTNOTE}
    made = paper("\n\n".join(["# 1 Theory", *paragraphs]))
    blocks = tuple(replace(b, kind=kinds.get(b.text[0], b.kind)) for b in made.blocks)
    return replace(made, blocks=blocks)


def found(*paragraphs: str) -> list[FormalStatement]:
    return list(formal_statements(document(*paragraphs)))


THEOREM = (
    "Theorem 2.1 (Sparse Recovery). Let A be a matrix with independent rows, and suppose that",
    "$ m ≥ C s log n. (2)",
    "where C is an absolute constant. Then every sparse vector is recovered with",
    "$ | x − y | ≤ ε,",
    "provided that the noise is small.",
)


def test_a_statement_runs_over_its_formulas_to_its_end() -> None:
    """Label, formulas, the text between them and after; not the paragraph that begins anew."""
    made = document(*THEOREM, "This bound is known to be tight.")
    (statement,) = formal_statements(made)
    assert statement.label == "Theorem 2.1"
    assert statement.name == "Sparse Recovery"
    assert [q.exact for q in statement.quotes] == list(THEOREM)
    assert [q.form for q in statement.quotes] == [
        Form.STATEMENT,
        Form.FORMULA,
        Form.STATEMENT,
        Form.FORMULA,
        Form.STATEMENT,
    ]
    assert all(stands_in(made, q) for q in statement.quotes)
    assert statement.words.endswith("with □ provided that the noise is small.")


def test_words_alone_are_prose() -> None:
    """A statement without symbols can be read as it is quoted."""
    (words,) = found("Theorem 1. The push and pop operations of the stack are linearizable.")
    (symbols,) = found("Theorem 1. The push and pop operations of a stack S are linearizable.")
    assert (words.is_symbolic, words.quotes[0].form) == (False, Form.PROSE)
    assert (symbols.is_symbolic, symbols.quotes[0].form) == (True, Form.STATEMENT)


def test_a_title_may_stand_alone() -> None:
    """The statement is then the paragraph below it; labels in capitals are the same labels."""
    (statement,) = found(
        "DEFINITION 4: Circuit Motif", "Motifs are patterns that recur in many circuits of a model."
    )
    assert (statement.label, statement.name) == ("Definition 4", "Circuit Motif")
    assert statement.words == "Motifs are patterns that recur in many circuits of a model."
    assert len(statement.quotes) == 2


def test_a_footnote_does_not_interrupt() -> None:
    """What stands at the foot of the page is passed over."""
    (statement,) = found(THEOREM[0], "^ 1 Or columns.", *THEOREM[1:])
    assert "Or columns" not in statement.words


def test_the_premises_alone_are_no_theorem() -> None:
    """A further sentence belongs to a theorem that has not said yet what follows."""
    given = "Lemma 4. Let K be a closed convex set of the space, and let x be one of its points."
    (statement,) = found(given, "Then the distance to K is attained.", "Note that K may be empty.")
    assert statement.words.endswith("Then the distance to K is attained.")
    assert not found(given, "We now turn to the next question.")


def test_a_proof_ends_a_statement_and_is_noticed() -> None:
    """After it, before the next statement, or announced by name elsewhere."""
    said = "Proposition 7. Every finite tree with two or more vertices has a leaf."
    (after,) = found(said, "Proof. Walk along the edges until none is left.")
    (within,) = found(f"{said} Proof. Walk along the edges until none is left.")
    (elsewhere,) = found(said, "We use it below.", "Proof of Proposition 7. Walk along the edges.")
    (without,) = found(said, "Proposition 8. Every finite forest has a leaf or no edge at all.")[:1]
    assert [s.is_proved for s in (after, within, elsewhere, without)] == [True, True, True, False]
    assert {s.quotes[0].exact for s in (after, within, elsewhere, without)} == {said}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Theorem 3. For every choice of the weights the norm of the solution is", "Table 2: x"),
        ("Theorem 3. For every choice of the weights the norm is at most", "# 2 Next"),
        ("Theorem 3. The norm of the solution is at most one in this case.", "$ 1 n"),
        ("Theorem 3. " + "The norm of the solution is at most one in this case. " * 20,),
        ("Theorem 3 is used to bound the norm of the solution in the next section.",),
        ("Theorem 3. The norm of the solution is bounded by Lemma 4. It is at most",),
    ],
    ids=["a table", "a heading", "a stray formula", "too long", "only named", "the end"],
)
def test_what_cannot_be_shown_whole_is_left_out(paragraphs: tuple[str, ...]) -> None:
    """Rather none than half a statement."""
    assert not found(*paragraphs)
