"""What people write in an exported file stays theirs."""

from __future__ import annotations

import dataclasses
import re

import pytest
from export_prepared import PAPER, SECTIONS, SENTENCES, document, prepared, revised, summary
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from readgroup.export.jekyll import Jekyll
from readgroup.export.markdown import Markdown
from readgroup.export.weaving import ORPHANS, Region, render, unravel
from readgroup.model.notes import Note

FIRST = Markdown().export(prepared(notes=()))
OTHER_WORDS = {i: (f"Sentence {i} of a later version.",) for i in SENTENCES}
MARKS = [
    "<!-- /readgroup:own-words -->",
    '<!-- readgroup:own-words section="1 Introduction" -->',
    '<!-- readgroup:own-words section="9 Nowhere" app="0123456789ab" -->',
    "<!-- readgroup:begin section:1 Introduction 000000000000 -->",
    "<!-- readgroup:end 000000000000 -->",
    "<!-- readgroup:file markdown 2203.04567 title=00000000\nx -->",
    "---\ntitle: mine\n---\n",
    "---",
    "# Heading",
    "```\ncode",
    "{{ liquid }}",
    "\\",
    "<!--",
    "-->",
    "\r\n",
    *re.findall(r"<!-- /?readgroup:[^\n]*-->", FIRST)[:12],
    FIRST[
        FIRST.index("<!-- readgroup:begin section:2 ") : FIRST.index(
            "<!-- readgroup:begin section:2.1"
        )
    ],
    re.search(r"<!-- readgroup:begin section:3 .*?readgroup:end \w+ -->", FIRST, re.DOTALL)[0],
]
MARKS_ALONE = MARKS[:-2]
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
TYPED = st.lists(st.sampled_from(MARKS) | TEXT, max_size=6).map("\n".join)
TYPED_NO_COPIES = st.lists(st.sampled_from(MARKS_ALONE) | TEXT, max_size=6).map("\n".join)
EXPORTERS = pytest.mark.parametrize("exporter", [Markdown(), Jekyll()], ids=["markdown", "jekyll"])


def slot_of(text: str, label: str) -> tuple[int, int]:
    """Where the text of a section's slot begins and ends, by its first opening mark."""
    opening = re.search(rf'<!-- readgroup:own-words section="{re.escape(label)}"[^>]*-->\n', text)
    assert opening
    return opening.end(), text.index("\n<!-- /readgroup:own-words -->", opening.end() - 1)


def typed_into(text: str, label: str, words: str) -> str:
    """The file after a person typed `words` into a slot."""
    start, end = slot_of(text, label)
    return f"{text[:start]}{words}{text[max(start, end) :]}"


@EXPORTERS
def test_the_same_export_again_changes_nothing(exporter):
    """Exporting what did not change gives the same bytes."""
    once = exporter.export(prepared())
    assert exporter.export(prepared(), once) == once


@EXPORTERS
@settings(max_examples=150, deadline=None)
@given(
    TYPED, st.sampled_from(["", "1 Introduction", "2.1 Learning the dictionary", "4 Limitations"])
)
def test_words_in_a_slot_come_back_byte_for_byte(exporter, typed, label):
    """Whatever is typed into a slot is there after any number of exports with other summaries."""
    first = exporter.export(prepared(notes=()))
    filled = typed_into(first, label, f"«{typed}»")
    opening = re.escape(f'<!-- readgroup:own-words section="{label}"')
    for version, words in enumerate((OTHER_WORDS, SENTENCES, OTHER_WORDS), 3):
        filled = exporter.export(revised(words, version), filled)
        assert re.search(rf"{opening}[^>]*-->\n{re.escape(f'«{typed}»')}\n<!-- /readgroup", filled)
    assert exporter.export(revised(OTHER_WORDS, 5), filled) == filled


@EXPORTERS
@settings(max_examples=300, deadline=None)
@given(TYPED_NO_COPIES, st.integers(0, len(FIRST) - 1))
def test_words_typed_anywhere_survive(exporter, typed, place):
    """Text put at any place of the file, inside marks and front matter too, is never lost.

    A line of dashes typed inside the front matter ends it, for every reader of the format: what
    follows is kept too, but not beside what stood before.
    """
    first = exporter.export(prepared())
    place %= len(first)
    assume("\n---" not in typed or place >= first.find("\n---\n") + len("\n---"))
    typed = f"«{typed}»"
    text = exporter.export(revised(OTHER_WORDS), first[:place] + typed + first[place:])
    assert typed in text
    again = exporter.export(prepared(), text)
    assert typed in again
    assert exporter.export(prepared(), again) == again


@settings(max_examples=200, deadline=None)
@given(TYPED_NO_COPIES, TYPED_NO_COPIES, st.integers(0, len(FIRST) - 1), st.integers(1, 400))
def test_words_survive_when_a_piece_of_the_file_was_cut_out(typed, more, place, length):
    """Deleting any stretch of the file, marks included, loses none of the words around it."""
    first = typed_into(FIRST, "1 Introduction", f"«{typed}»")
    first = typed_into(first, "4 Limitations", f"‹{more}›")
    cut = first[:place] + first[place + length :]
    text = Markdown().export(revised(OTHER_WORDS), cut)
    assert f"«{typed}»" not in cut or f"«{typed}»" in text
    assert f"‹{more}›" not in cut or f"‹{more}›" in text


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_words_of_a_section_that_vanished_move_to_the_end(typed):
    """A section that a new version drops leaves its words, under a heading of their own."""
    filled = typed_into(FIRST, "4 Limitations", f"«{typed}»")
    shorter = document(tuple(s for s in SECTIONS if s[1] != "Limitations"))
    dropped = prepared(document=shorter, summary=summary(shorter), notes=())
    text = Markdown().export(dropped, filled)
    assert f"«{typed}»" in text[text.index("## Source") :]
    assert ORPHANS in text
    assert Markdown().export(dropped, text) == text


