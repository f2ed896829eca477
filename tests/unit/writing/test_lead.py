"""The one sentence that says what a paper does."""

from readgroup.writing.defects import defects
from readgroup.writing.lead import best, lead

TITLE = "Sparse Probes Recover Features of Language Models"
ABSTRACT = [
    "Language models have been studied widely in recent years.",
    "Single neurons often respond to several features, which makes them hard to read.",
    "In this paper, we introduce sparse probes, which read features of language models from few neurons.",
    "Sparse probes reach 93% accuracy on parts of speech.",
]


def test_the_aim_is_told_and_not_the_background() -> None:
    """Of an abstract, the sentence that says what is done is taken."""
    found = lead(TITLE, ABSTRACT)
    assert found is not None
    which, form = found
    assert which == 2
    assert "sparse probes" in form.lower()


def test_only_what_is_admitted_is_told() -> None:
    """A sentence that may not be shown is not chosen, though it tells what the paper is about."""
    found = lead(TITLE, ABSTRACT, [True, True, False, False])
    assert found is not None
    assert found[0] in (0, 1)
    assert lead(TITLE, ABSTRACT, [False] * 4) is None
    assert lead(TITLE, []) is None


def test_a_form_that_cannot_be_read_alone_is_the_last_resort() -> None:
    """Being cut or leaning counts before any score, pointing elsewhere costs a little of it."""
    cut, leaning, pointing, sound = (
        "and probes read features from few neurons.",
        "This lets us read features from few neurons.",
        "Figure 3 shows features of few neurons.",
        "Probes read features from few neurons.",
    )
    assert defects(cut)
    assert defects(leaning)
    assert defects(pointing)
    assert not defects(sound)
    assert best([[cut], [sound]], [[0.9], [0.1]]) == (1, sound)
    assert best([[leaning], [sound]], [[0.9], [0.1]]) == (1, sound)
    assert best([[pointing], [sound]], [[0.9], [0.1]]) == (0, pointing)
    assert best([[leaning], [sound]], [[0.12], [0.1]]) == (1, sound)
    assert best([[cut]], [[0.1]]) == (0, cut)
