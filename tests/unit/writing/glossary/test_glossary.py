"""Glossaries of small papers, and of the papers of a reading list."""

from __future__ import annotations

import pytest
from papers import paper

from readgroup.model.document import Document
from readgroup.model.glossary import Entry, Glossary, TermKind
from readgroup.writing.glossary import glossary
from readgroup.writing.quotes import stands_in

TEXT = """
## 1 Introduction

Superposition refers to the hypothesis that a layer packs more features than it has neurons. We train sparse autoencoders (SAEs) on the residual stream. Probing is a popular tool. Features in superposition interfere.

## 2 Method

A probe is a linear map that reads a property from activations. Each probe costs little. An SAE has a loss, where k is the number of active latents and λ is a hyperparameter. We vary k and λ.

Neurons often respond to several concepts. We call this mixing “polysemanticity”. Polysemanticity hides features; SAEs undo it.

Figure 1: Explained variance (EV) of each SAE.

## 3 Results

The EV grows with k. Definition 3.1 (Feature Split). Given a latent of a small dictionary, its split is the set of latents that share its activations. A feature split is rare.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return paper(TEXT)


@pytest.fixture(scope="module")
def found(document: Document) -> dict[str, Entry]:
    return {entry.term: entry for entry in glossary(document).entries}


def test_terms_have_the_sentence_that_defines_them(found: dict[str, Entry]) -> None:
    """Terms come from "refers to", "is a ... that" and numbered definitions, each once."""
    assert found["superposition"].definition.text.startswith("Superposition refers to")
    assert found["probe"].definition.text == (
        "A probe is a linear map that reads a property from activations."
    )
    assert found["feature split"].definition.text.endswith("share its activations.")


def test_what_only_says_something_of_a_term_defines_nothing(found: dict[str, Entry]) -> None:
    """ "Probing is a popular tool" is no definition of probing."""
    assert "probing" not in {term.casefold() for term in found}


def test_a_name_for_what_the_sentence_before_tells_brings_that_along(
    found: dict[str, Entry],
) -> None:
    """A definition that leans on the sentence before it is quoted with it."""
    entry = found["polysemanticity"]
    assert entry.definition.text.startswith("Neurons often respond to several concepts.")


def test_abbreviations_are_found_in_captions_and_used_in_the_plural(
    found: dict[str, Entry],
) -> None:
    """Long forms stand beside them, and "SAEs" is a use of "SAE"."""
    assert found["SAE"].kind is TermKind.ABBREVIATION
    assert found["SAE"].expansion == "sparse autoencoders"
    assert found["SAE"].count == 4
    assert found["EV"].expansion.lower() == "explained variance"


def test_notation_says_what_symbols_stand_for(found: dict[str, Entry]) -> None:
    """The symbol's meaning is shown; its quote is the whole sentence."""
    assert found["k"].kind is TermKind.NOTATION
    assert found["k"].definition.text == "the number of active latents"
    assert found["λ"].definition.quote.exact.startswith("An SAE has a loss, where k is")


def test_uses_are_counted_by_section_and_page(found: dict[str, Entry]) -> None:
    """Each use names its page and section, and they add up."""
    used = found["superposition"].used
    assert [(use.page, use.section, use.count) for use in used] == [(1, "1 Introduction", 2)]
    assert {use.page for use in found["k"].used} == {2, 3}


def test_what_is_said_once_is_left_out(document: Document) -> None:
    """A term that only its own definition says needs no entry."""
    once = paper("## 1 Intro\n\nA zorb is a ball that holds a person. Nothing else is said of it.")
    assert glossary(once).entries == ()


def test_the_order_is_by_kind_then_by_alphabet(document: Document) -> None:
    """Terms, abbreviations, notation; each sorted."""
    entries = glossary(document).entries
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    assert kinds == [TermKind.TERM, TermKind.ABBREVIATION, TermKind.NOTATION]
    terms = [e.term.casefold() for e in entries if e.kind is TermKind.TERM]
    assert terms == sorted(terms)


def test_a_paper_without_definitions_has_an_empty_glossary() -> None:
    """Nothing is invented."""
    assert glossary(paper("## 1 Intro\n\nWe went home early. It rained all day.")) == Glossary()


def test_a_glossary_that_the_paper_prints_is_read() -> None:
    """Entries with the pages behind a second full stop are a glossary; the term comes before the
    first capital."""
    entries = "\n\n".join(
        f"{term} {told}.. {pages}"
        for term, told, pages in (
            ("hydra effect", "The phenomenon where layers repair each other", "3, 5"),
            ("motifs", "Patterns that recur across models", "4"),
            ("microscope AI", "Systems that are read and never run", "6, 7"),
            ("privileged basis", "In some layers the neurons are a special basis", "8"),
        )
    )
    said = "The hydra effect and motifs matter. Motifs need a privileged basis. Microscope AI is an aim."
    found = glossary(paper(f"## 1 Intro\n\n{said}\n\n## Glossary\n\n{entries}")).entries
    assert [e.term for e in found] == [
        "hydra effect",
        "microscope AI",
        "motifs",
        "privileged basis",
    ]
    assert found[0].definition.text == "The phenomenon where layers repair each other."


@pytest.mark.parametrize("name", ["experiment", "review", "primer"])
def test_every_definition_is_quoted_verbatim(name: str, request: pytest.FixtureRequest) -> None:
    """Quotes stand in the document; what is shown is made of their words; the term is among them
    or its long form is."""
    document: Document = request.getfixturevalue(name)
    for entry in glossary(document).entries:
        quote = entry.definition.quote
        assert stands_in(document, quote)
        words = iter(quote.exact.lower())
        assert all(c in words for c in entry.definition.text.lower())
        assert entry.count >= 2
        assert all(1 <= use.page <= document.pages for use in entry.used)


def test_the_sample_has_its_central_terms(primer: Document) -> None:
    """The primer's glossary knows what the primer is about."""
    entries = {e.term: e for e in glossary(primer).entries}
    assert {"circuit", "feature", "probe", "SAE"} <= set(entries)
