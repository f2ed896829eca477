"""Which cues a sentence has, and what may be named or quoted for them."""

from collections.abc import Mapping

import pytest
from papers import paper

from readgroup.writing.asserted import ACT
from readgroup.writing.judging import Act
from readgroup.writing.reading import Sentence, read
from readgroup.writing.roles import SentenceRole
from readgroup.writing.slots import (
    ASKED,
    FINDING,
    LEFT_OPEN,
    PROMISE,
    STATEMENT,
    STEP,
    asked_slots,
    is_believed,
    is_sure,
    slots_of,
    step_slots,
)
from readgroup.writing.terms import Terminology

TERMS = Terminology(["We train sparse probes.", "All sparse probes read names."], "Sparse probes.")
SAID = "Sparse probes of early layers read names."


def acts(**chances: float) -> Mapping[Act, float]:
    """Chances of acts; of those not named, none."""
    return {act: chances.get(act.value, 0.0) for act in Act}


def sentence(exact: str, heading: str = "Results") -> Sentence:
    """The one sentence of a section, of results if nothing else is said."""
    return read(paper(f"# 1 {heading}\n\n{exact}")).sentences[0]


def test_a_likely_finding_is_quoted_and_named() -> None:
    """The whole clause, the words for quotation marks, and what it is about."""
    slots = slots_of(sentence(SAID), TERMS, acts(finding=0.8))[FINDING]
    assert slots["saying"] == SAID.rstrip(".")
    assert slots["clause"] == "sparse probes of early layers read names"
    assert "sparse probes" in slots["term"].lower()


def test_what_is_hardly_a_finding_is_no_finding_about_its_term() -> None:
    """At 0.45 nothing is a "finding about" its term, nor a clause that was found; at 0.1 nothing at all."""
    assert "term" not in slots_of(sentence(SAID), TERMS, acts(finding=0.45)).get(FINDING, {})
    assert FINDING not in slots_of(sentence(SAID), TERMS, acts(finding=0.1, setup=0.9))


def test_what_fits_no_act_is_at_most_a_statement() -> None:
    """Claim, background and finding together let a sentence be quoted as what it is: a statement."""
    mixed = acts(claim=0.28, background=0.28, finding=0.1, setup=0.3)
    assert set(slots_of(sentence(SAID), TERMS, mixed)) == {STATEMENT}


def test_what_an_introduction_promises_is_held_against_the_paper() -> None:
    """It is neither a decision to defend nor a finding; in later sections such words are a decision."""
    planned = "In this paper, we study how sparse probes read names."
    slots = slots_of(sentence(planned, "Introduction"), TERMS, acts(design=0.9))
    assert set(slots) == {PROMISE}
    assert slots[PROMISE]["saying"] == "we study how sparse probes read names"
    assert PROMISE not in slots_of(sentence(planned), TERMS, acts(design=0.9))


@pytest.mark.parametrize(
    "exact",
    [
        "We hope that sparse probes of early layers will read names.",
        "One might think that sparse probes of early layers read names.",
        "Sparse probes of early layers have long been used for names.",
        "In Figure 3 we show sparse probes of early layers.",
    ],
)
def test_hopes_and_rejected_views_are_no_claims(exact: str) -> None:
    """Whatever the learned chances say."""
    sure = acts(claim=0.5, finding=0.5)
    assert not {FINDING, SentenceRole.CLAIM.value, STATEMENT} & set(
        slots_of(sentence(exact), TERMS, sure)
    )


def test_routine_is_no_decision() -> None:
    """What authors did is asked about where it likely is a choice of design, not where it is set-up."""
    done = sentence("We train sparse probes on early layers to find names of people.")
    assert ACT in slots_of(done, TERMS, acts(design=0.6, setup=0.4))
    assert ACT not in slots_of(done, TERMS, acts(design=0.2, setup=0.8))


def test_a_limit_needs_more_than_its_words() -> None:
    """ "Only" and "not" make a limit where the sentence likely tells one."""
    limit = sentence("We do not know how sparse probes read names of people.")
    assert SentenceRole.LIMITATION in slots_of(limit, TERMS, acts(limitation=0.5, claim=0.3))
    assert SentenceRole.LIMITATION not in slots_of(limit, TERMS, acts(limitation=0.05, claim=0.9))


def test_what_the_paper_asks_has_a_cue_of_its_own() -> None:
    """Answered or left open, as the section tells; without a term of the paper it is not asked again."""
    question = sentence("How do sparse probes read names of people?")
    assert set(asked_slots(question, TERMS, closing=False)) == {ASKED}
    assert set(asked_slots(question, TERMS, closing=True)) == {LEFT_OPEN}
    assert not asked_slots(sentence("What is the capital of France?"), TERMS, closing=True)


def test_a_closer_look_asks_for_more() -> None:
    """What has a word of a limit may be one at first sight, but must be likely to be one at the second."""
    likely = acts(limitation=0.35, claim=0.5)
    assert is_believed(SentenceRole.LIMITATION, likely)
    assert not is_sure(SentenceRole.LIMITATION, likely)
    assert is_sure(SentenceRole.LIMITATION, acts(limitation=0.6, claim=0.3))


def test_a_sentence_of_a_proof_is_a_step() -> None:
    """Nothing is asked of it but what it is there for."""
    assert set(step_slots(sentence(SAID), TERMS)) == {STEP}
    assert not step_slots(sentence("They read names of people in it."), TERMS)


def test_cited_works_are_named_by_author_and_year() -> None:
    """Two or three of them; numbers in brackets name nobody."""
    exact = "Probes are sparse (Doe et al., 2019; Roe & Poe, 2020; Moe, 2021b; Loe, 2022)."
    slots = slots_of(sentence(exact), TERMS, acts(background=0.9))
    assert slots[SentenceRole.CITATIONS]["works"] == (
        "Doe et al. (2019), Roe & Poe (2020) and Moe (2021b)"
    )
    numbered = slots_of(sentence("Probes are sparse [1, 2, 3]."), TERMS, acts(background=0.9))
    assert "works" not in numbered.get(SentenceRole.CITATIONS, {})


def test_what_leans_names_no_finding_and_scope_is_no_decision() -> None:
    """ "This improvement in sparse probes" is told by the sentence before; what a paper is about was not chosen in it."""
    leaning = "This improvement in sparse probes of early layers is a gain of five points."
    assert "term" not in slots_of(sentence(leaning), TERMS, acts(finding=0.9)).get(FINDING, {})
    scope = "We focus our study on sparse probes of early layers that read names."
    assert "saying" not in slots_of(sentence(scope), TERMS, acts(design=0.9))[SentenceRole.DESIGN]