def test_empty_slots_of_vanished_sections_leave_nothing():
    """No orphans are announced where nobody wrote anything."""
    shorter = document(SECTIONS[:2])
    assert ORPHANS not in Markdown().export(prepared(document=shorter, notes=()), FIRST)


def test_words_follow_a_section_whose_number_changed():
    """A section that moved from 2.2 to 2.3 keeps its words, in its new place."""
    filled = typed_into(FIRST, "2.2 Choosing the penalty", "ours")
    moved = (
        *SECTIONS[:3],
        ("2.2", "Data", 2, SECTIONS[2][3], 3),
        ("2.3", *SECTIONS[3][1:]),
        *SECTIONS[4:],
    )
    text = Markdown().export(prepared(document=document(moved), notes=()), filled)
    start, end = slot_of(text, "2.3 Choosing the penalty")
    assert text[start:end] == "ours"
    assert ORPHANS not in text


def test_a_changed_summary_is_kept_and_not_doubled():
    """A region that a person edited is theirs: it stays, and no second one appears."""
    edited = FIRST.replace("against 38% of the neurons.", "against a mere 38%.", 2)
    text = Markdown().export(revised(OTHER_WORDS), edited)
    assert "against a mere 38%." in text
    assert text.count("\n## 3 Results") == 1
    assert "Sentence 3 of a later version." in text


def test_text_between_sections_stays_where_it_stands():
    """Own headings between sections and at the end keep their neighbours."""
    mark = "<!-- readgroup:begin section:3 Results"
    text = FIRST.replace(mark, f"## Our own aside\n\nMore.\n\n{mark}") + "\nThe end.\n"
    again = Markdown().export(revised(OTHER_WORDS), text)
    before, after = again.split("## Our own aside\n\nMore.\n\n")
    assert before.rstrip().endswith("<!-- /readgroup:own-words -->")
    assert after.startswith(mark)
    assert again.endswith("\nThe end.\n")


def test_words_from_the_app_fill_an_empty_slot_and_follow_the_app():
    """The slot takes the app's words, and its later ones, until a person types into the file."""

    def with_words(text: str):
        return prepared(notes=(Note(1, PAPER.id, text, "4 Limitations", kind="own words"),))

    text = Markdown().export(with_words("first"), FIRST)
    start, end = slot_of(text, "4 Limitations")
    assert text[start:end] == "first"
    text = Markdown().export(with_words("second"), text)
    start, end = slot_of(text, "4 Limitations")
    assert text[start:end] == "second"
    typed = typed_into(text, "4 Limitations", "by hand")
    text = Markdown().export(with_words("third"), typed)
    start, end = slot_of(text, "4 Limitations")
    assert text[start:end] == "by hand"
    assert "third" in text[text.index("## Notes") :], "words without a slot are shown as a note"


def test_words_of_the_app_for_a_section_that_is_gone_are_shown_as_a_note():
    """Nothing that was saved in the app is missing from the file."""
    note = Note(1, PAPER.id, "on what was", "7 Dropped later", kind="own words")
    text = Markdown().export(prepared(notes=(note,)))
    assert "on what was" in text[text.index("## Notes") :]


def test_a_file_with_windows_line_ends_stays_one():
    """Line ends of the whole file are kept, and the regions still count as readgroup's own."""
    windows = typed_into(FIRST, "1 Introduction", "ours").replace("\n", "\r\n")
    text = Markdown().export(revised(OTHER_WORDS), windows)
    assert text.count("\n") == text.count("\r\n")
    assert "ours" in text
    assert "Sentence 0 of a later version." in text
    assert "Single neurons" not in text


def test_a_copy_of_a_region_is_a_persons_text_and_so_is_its_original():
    """Where one cannot tell which is the copy, neither is touched; all others are renewed."""
    copied = re.search(
        r"<!-- readgroup:begin section:3 .*?readgroup:end \w+ -->", FIRST, re.DOTALL
    )[0]
    text = Markdown().export(revised(OTHER_WORDS), typed_into(FIRST, "1 Introduction", copied))
    assert text.count(copied) == 2
    shown = [i for i in SENTENCES if f"Sentence {i} of a later version. ([p" in text]
    assert shown == [0, 2, 3, 4, 5], "sentence 4 is still in the summary"


def test_two_sections_of_one_name_have_a_slot_each():
    """Equal headings are told apart by the section they are in."""
    twice = (
        *SECTIONS[:3],
        ("", "Setup", 2, SECTIONS[2][3], 3),
        *SECTIONS[4:5],
        ("", "Setup", 2, SECTIONS[4][3], 4),
    )
    paper = prepared(document=document(twice), notes=())
    text = Markdown().export(paper)
    text = typed_into(text, "Setup in 3 Results", "the second")
    text = Markdown().export(dataclasses.replace(paper, minutes=30), text)
    start, end = slot_of(text, "Setup in 3 Results")
    assert text[start:end] == "the second"
    start, end = slot_of(text, "Setup in 2 Method")
    assert not text[start:end].strip()


@given(TYPED, TYPED)
def test_unravelling_loses_nothing(before, after):
    """Preamble, region and gap together are the file."""
    region = Region("section:1 A", "## 1 A\n\nText", slot="1 A")
    text = f"{before}{render('x', region)}{after}"
    fabric = unravel(text, "x")
    assert fabric.preamble + render("x", region) + fabric.gaps[region.key] == text
