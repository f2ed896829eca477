"""Marks in the text, and the entries that they cite."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Block, BlockKind, Citation, Reference, Region, Span
from readgroup.parsing.citations import citations_of
from readgroup.parsing.links import Link
from readgroup.parsing.marks import keyed_marks, name_years, named_marks

KEYS = {str(n): n - 1 for n in range(1, 41)}
NAMED = [
    Reference("Olah et al. 2020.", authors=("C. Olah", "N. Cammarata", "L. Schubert"), year=2020),
    Reference("Elhage et al. 2021a.", authors=("N. Elhage", "N. Nanda", "C. Olsson"), year=2021),
    Reference("Elhage et al. 2021b.", authors=("N. Elhage", "T. Hume", "C. Olsson"), year=2021),
    Reference("Geva and Levy. 2022.", authors=("M. Geva", "O. Levy"), year=2022),
    Reference("OpenAI. 2023.", authors=("OpenAI",), year=2023),
]


def cited(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(text[m.start : m.end], m.entries) for m in named_marks(text, name_years(NAMED))]


def test_numbers_and_ranges() -> None:
    """Each number and each range of a bracket leads to its own entries."""
    text = "as shown [3, 5–7], and again [12]."
    assert [(text[m.start : m.end], m.entries) for m in keyed_marks(text, KEYS)] == [
        ("3", (2,)), ("5–7", (4, 5, 6)), ("12", (11,)),
    ]  # fmt: skip


def test_brackets_that_cite_nothing() -> None:
    """An interval, an aside and a number that no entry has are no marks."""
    assert not list(keyed_marks("x in [0, 1], [sic] or [99]", KEYS))


def test_keys_of_letters() -> None:
    """Keys are found whatever a raised plus did to their spaces."""
    assert [m.entries for m in keyed_marks("see [KMN +02, Cop87]", {"KMN02": 0, "Cop87": 1})] == [
        (0,),
        (1,),
    ]


def test_names_and_years() -> None:
    """Names in brackets and in the sentence, letters after years, groups and pairs."""
    text = (
        "(Olah et al., 2020; Elhage et al., 2021a,b) while Geva and Levy (2022) and OpenAI (2023)"
    )
    assert cited(text) == [
        ("Olah et al., 2020", (0,)),
        ("Elhage et al., 2021a", (1,)),
        ("Geva and Levy (2022", (3,)),
        ("OpenAI (2023", (4,)),
    ]


def test_a_second_year_has_the_names_of_the_first() -> None:
    """ "Elhage et al. (2021a, 2021b)" cites twice."""
    assert [entries for _, entries in cited("by Elhage et al. (2021a, 2021b)")] == [(1,), (2,)]


def test_years_that_cite_nothing() -> None:
    """A year without the names of an entry before it is no mark."""
    assert cited("In 2020 the model of Olah was trained; Vaswani et al. (2020) differ.") == []


@given(st.text("Olah [1,2–-9] (2020)&et al.;", max_size=60))
def test_marks_lie_within_any_text(text) -> None:
    """Marks are stretches of the text that hold something and lead to entries there are."""
    for mark in (*keyed_marks(text, KEYS), *named_marks(text, name_years(NAMED))):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.entries
        assert all(0 <= entry < 40 for entry in mark.entries)


def test_links_lead_where_text_is_silent() -> None:
    """A link over a name leads to the entry at its target, a little below it."""
    text = Block(
        BlockKind.PARAGRAPH, "as Framework says", 0, (
            Span(0, 2, Region(1, (10, 10, 20, 20))),
            Span(3, 12, Region(1, (25, 10, 70, 20))),
            Span(13, 17, Region(1, (75, 10, 90, 20))),
        ),
    )  # fmt: skip
    entries = [
        Block(BlockKind.REFERENCE, f"Entry {n}.", 1, (Span(0, 8, Region(2, (50, y, 90, y + 9))),))
        for n, y in enumerate((100, 125, 150))
    ]
    links = [
        Link(1, (24, 9, 71, 21), target=2, x=30, top=121.0),
        Link(1, (200, 9, 210, 21), target=2, x=30, top=96.0),
    ]
    references = [Reference(f"Entry {n}.") for n in range(3)]
    assert citations_of([text, *entries], references, links) == (Citation(0, 3, 12, (1,)),)


def line(words: list[tuple[str, bool]], kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """A block of one line; each word says whether it is small and raised."""
    text, spans, x = "", [], 72.0
    for word, raised in words:
        text += word if raised else f" {word}" if text else word
        box = (x, 99.0, x + 20, 105.0) if raised else (x, 100.0, x + 20, 110.0)
        spans.append(Span(len(text) - len(word), len(text), Region(1, box)))
        x += 24
    return Block(kind, text, 0, tuple(spans))


def test_raised_numbers_cite_where_brackets_do_not() -> None:
    """Small numbers over the line lead to their entries; exponents, notes and other numbers do not."""
    entries = tuple(Reference(f"{n}. A. One.", key=str(n)) for n in range(1, 21))
    text = line([("engines", False), ("3,5–7", True), ("turn.", False), ("12", True), ("x", False),
                 ("2", True), ("of", False), ("8", False), ("gears", False), ("4", True)])  # fmt: skip
    note = line([("4 A note.", False)], BlockKind.FOOTNOTE)
    found = citations_of([text, note], entries, ())
    assert [(text.text[c.start : c.end], c.references) for c in found] == [
        ("3", (2,)), ("5–7", (4, 5, 6)), ("12", (11,)),
    ]  # fmt: skip


def test_raised_numbers_are_notes_where_brackets_cite() -> None:
    """In a paper that cites in brackets, a raised number stays a footnote's mark."""
    entries = tuple(Reference(f"[{n}] A. One.", key=str(n)) for n in range(1, 4))
    text = line([("engines", False), ("3", True), ("[1]", False), ("and", False), ("[2]", False)])
    assert [c.references for c in citations_of([text], entries, ())] == [(0,), (1,)]
