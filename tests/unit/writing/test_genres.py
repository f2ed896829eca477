"""Kinds of papers."""

from papers import EXPERIMENT, REVIEW, paper

from readgroup.writing.genres import Genre, genre


def test_kinds_are_told_apart() -> None:
    """A survey by what it says of itself, an experiment by measuring, theory by its statements."""
    theory = (
        "# 1 Maps\n\n"
        + "Theorem 1 says that the map is smooth. Lemma 2 and Lemma 3 give the proof."
    )
    essay = (
        "# 1 On seminars\n\nPeople talk past each other, and nobody minds. Reading together helps."
    )
    assert genre(paper(REVIEW, title="Networks: A Survey")) is Genre.REVIEW
    assert genre(paper(EXPERIMENT, title="Sparse Probes")) is Genre.EXPERIMENT
    assert genre(paper(theory, title="Smooth Maps")) is Genre.THEORY
    assert genre(paper(essay, title="On Seminars")) is Genre.ESSAY
