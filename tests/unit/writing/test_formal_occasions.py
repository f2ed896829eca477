"""Theorems and definitions as things to ask about."""

from papers import paper

from readgroup.model.document import Document
from readgroup.writing.formal_occasions import THEOREM, formal_occasions
from readgroup.writing.occasions import Occasion
from readgroup.writing.quotes import stands_in
from readgroup.writing.reading import read
from readgroup.writing.terms import Terminology

PLAIN = "Theorem 4. Let A be a matrix with independent rows. Then every vector is recovered."


def asked_about(document: Document) -> list[Occasion]:
    """What is found in the whole of a document that has no terms."""
    return list(formal_occasions(read(document), Terminology([]), inside=frozenset({-1, 0})))


def test_a_theorem_without_terms_is_named_by_the_heading_above_it() -> None:
    """With that heading as an anchor; a heading that names nothing does not do."""
    document = paper(f"# 3 The case of linear subspaces\n\n{PLAIN}")
    (found,) = asked_about(document)
    assert found.slots[THEOREM]["label"] == "Theorem 4 in “The case of linear subspaces”"
    assert found.quotes[-1].exact == "The case of linear subspaces"
    assert all(stands_in(document, q) for q in found.quotes)
    assert not asked_about(paper(f"# 3 Introduction\n\n{PLAIN}"))


def test_an_article_makes_no_phrase_of_one_word() -> None:
    """A lemma is named by a phrase where it has one."""
    words = "An EmptyStackException means that some run has moved the stack pointer."
    document = paper(f"# 2 Stacks\n\nLemma 3. {words}")
    terms = Terminology(
        [words, "The stack pointer is read on an EmptyStackException."],
        "The EmptyStackException",
    )
    found = formal_occasions(read(document), terms, inside=frozenset({0}))
    assert {o.slots[THEOREM]["label"] for o in found} == {"Lemma 3 on the stack pointer"}
