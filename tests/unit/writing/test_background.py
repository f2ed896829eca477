"""The swap test against a background that ships with the product."""

from dataclasses import replace

import numpy as np
import pytest

from readgroup.model.document import Document
from readgroup.model.guide import Question
from readgroup.settings import DEFAULT_EMBEDDER
from readgroup.writing.background import FILE, Meanings, background
from readgroup.writing.checks import Fault
from readgroup.writing.questions import guide
from readgroup.writing.summaries import summarize

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def meanings() -> Meanings:
    from readgroup.embedding import embedder

    return Meanings(embedder(DEFAULT_EMBEDDER))


def test_the_background_is_small_and_holds_no_text() -> None:
    """A few thousand unit vectors in bytes, in less than a megabyte and a half."""
    rows = background()
    assert rows.shape[0] >= 2000
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert FILE.stat().st_size < 1_500_000
    assert np.load(FILE).dtype == np.int8


def test_a_question_for_any_paper_fails(primer: Document, meanings: Meanings) -> None:
    """What names the passage's own matter passes; what any paper could be asked does not."""
    good = guide(primer, summarize(primer), meanings=meanings).questions[0]
    vague = replace(good, text="How efficient is this method compared with others?")
    meanings.learn([good, vague])
    assert not meanings.fits_others(good)
    assert meanings.fits_others(vague)


def test_a_set_passes_and_says_how_many_did_not(primer: Document, meanings: Meanings) -> None:
    """Every chosen question passes the swap test, and no two mean the same."""
    made = guide(primer, summarize(primer), meanings=meanings)
    assert len(made.questions) == 12
    assert not any(meanings.fits_others(q) for q in made.questions)
    assert not any(_alike(meanings, a, b) for a in made.questions for b in made.questions)
    assert dict(made.dropped).get(Fault.SWAP.value, 0) > 0


def _alike(meanings: Meanings, one: Question, other: Question) -> bool:
    return one.id != other.id and meanings.are_alike(one, other)
