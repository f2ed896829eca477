"""The Notes page, on the fake library."""

from __future__ import annotations

from readgroup.errors import LibraryBusy
from tests.ui.conftest import OpenApp, app_page, words_on
from tests.ui.fake_library import FakeLibrary

METHOD = "words-tides-2 Method"
NEW = "new-note-tides"


def test_words_are_saved_when_typed_and_still_there_for_others(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """What is typed is in the library at once, as typed, and another session finds it."""
    app = open_fake("notes")
    app.text_area(key=METHOD).set_value("  One gauge,\n*thirty* days ").run()
    note = fake.section_note("tides", "2 Method")
    assert note is not None
    assert note.text == "  One gauge,\n*thirty* days "
    assert "Saved " in words_on(app)
    assert open_fake("notes").text_area(key=METHOD).value == "  One gauge,\n*thirty* days "


def test_two_sessions_at_one_section_lose_nothing(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """The second to save is told, keeps its own text on the screen, and both are stored."""
    ada, bob = open_fake("notes"), open_fake("notes")
    ada.text_area(key=METHOD).set_value("Ada's words").run()
    bob.text_area(key=METHOD).set_value("Bob's words").run()
    assert "Somebody else wrote here" in bob.warning[0].value
    assert "Ada&#x27;s words" in words_on(bob)
    assert bob.text_area(key=METHOD).value == "Bob's words"
    assert fake.section_note("tides", "2 Method").text == "Ada's words"  # type: ignore[union-attr]
    assert [n.text for n in fake.notes("tides")] == ["Bob's words"]
    bob.button(key=f"{METHOD}-theirs").click().run()
    assert bob.text_area(key=METHOD).value == "Ada's words"
    assert [n.text for n in fake.notes("tides")] == ["Bob's words"]


def test_words_of_others_appear_where_nothing_was_typed(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """A session that typed nothing shows what others wrote meanwhile at its next run."""
    app = open_fake("notes")
    fake.save_section_note("tides", "2 Method", "From elsewhere")
    app.run()
    assert app.text_area(key=METHOD).value == "From elsewhere"


def test_what_cannot_be_saved_stays_on_the_screen(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """A busy library is told; the text stays, also over a change of page, and can be saved again."""
    app = open_fake("notes")
    fake.failures["save"] = LibraryBusy("Another process holds the library.", "Try again.")
    app.text_area(key=METHOD).set_value("Precious").run()
    assert "Another process holds" in app.error[0].value
    app.switch_page(app_page(app, "search")).run()
    app.switch_page(app_page(app, "notes")).run()
    assert app.text_area(key=METHOD).value == "Precious"
    fake.failures.clear()
    app.button(key=f"{METHOD}-again").click().run()
    assert fake.section_note("tides", "2 Method").text == "Precious"  # type: ignore[union-attr]
    assert not app.error


def test_words_that_come_without_a_call_are_saved_too(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """Words that a change of page overtook are in the widget though nobody was told: they are
    stored when it is drawn, and only then the page says so."""
    app = open_fake("notes")
    app.session_state[METHOD] = "Overtaken"
    fake.failures["save"] = LibraryBusy("Another process holds the library.", "Try again.")
    app.run()
    assert 'data-saved="&quot;Overtaken&quot;"' not in words_on(app)
    fake.failures.clear()
    app.button(key=f"{METHOD}-again").click().run()
    assert fake.section_note("tides", "2 Method").text == "Overtaken"  # type: ignore[union-attr]
    assert 'data-saved="&quot;Overtaken&quot;"' in words_on(app)


def test_a_free_note_is_saved_while_typed_and_then_listed(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """A new note is one note however often it is saved, signed, and survives a change of page."""
    app = open_fake("notes")
    app.text_input(key="readgroup-author").set_value("Ada").run()
    app.text_area(key=NEW).set_value("Ask about").run()
    app.text_area(key=NEW).set_value("Ask about wind").run()
    (note,) = fake.notes("tides")
    assert (note.text, note.author) == ("Ask about wind", "Ada")
    app.switch_page(app_page(app, "search")).run()
    app.switch_page(app_page(app, "notes")).run()
    assert app.text_area(key=NEW).value == "Ask about wind"
    app.button(key=f"{NEW}-another").click().run()
    assert app.text_area(key=NEW).value == ""
    assert "Ask about wind" in words_on(app)


def test_a_note_can_be_edited(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Editing opens the note's text, saves it as typed, and closes again."""
    note = fake.add_note("tides", "First", page=2, quote="The highest water")
    app = open_fake("notes")
    assert "The highest water" in words_on(app)
    app.button(key=f"note-{note.id}-edit").click().run()
    app.text_area(key=f"note-{note.id}").set_value("First and second").run()
    app.button(key=f"note-{note.id}-done").click().run()
    assert fake.notes("tides")[0].text == "First and second"
    assert "First and second" in words_on(app)
