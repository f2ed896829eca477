"""Saving what people type."""

from __future__ import annotations

from readgroup.ui.drafts import Draft, save_note, save_words, stored_words
from tests.ui.fake_library import FakeLibrary

LABEL = "2 Method"


def everything(library: FakeLibrary) -> list[str]:
    """All stored texts of the paper, own words first."""
    return [stored_words(library, "tides", LABEL), *(n.text for n in library.notes("tides"))]


def test_own_words_are_saved_as_typed() -> None:
    """Spaces, markup and line ends reach the library untouched, each save on top of the last."""
    library, draft = FakeLibrary(), Draft()
    for text in ("  a <b> *c*", "  a <b> *c*\n\n- d  "):
        draft = save_words(library, "tides", LABEL, text, draft)
        assert stored_words(library, "tides", LABEL) == text
    assert library.notes("tides") == []


def test_two_people_at_one_section_lose_nothing() -> None:
    """Who saves second does not replace the first: both texts stand, and both go on growing."""
    library = FakeLibrary()
    ada = save_words(library, "tides", LABEL, "Ada began.", Draft())
    bob = save_words(library, "tides", LABEL, "Bob began.", Draft(), author="Bob")
    assert everything(library) == ["Ada began.", "Bob began."]
    save_words(library, "tides", LABEL, "Ada began. Ada went on.", ada)
    save_words(library, "tides", LABEL, "Bob began. Bob went on.", bob)
    assert everything(library) == ["Ada began. Ada went on.", "Bob began. Bob went on."]
    (apart,) = library.notes("tides")
    assert (apart.section, apart.author) == (LABEL, "Bob")


def test_the_same_words_from_two_tabs_are_no_conflict() -> None:
    """What stands there already is not kept twice."""
    library = FakeLibrary()
    save_words(library, "tides", LABEL, "One text.", Draft())
    save_words(library, "tides", LABEL, "One text.", Draft())
    assert everything(library) == ["One text."]


def test_a_free_note_is_one_note_while_it_is_typed() -> None:
    """Each save goes to the same note; nothing is stored before the first word."""
    library = FakeLibrary()
    draft = save_note(library, "tides", "  ", Draft())
    assert library.notes("tides") == []
    for text in ("Ask", "Ask about", "Ask about wind"):
        draft = save_note(library, "tides", text, draft)
    assert [n.text for n in library.notes("tides")] == ["Ask about wind"]


def test_a_note_that_others_changed_is_not_replaced() -> None:
    """The text of the one who saves second goes into a note of its own."""
    library = FakeLibrary()
    note = library.add_note("tides", "First.")
    seen = Draft("First.", note.id)
    save_note(library, "tides", "First. Ada's end.", seen)
    save_note(library, "tides", "First. Bob's end.", seen)
    assert [n.text for n in library.notes("tides")] == ["First. Ada's end.", "First. Bob's end."]
