"""The bibliography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Block, BlockKind, Region, Span
from readgroup.parsing.references import references_of


def entry(raw: str):
    return references_of([Block(BlockKind.REFERENCE, raw, 0)])[0]


def test_fields_of_a_marked_entry() -> None:
    """Mark, authors, title, year and arXiv id are read from an entry."""
    found = entry(
        "[7] T. Bricken, A. Templeton, et al. Towards things. In NeurIPS, 2023. arXiv:2309.08600."
    )
    assert (found.key, found.title, found.year) == ("7", "Towards things", 2023)
    assert found.arxiv_id == "2309.08600"
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


@pytest.mark.parametrize(
    ("raw", "title", "authors", "year"),
    [
        (
            "Bricken, T., Templeton, A., and Olah, C. Towards monosemanticity. Thread, 2023.",
            "Towards monosemanticity", 3, 2023,
        ),
        (
            "Hochreiter, S., Schmidhuber, J.: Long short-term memory. Neural Computation 9(8), 1735–1780 (1997)",
            "Long short-term memory", 2, 1997,
        ),
        (
            "Jan Draisma, A tropical approach to secant dimensions, J. Pure Appl. Algebra 212 (2008), no. 2, 349–363.",
            "A tropical approach to secant dimensions", 1, 2008,
        ),
        (
            "L. M. Adleman and K. S. McCurley (1995), Open problems in number-theoretic complexity, II, in Proceedings of the 1994 Symposium.",
            "Open problems in number-theoretic complexity, II", 2, 1995,
        ),
        (
            "Vaswani, A., Shazeer, N., 2017. Attention is all you need, in: Advances in Neural Information, pp. 5998–6008.",
            "Attention is all you need", 2, 2017,
        ),
        (
            "M. T. Ribeiro and S. Singh. “Why should I trust you?”: Explaining predictions. In KDD, 2016.",
            "“Why should I trust you?”: Explaining predictions", 2, 2016,
        ),
        (
            "Li, Y. and Clune, J. Do networks learn the same? A study of parts. In ICLR, 2015.",
            "Do networks learn the same? A study of parts", 2, 2015,
        ),
        ("Navarro J F, Frenk C S and White S D M, 1996 Astrophys. J. 462 563", "", 3, 1996),
        ("Y. LeCun, Y. Bengio, and G. Hinton, Nature 521, 436 (2015).", "", 3, 2015),
        (
            "A. Karpathy. The unreasonable effectiveness of networks. https://a.org/2014/x, 2015. Accessed: 2016-01-10.",
            "The unreasonable effectiveness of networks", 1, 2015,
        ),
        (
            "P. Christiano and M. Xu. Eliciting latent knowledge, January 2021. 24, 32",
            "Eliciting latent knowledge", 2, 2021,
        ),
    ],
)  # fmt: skip
def test_styles(raw, title, authors, year) -> None:
    """Full stops, colons, commas, brackets: title, number of authors and year in each style."""
    found = entry(raw)
    assert (found.title, len(found.authors), found.year) == (title, authors, year)


def test_slanted_letters_end_a_title() -> None:
    """Where commas part everything, the journal in italics tells where the title ends."""
    raw = "J. Elsner, Red, green and blue things, Annalen, 1901."
    start = raw.index("Annalen")
    spans = (
        Span(0, start, Region(1, (0, 0, 1, 1))),
        Span(start, start + 7, Region(1, (1, 0, 2, 1))),
        Span(start + 7, len(raw), Region(1, (2, 0, 3, 1))),
    )
    block = Block(BlockKind.REFERENCE, raw, 0, spans)
    (found,) = references_of([block], {(1, (1, 0, 2, 1))})
    assert found.title == "Red, green and blue things"


def test_keys_are_those_that_most_entries_have() -> None:
    """A number that one entry happens to begin with is no key."""
    raws = ["A. One. First things. 2001.", "2001. A space odyssey. 1968.", "C. Two. More. 2002."]
    found = references_of([Block(BlockKind.REFERENCE, raw, 0) for raw in raws])
    assert [reference.key for reference in found] == ["", "", ""]


@pytest.mark.parametrize(
    ("raw", "arxiv_id"),
    [
        ("A. One. A title. arXiv preprint arXiv:2309.08600, 2023.", "2309.08600"),
        ("A. One. A title. CoRR, abs/1705.00557.", "1705.00557"),
        ("A. One. A title. URL https://arxiv.org/abs/2209.10652v2.", "2209.10652"),
        ("A. One. Phys. Rev. 63:063506, 2001, [astro-ph/0006024].", "astro-ph/0006024"),
        ("A. One. JCAP01(2009)014, [gr-qc/0806.3093].", "0806.3093"),
        ("A. One. A title. Journal 1234.56789, 2001.", ""),
    ],
)
def test_arxiv_ids(raw, arxiv_id) -> None:
    """arXiv ids in their old and new forms, and in the forms in which people cite them."""
    assert entry(raw).arxiv_id == arxiv_id


def test_an_address_over_two_lines() -> None:
    """A space that a line's end left in an address is closed up."""
    raw = "A. One. A title. https: //a.org/b- c/d.html, 2001."
    assert entry(raw).url == "https://a.org/b-c/d.html"


@given(st.text(max_size=200))
def test_any_text(raw) -> None:
    """Whatever an entry holds, its fields come from it and nothing is raised."""
    found = entry(raw)
    assert found.raw == raw
    assert found.title in raw
    assert found.year is None or str(found.year) in raw
