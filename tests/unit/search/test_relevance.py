"""What is near enough to a query."""

import pytest

from readgroup.search.fusion import Fused
from readgroup.search.hybrid import Ranked
from readgroup.search.relevance import ANSWERS, FLOOR, nearness, relevant, telling
from readgroup.search.scale import Scale
from tests.unit.search.telling import Shelf

SCALE = Scale(0.0, 1.0)


def candidate(shelf: Shelf, cosine: float | None, quoted: tuple[str, ...] = ()) -> Ranked:
    """The passage on superposition, with a cosine."""
    stored = next(
        held
        for held in shelf.papers.passages(shelf.ids["a"]).values()
        if held.passage.text.startswith("Superposition packs more features than neurons")
    )
    return Ranked(Fused(stored.id, 1.0, cosine, 1.0), stored, 1.0, quoted)


@pytest.mark.parametrize(
    ("question", "cosine", "near"),
    [
        ("Does superposition pack features?", 0.8, 0.9),
        ("Does superposition bake bread?", 0.2, (0.2 + 1 / 3) / 2),
        ("How do I bake bread?", 0.1, 0.05),
        ("What is it about?", 0.3, 0.3),
    ],
)
def test_nearness_is_half_meaning_half_words(
    shelf: Shelf, question: str, cosine: float, near: float
) -> None:
    """Words in any inflection; a question without telling words goes by meaning alone."""
    found = nearness(candidate(shelf, cosine), telling(question), SCALE)
    assert found == pytest.approx(near)


def test_what_has_no_cosine_counts_as_unrelated(shelf: Shelf) -> None:
    """By words alone a passage is found, and no question answered that it says half of."""
    by_words = candidate(shelf, None)
    assert nearness(by_words, telling("superposition of features"), SCALE) == 0.5
    assert FLOOR < 0.5 < ANSWERS


def test_phrases_and_a_library_without_vectors_pass_the_floor(shelf: Shelf) -> None:
    """What says a quoted phrase is relevant, and words alone decide until there are vectors."""
    far, quoted = candidate(shelf, 0.0), candidate(shelf, 0.0, ("more features",))
    assert list(relevant([far, quoted], "how to bake bread", SCALE)) == [quoted]
    unread = candidate(shelf, None)
    assert list(relevant([unread], "how to bake bread", SCALE)) == [unread]
