"""Where the entries of a bibliography begin."""

from __future__ import annotations

from readgroup.parsing.entries import split_entries


def texts(rows) -> list[str]:
    return [" ".join(row.line.text for row in entry) for entry in split_entries(rows)]


def test_marked_entries(make_rows) -> None:
    """Entries with bracketed marks begin at each mark."""
    rows = make_rows(
        ["[1] A. One. First.", "more of it, 2001.", "[2] B. Two. Second.", "[3] C. Three. Third."]
    )
    assert [t[:3] for t in texts(rows)] == ["[1]", "[2]", "[3]"]


def test_hanging_entries(make_rows) -> None:
    """Without marks, entries begin at the left edge and go on indented."""
    rows = make_rows(
        [
            "Ada One. First title",
            ("of 2001.", {"x": 90}),
            "Bob Two. Second title",
            ("of 2002.", {"x": 90}),
        ]
    )
    assert len(texts(rows)) == 2


def test_entries_parted_by_gaps(make_rows) -> None:
    """Without marks and indents, a gap parts entries."""
    rows = make_rows(
        [
            "Ada One. First",
            "of 2001.",
            ("Bob Two. Second", {"gap": 9.0}),
            "of 2002.",
            ("Cy Three.", {"gap": 9.0}),
        ]
    )
    assert len(texts(rows)) == 3


def test_numbers_rise(make_rows) -> None:
    """A number that opens a line of an entry, and does not come next, begins no entry."""
    rows = make_rows(
        [
            "1. A. One. First, pages 395-",
            "406. ACM Press, 2008.",
            "2. B. Two. Second. 2001.",
            "3. C. Three. Third. 2002.",
        ]
    )
    assert [t[:2] for t in texts(rows)] == ["1.", "2.", "3."]


def test_a_mark_within_an_entry(make_rows) -> None:
    """An arXiv id in brackets at the start of an indented line belongs to its entry."""
    rows = make_rows(
        [
            "[1] A. One. Phys. Rev. 1,",
            ("[hep-ph/9507385].", {"x": 90}),
            "[2] B. Two. Phys. Rev. 2.",
            "[3] C. Three. Phys. Rev. 3.",
        ]
    )
    assert [t[:3] for t in texts(rows)] == ["[1]", "[2]", "[3]"]


def test_numbers_above_nine_are_aligned_at_the_right(make_rows) -> None:
    """Marks of one and two digits stand in one chain, whichever edge they share."""
    lines = [(f"[{n}] A. Name. A title.", {"x": 77.0 if n < 10 else 72.0}) for n in range(7, 13)]
    assert len(texts(make_rows(lines))) == 6


def test_keys(make_rows) -> None:
    """Keys of letters and years begin entries where they are aligned; brackets inside do not."""
    rows = make_rows(
        [
            ("[AC09] N. Ailon. The transform.", {"x": 100}),
            ("SIAM, 2009.", {"x": 135}),
            ("[Ach03] D. Achlioptas. Projections.", {"x": 95}),
            ("[Online] Available.", {"x": 135}),
            ("[ABTZ13] H. Avron. Analysis.", {"x": 90}),
        ]
    )
    assert [t.split("]")[0] for t in texts(rows)] == ["[AC09", "[Ach03", "[ABTZ13"]


def test_a_column_with_the_end_of_one_entry(make_rows) -> None:
    """A page that shows one entry only is told by the edges of the others."""
    entry = ["Ada One and Bob Two. A title", ("that goes on, 2001.", {"x": 82})]
    last = [
        "Cy Three. A long title",
        ("that goes on", {"x": 82}),
        ("and on. Journal, 2002.", {"x": 82}),
    ]
    rows = make_rows(
        entry * 5
        + [
            (e if isinstance(e, str) else e[0], {**({} if isinstance(e, str) else e[1]), "page": 2})
            for e in last
        ]
    )
    assert len(texts(rows)) == 6


def test_a_justified_line_in_pieces(make_rows) -> None:
    """The pieces of a line that was stretched to the margin stay together, in their order."""
    pieces = [("Open source things", {"x": 180.0}), ("Joe Bloom.", {"gap": -10.0})]
    rows = make_rows(
        [
            "Ada One. A title", ("that goes on, 2001.", {"x": 82}),
            "Bob Two. A title", ("that goes on, 2001.", {"x": 82}),
            *pieces, ("of other layers, 2024.", {"x": 82}),
        ]
    )  # fmt: skip
    assert texts(rows)[2] == "Joe Bloom. Open source things of other layers, 2024."


def test_a_dash_for_the_authors_above(make_rows) -> None:
    """A gap parts an entry that begins with a year, its authors being drawn as a line."""
    rows = make_rows(
        [
            ("P. Benioff (1980), The computer,", {"gap": 9.0}), ("J. Phys., 22.", {"x": 88}),
            ("(1982), Models of machines,", {"x": 100, "gap": 9.0}), ("J. Phys., 29.", {"x": 88}),
            ("C. Bennett (1973), Reversible,", {"gap": 9.0}), ("J. Dev., 17.", {"x": 88}),
        ]
    )  # fmt: skip
    assert len(texts(rows)) == 3
