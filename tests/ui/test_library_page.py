"""The Library page, on the fake library."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from readgroup.errors import Offline, UnreadablePdf
from tests.ui.conftest import OpenApp, words_on
from tests.ui.fake_library import FakeLibrary


def settled(app: AppTest) -> AppTest:
    """The page once nothing is being added any more."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        app.run()
        if not app.get("progress"):
            return app
        time.sleep(0.05)
    raise AssertionError("still adding")


def ask_for(app: AppTest, text: str) -> AppTest:
    app.text_input(key="asked-for").input(text)
    next(b for b in app.button if b.label == "Add").click()
    return app.run()


def test_the_shelf_tells_what_is_held(open_fake: OpenApp) -> None:
    """Each paper with its authors, year, length and whether it can be searched."""
    said = words_on(open_fake("library"))
    assert "Mary Somerville · 1831 · 3 pages" in said
    assert "Ready" in said


def test_papers_are_fetched_by_id_link_and_doi(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Several forms at once; each becomes one request, and the field is free again."""
    app = ask_for(
        open_fake("library"),
        "2501.16496v2 https://arxiv.org/abs/2404.14082, 10.48550/arXiv.2209.10652",
    )
    settled(app)
    assert fake.asked == ["2501.16496v2", "2404.14082", "2209.10652"]
    assert app.text_input(key="asked-for").value == ""
    assert "4 papers" in words_on(app)


def test_a_malformed_id_stays_in_the_field_with_the_reason(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """Nothing is fetched, nothing typed is lost, and the hint shows what an id looks like."""
    app = ask_for(open_fake("library"), "2501.16496 banana")
    assert "banana" in app.error[0].value
    assert "2501" in app.error[0].value
    assert app.text_input(key="asked-for").value == "2501.16496 banana"
    assert fake.asked == []


def test_what_could_not_be_fetched_can_be_tried_again(
    fake: FakeLibrary, open_fake: OpenApp
) -> None:
    """A network error is told with its hint; trying again asks for what failed, and only that."""
    fake.failures["2404.14082"] = Offline("arXiv cannot be reached.", "Check the network.")
    app = settled(ask_for(open_fake("library"), "2501.16496 2404.14082"))
    assert "arXiv cannot be reached" in app.error[0].value
    assert "Check the network" in app.error[0].value
    del fake.failures["2404.14082"]
    app.button(key="again-1").click().run()
    settled(app)
    assert not app.error
    assert fake.asked == ["2501.16496", "2404.14082", "2404.14082"]


def test_a_job_that_fails_as_a_whole_loses_no_id(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Where nothing could be asked at all, trying again asks for everything that was typed."""
    fake.failures["fetch"] = Offline("No connection.", "Check the network.")
    app = settled(ask_for(open_fake("library"), "2501.16496 2404.14082"))
    assert "No connection" in app.error[0].value
    fake.failures.clear()
    app.button(key="again-1").click().run()
    settled(app)
    assert fake.asked == ["2501.16496", "2404.14082"]


def test_an_unreadable_pdf_can_be_dismissed(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """A file that cannot be read is named with its error, without an offer to try again."""
    fake.failures["broken"] = UnreadablePdf("The file is locked.", "Remove its password.")
    app = open_fake("library")
    app.file_uploader[0].upload("broken.pdf", b"%PDF-1.4", "application/pdf").run()
    app.button(key="add-files").click().run()
    settled(app)
    assert "The file is locked" in app.error[0].value
    assert not [b for b in app.button if b.label == "Try again"]
    app.button(key="dismiss-1").click().run()
    assert not app.error


def test_removing_asks_first(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Only the confirming button removes, and the page says that notes are kept."""
    app = open_fake("library")
    assert "Your notes are kept" in words_on(app)
    assert [h.id for h in fake.papers()] == ["tides"]
    app.button(key="remove-tides").click().run()
    assert fake.papers() == []
    assert not app.exception


def test_a_reading_list_offers_what_is_missing(fake: FakeLibrary, open_fake: OpenApp) -> None:
    """Every entry tells why to read it; the whole list is fetched with one button."""
    app = open_fake("library")
    assert "Toy Models of Superposition" in words_on(app)
    next(b for b in app.button if b.label.startswith("Add the whole list")).click().run()
    settled(app)
    assert len(fake.asked) == len(set(fake.asked)) == 12
    assert "On the shelf" in words_on(app)


def test_a_link_at_the_root_leads_to_the_paper(open_fake: OpenApp) -> None:
    """`/?paper=...` opens the Paper page at the page that the link names."""
    app = open_fake("library", paper="tides", page="2")
    assert app.query_params["page"] == "2"
    assert app.button(key="section-0").label.startswith("1")
