"""Shorter forms of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.shortening import FEWEST_WORDS, Cut, shortenings


@pytest.mark.parametrize(
    ("text", "form", "cut"),
    [
        (
            "In this paper, we train sparse probes on seven language models.",
            "We train sparse probes on seven language models.",
            Cut.PLACE,
        ),
        (
            "Motivated by the cost of labels, we train sparse probes on seven language models.",
            "We train sparse probes on seven language models.",
            Cut.INTRODUCTION,
        ),
        (
            "Our experiments clearly show that sparse probes need very few neurons of a layer.",
            "Sparse probes need very few neurons of a layer.",
            Cut.REPORT,
        ),
        (
            "We train sparse probes (SPs) on activations of seven models.",
            "We train sparse probes on activations of seven models.",
            Cut.PARENTHESES,
        ),
        (
            "We train sparse probes on seven language models, which were made by others.",
            "We train sparse probes on seven language models.",
            Cut.RELATIVE,
        ),
        (
            "We train sparse probes on seven language models by minimizing a convex loss.",
            "We train sparse probes on seven language models.",
            Cut.MEANS,
        ),
    ],
)
def test_what_stands_around_the_point_can_go(text: str, form: str, cut: Cut) -> None:
    """Each kind of cut, with what is left."""
    assert (form, frozenset({cut})) in [(s.text, s.cuts) for s in shortenings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "If features are sparse, we recover all of them with eight neurons.",
        "Under mild assumptions, we prove that probes find every sparse feature.",
        "Without labels, we recover all of the features of seven language models.",
        "On MNIST, we recover all of the features that were put there.",
        "Experiments on MNIST show that probes need only a few of the neurons.",
        "Sparse features cannot be found in any language model by using probes.",
        "Sparse probes find more of the features compared to dense probes.",
        "We argue that probes do not show what a model uses in its answers.",
        "Our results suggest that probes need no more than eight neurons of a layer.",
        "We show that if features are sparse, probes need only a few of the neurons.",
        "Probes find features but do not tell whether the model uses any of them.",
    ],
)
def test_conditions_and_hedges_stay(text: str) -> None:
    """A claim is not made wider by cutting what limits it."""
    assert [s.text for s in shortenings(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We present sparse probes that learn from few sentences, generalize to larger models, and can find features.",
        "We argue that dispatchers may look at the queues of their own machines and keep using them.",
    ],
)
def test_what_belongs_together_is_not_parted(text: str) -> None:
    """A list keeps its last member, and a verb what it waits for."""
    forms = [s.text for s in shortenings(text)]
    assert not any(form.endswith(("models.", "keep.")) for form in forms)


def test_nothing_ends_open() -> None:
    """No form ends in a word that waits for another."""
    text = "We show how to train the probes that are based on using very few of the neurons."
    assert all(not s.text.endswith((" on.", " to.", " the.", " are.")) for s in shortenings(text))


MADE = (
    *("We", "Our results show that", "sparse probes", "(which)", "learn,", "by using", "because"),
    *("and the", "models;", "in this paper:", "such as,", "seven", "(of) them", "— while", "train"),
)


@given(st.lists(st.sampled_from(MADE), min_size=1, max_size=20).map(" ".join))
def test_forms_keep_words_and_order(text: str) -> None:
    """Every form is the sentence itself or a part of its letters in their order, long enough."""
    first, *others = shortenings(text)
    assert first.text == text
    for form in others:
        rest = iter(text.lower())
        assert all(c in rest for c in form.text.lower().rstrip("."))
        assert len(form.text.split()) >= FEWEST_WORDS
        assert form.cuts


def test_what_is_counted_off_stays_or_goes_as_a_whole() -> None:
    """No form has the first of two members only."""
    text = "We perform two analyses of the probes: (1) we read them, which helps, (2) we use them."
    assert all(s.text.count("(") in (0, 2) for s in shortenings(text))


@pytest.mark.parametrize(
    "text",
    [
        "The process involves three steps: (1) predict each value with a model; (2) encode the errors; and (3) compress what is left, which saves space.",
        "The process involves three steps: predict each value with a model; encode the errors; and compress what is left, which saves space.",
        "The process involves two kinds of steps, namely predicting each value with a model, which is quick, and compressing what is left.",
    ],
)
def test_a_list_announced_by_its_number_keeps_its_members(text: str) -> None:
    """What says "three steps" tells three of them, or is not shortened."""
    end = text[-12:]
    assert all(s.text.endswith(end) for s in shortenings(text))
    assert all(s.text.count("(") == text.count("(") for s in shortenings(text))
