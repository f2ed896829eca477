"""What is shown of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.cleaning import shown


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("Features superpose (Elhage et al., 2021).", "Features superpose."),
        ("Features superpose (Elhage et al., 2021; Olah et al., 2020a,b) often.", "Features superpose often."),
        ("Probes (see Hewitt and Liang, 2019) mislead.", "Probes mislead."),
        ("It grew (between 2010 and 2020) fast.", "It grew (between 2010 and 2020) fast."),
        ("Heads compose [3, 4], as in [12].", "Heads compose, as in [12]."),
        ("Tags [ABC+20] vanish too.", "Tags vanish too."),
        ("However, we disagree.", "We disagree."),
        ("Moreover, t-SNE is unstable.", "t-SNE is unstable."),
        ("Loss falls (see Figure 3a and Table 2).", "Loss falls."),
        ("Loss falls (Section 3.1).", "Loss falls."),
        ("The effect holds in layer 5.", "The effect holds in layer 5."),
        ("We ablate the stream 5.", "We ablate the stream."),
        ("We use an API, 3 a tool for texts.", "We use an API, a tool for texts."),
        ("We won two contests 1, where probes count.", "We won two contests, where probes count."),
        ("It is a ring (Definition 1.1).", "It is a ring."),
        (r"We call it \textit{probing} \citep{A21}.", "We call it probing."),
        ("2. Choose a baseline.", "Choose a baseline."),
        ("lower case stays.", "lower case stays."),
        ("As shown in Table 3, probes fail.", "Probes fail."),
        ("As can be seen from Figures 2 and 3, probes fail.", "Probes fail."),
        ("From the table, we can see that probes fail.", "Probes fail."),
        ("As shown in Table 3, we test probes.", "As shown in Table 3, we test probes."),
        ("From the table we took two rows.", "From the table we took two rows."),
        ("Metric 5: We count errors.", "We count errors."),
        ("Key finding: Probes fail.", "Probes fail."),
        ("Hypothesis 1: Probes fail.", "Hypothesis 1: Probes fail."),
    ],
)  # fmt: skip
def test_debris_goes_and_grammar_stays(exact: str, text: str) -> None:
    """Citation marks, pointers and connectives fall away unless the sentence needs them."""
    assert shown(exact) == text


@given(st.text(alphabet=st.sampled_from("abc A,.;()[]12 (Fig. 3)"), max_size=80))
def test_nothing_is_added(exact: str) -> None:
    """But for a capital letter, what is shown is a subsequence of what stands in the paper."""
    left = iter(exact.lower())
    assert all(c in left for c in shown(exact).lower())


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("Results: Probes find features.", "Probes find features."),
        (
            "In most cases, however, probes are used with the labels of people.",
            "In most cases probes are used with the labels of people.",
        ),
        ("However the probes fail.", "The probes fail."),
        ("Hence, q vol is negative.", "q vol is negative."),
    ],
)
def test_labels_and_asides_go(exact: str, text: str) -> None:
    """What ties a sentence to its neighbours is left out, and a symbol keeps its case."""
    assert shown(exact) == text


@pytest.mark.parametrize(
    ("exact", "plain"),
    [
        ("Our results mirror (Nanda et al., 2023): we find clocks.", None),
        ("Following (Lee et al., 2019), we use the dump.", None),
        ("Neurons mix features (Elhage et al., 2022).", "Neurons mix features."),
        ("They call it “mixing” (Elhage et al., 2022).", "They call it “mixing”."),
    ],
)
def test_a_citation_that_a_word_governs_stays(exact: str, plain: str | None) -> None:
    """Without it the sentence would lose its object; any other goes."""
    assert shown(exact) == (plain or exact)
