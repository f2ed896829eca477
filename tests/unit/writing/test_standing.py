"""Whose word a sentence is, and whether its contrary is worth a thought."""

import pytest

from readgroup.model.document import SectionKind
from readgroup.writing.assertions import action, assertion
from readgroup.writing.phrases import nameable, whole
from readgroup.writing.standing import (
    is_announced,
    is_defining,
    is_half,
    is_of_others,
)


@pytest.mark.parametrize(
    ("exact", "kind", "foreign"),
    [
        ("They show that retrieval can be improved.", SectionKind.RESULTS, True),
        ("Prior work has found that probes fail.", SectionKind.OTHER, True),
        ("ISABELA [12] performs compression by splines.", SectionKind.METHOD, True),
        ("Doe et al. (2021) use contrastive pairs.", SectionKind.RESULTS, True),
        ("Models are tuned for dialogue (Doe et al., 2022).", SectionKind.METHOD, True),
        ("Parsers rely on large treebanks.", SectionKind.RELATED_WORK, True),
        ("Unlike Doe et al. (2022), we find that probes fail.", SectionKind.RESULTS, False),
        ("Sparse probes recover features.", SectionKind.RESULTS, False),
        ("Trust depends on institutions [3].", SectionKind.OTHER, False),
        ("One might think that probes suffice.", SectionKind.RESULTS, True),
        ("It is often assumed that features are linear.", SectionKind.RESULTS, True),
        ("We hope that our probes will help others.", SectionKind.CONCLUSION, True),
        ("In 1998, probes were proposed for vision.", SectionKind.OTHER, True),
        ("Probes have long been used in vision.", SectionKind.OTHER, True),
        ("Recent research has shown that probes fail.", SectionKind.RESULTS, True),
    ],
)
def test_what_others_found_is_told_apart(exact: str, kind: SectionKind, foreign: bool) -> None:
    """Pronouns, citations as subjects and cited background are not the authors' own word."""
    assert is_of_others(exact, kind) is foreign


def test_announcements_are_no_decisions() -> None:
    """What comes next is no claim; a claim after "First" is one."""
    assert is_announced("Second, we evaluate differences in speed.")
    assert is_announced("On the one hand, more layers help.")
    assert is_announced("In this section, we describe the data.")
    assert not is_announced("In this work, we show that refusal is a direction.")
    assert is_announced("In Figure 9 we show the losses of both models.")
    assert is_announced("We report the losses of both models in Table 1.")
    assert is_announced("Figure 3 depicts the losses of both models.")
    assert is_announced("The losses of both models are shown in Fig. 3.")
    assert not is_announced("Figure 3 shows that the losses of both models fall.")


@pytest.mark.parametrize(
    "text",
    [
        "Parallel parsing can be classified into two kinds.",
        "The definition of sparse circuits gives rise to reversible computation.",
        "Perplexity measures the size of the loss relative to chance.",
    ],
)
def test_definitions_are_asked_no_reason(text: str) -> None:
    """How a thing is classed or what it stands for has no reason to ask for."""
    said = assertion(text)
    assert said is not None
    assert is_defining(said)


def test_half_a_contrast_is_left_alone() -> None:
    """What was cut off may say the opposite."""
    text = "Sparse probes may degrade the model, whereas our method does not."
    said = assertion(text)
    assert said is not None
    assert is_half(said, text)


def test_ours_is_the_authors_only_where_it_is_their_work() -> None:
    """ "Our analysis" is theirs; "our emphasis on credit" is everybody's."""
    own = assertion("Our analysis of suffixes provides a partial account of refusal.")
    assert own is not None
    assert own.subject == "the authors’ analysis of suffixes"
    assert assertion("Our strong emphasis on credit harms the progress of mathematics.") is None


def test_an_action_is_not_cut_before_its_end() -> None:
    """What follows "and" may say what it was done for."""
    assert action("We derive a generic model for prediction and optimise its size.") is None


@pytest.mark.parametrize(
    ("text", "term", "phrase"),
    [
        ("They explore misinformation in depth today.", "misinformation", "misinformation"),
        (
            "We train a circuit of 26 attention heads.",
            "a circuit",
            "a circuit of 26 attention heads",
        ),
        ("Small sparse probes are cheap.", "sparse probes", "small sparse probes"),
        ("It holds for polynomials of sines and cosines.", "polynomials", ""),
        ("They built a system named AIKON for it.", "a system", "a system"),
        ("We splice the SAE into the pass of Figure 3.", "the pass", ""),
    ],
)
def test_a_phrase_is_named_whole_or_not_at_all(text: str, term: str, phrase: str) -> None:
    """Neither cut in front nor behind, nor where an "and" goes on."""
    assert whole(text, term).lower() == phrase.lower()


def test_asides_and_rivals_name_nothing() -> None:
    """What stands in parentheses or after "than" is not what a sentence is about."""
    assert nameable("Models learn fewer features than networks.") == "Models learn fewer features."
    assert "theory" not in nameable("They reject speculation (so-called theory) as unsound.")


def test_a_range_without_its_end_is_left_alone() -> None:
    """ "Ranges from A, which ..., to B" cannot stop at A."""
    text = "The nature of probes ranges from plain observation, which is cheap, to intervention."
    said = assertion(text)
    assert said is None or is_half(said, text)


def test_a_condition_needs_a_verb() -> None:
    """ "While on small networks, ..." is the half of a sentence, not a condition to be moved."""
    assert assertion("While on small networks, probes recover the geometry of features.") is None
    moved = assertion("When networks are small, probes recover the geometry of features.")
    assert moved is not None
    assert moved.rest.endswith("when networks are small")
