"""The app as a member meets it: a real server, a real browser, the sample paper."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from readgroup.library import Library
from readgroup.model.document import Region, Section
from readgroup.settings import Settings
from readgroup.ui.drafts import stored_words
from readgroup.ui.pages.notes import worth_a_word
from readgroup.ui.places import follow
from tests.ui.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

# Of a machine that is busy with other tests; a quiet one needs a tenth of it.
_ADDED = 400_000
expect.set_options(timeout=30_000)

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class App:
    """A running app: where it listens, and where its library lies."""

    url: str
    home: Path

    def library(self) -> Library:
        return Library(Settings(home=self.home))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on an empty library, on a free port of this machine."""
    home = tmp_path_factory.mktemp("browser-library")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    environment = {**os.environ, "READGROUP_HOME": str(home), "HF_HUB_OFFLINE": "1"}
    log = (home / "app.log").open("wb")
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, server)
        yield App(url, home)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or whichever is installed."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: the app is not tested in a browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield opened
        opened.close()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the app ended at once"
        try:
            urlopen(f"{url}/_stcore/health", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the app did not start")


def _tab(browser: Browser, asked: list[str] | None = None, **options: object) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, **options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(60_000)
    if asked is not None:
        page.on("request", lambda request: asked.append(request.url))
    return page


def _at_rest(page: Page) -> None:
    """Wait until no script of the page is running."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def _go(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
    page.wait_for_url(f"**/{name.lower()}*")  # A click waits until what was typed is stored.
    _at_rest(page)


def test_from_an_empty_shelf_to_a_note(
    app: App, browser: Browser, pytestconfig: pytest.Config
) -> None:
    """Adds the sample, searches, opens the page with the passage in yellow, writes a note that a
    reload shows again; and asks nothing of any other host."""
    asked: list[str] = []
    page = _tab(browser, asked)

    page.goto(app.url)
    page.get_by_role("button", name="Add the sample paper").click()
    card = page.get_by_role("link", name="A Primer for Reading Groups")
    expect(card).to_be_visible(timeout=_ADDED)
    expect(page.get_by_text("Ready", exact=True)).to_be_visible(timeout=_ADDED)

    _go(page, "Search")
    field = page.get_by_placeholder("What is superposition?")
    field.fill("What is superposition? section:5")
    page.keyboard.press("Enter")
    first = page.locator('[class*="st-key-hit-0"]')
    expect(first.locator("mark").first).to_contain_text("uperposition")
    expect(field).to_have_value("What is superposition?")
    page.wait_for_url("**/search?q=What+is+superposition%3F+section%3A5")
    page.get_by_role("button", name="in § 5").click()
    page.wait_for_url("**/search?q=What+is+superposition%3F")
    first.get_by_role("button", name="See page 4").click()
    expect(first.get_by_role("img")).to_have_attribute(
        "alt", "Page 4 around the passage, which is marked"
    )
    first.get_by_role("button", name="Open at page").click()

    picture = page.locator(".st-key-page-view img")
    expect(picture).to_have_attribute("alt", "Page 4 with the passage marked")
    page.wait_for_url("**/paper?*mark=*")
    _assert_marked(app, page, page.request.get(str(picture.evaluate("i => i.src"))).body())

    words = page.get_by_label("In our own words").first
    words.click()
    page.keyboard.type("More features than dimensions, at the price of some noise.")
    expect(page.get_by_text("Saved ", exact=False).first).to_contain_text(":")
    page.reload()
    expect(page.get_by_label("In our own words").first).to_have_value(
        "More features than dimensions, at the price of some noise."
    )

    elsewhere = {urlsplit(url).hostname for url in asked if url.startswith("http")}
    assert elsewhere == {"127.0.0.1"}
    _screenshots(app, browser, page.url, pytestconfig.getoption("--screenshots", default=None))


def _assert_marked(app: App, page: Page, png: bytes) -> None:
    """The marker's yellow lies under every marked line of the picture, and nowhere else."""
    params = {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}
    with app.library() as library:
        document = library.document(params["paper"])
    place, told = follow(params, params["paper"], document)
    assert place.marks
    assert not told
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    scale = picture.width / document.page_sizes[place.page - 1][0]
    here = [region for region in place.marks if region.page == place.page]
    for region in here:
        assert _yellow(picture, region, scale) > 0.4, region
    below = max(region.bbox[3] for region in here) * scale + 30
    rest = picture.crop((0, round(min(below, picture.height - 20)), picture.width, picture.height))
    assert _share_of_yellow(rest) < 0.01


def _yellow(picture: Image.Image, region: Region, scale: float) -> float:
    return _share_of_yellow(picture.crop(tuple(round(n * scale) for n in region.bbox)))  # type: ignore[arg-type]


def _share_of_yellow(picture: Image.Image) -> float:
    colours = picture.getcolors(picture.width * picture.height) or []
    yellow = sum(n for n, (r, g, b) in colours if r > 200 and g > 180 and b < 190 and r - b > 60)  # type: ignore[misc]
    return yellow / (picture.width * picture.height)


@pytest.mark.parametrize("leave", ["another page", "reload", "close"])
def test_words_typed_a_moment_ago_survive_leaving(app: App, browser: Browser, leave: str) -> None:
    """However quickly the page is left after the last key, what was typed reaches the library: a
    change of page waits for it some seconds, and what is not stored then, or was typed into a tab
    that is closed, is put back at the next visit."""
    before = _written(app)
    page = _tab(browser)
    _type(app, page, f" Left by {leave}.")
    if leave == "another page":
        _go(page, "Search")
        _go(page, "Notes")  # A busy server may not have them yet: then the browser kept them.
    elif leave == "reload":
        page.reload()
    else:
        closed, page = page, page.context.new_page()
        closed.close(run_before_unload=True)
        page.goto(f"{app.url}/notes")
    _assert_stored(app, page, f"{before} Left by {leave}.")
    page.context.close()


_DEAF = """
addEventListener("keydown", (event) => {
  if (event.isTrusted || event.key !== "Enter" || window.deafened) return;
  window.deafened = true;
  event.stopImmediatePropagation();
}, true);
"""
"""Lets the first hand-over get lost."""
_EMPTY = (
    "area => Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area,"
    " JSON.parse(area.closest('.stElementContainer').nextElementSibling.querySelector('[data-saved]').dataset.saved))"
)
"""Shows what is stored in place of what was typed, as an area does that is drawn anew."""


def test_words_that_got_lost_on_the_way_are_handed_over_again(app: App, browser: Browser) -> None:
    """A server that never heard of the words hears of them a little later."""
    before = _written(app)
    page = _tab(browser)
    page.add_init_script(_DEAF)
    _type(app, page, " Said twice.")
    page.wait_for_function("window.deafened")
    _assert_stored(app, page, f"{before} Said twice.")
    page.context.close()


def test_words_come_back_into_an_area_that_is_drawn_anew(app: App, browser: Browser) -> None:
    """What was typed and is not stored yet stands in the text area again, and is stored."""
    before = _written(app)
    page = _tab(browser)
    area = _type(app, page, " Drawn anew.")
    area.evaluate(_EMPTY)
    expect(area).to_have_value(f"{before} Drawn anew.")
    _assert_stored(app, page, f"{before} Drawn anew.")
    page.context.close()


def test_the_last_click_counts_while_words_are_being_stored(app: App, browser: Browser) -> None:
    """Two clicks right after the last key lead to where the second one goes."""
    before = _written(app)
    page = _tab(browser)
    _type(app, page, " Two clicks.")
    for name in ("Search", "Discuss"):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
    page.wait_for_url("**/discuss*")
    _at_rest(page)
    assert "/discuss" in page.url
    _go(page, "Notes")
    _assert_stored(app, page, f"{before} Two clicks.")
    page.context.close()


def _type(app: App, page: Page, words: str) -> Locator:
    """Add words at the end of the first field of the Notes page, as soon as it is there."""
    _, section = _first_field(app)
    page.goto(f"{app.url}/notes")
    area = page.locator(f".st-key-row-{section.ordinal} textarea")
    expect(area).to_have_value(_written(app))
    page.wait_for_function("window.readgroupAutosave")
    area.press("Control+End")
    page.keyboard.type(words)
    return area


def _assert_stored(app: App, page: Page, words: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _written(app) != words:
        page.wait_for_timeout(200)
    assert _written(app) == words


def _written(app: App) -> str:
    """What stands stored in the first field of the Notes page."""
    paper, section = _first_field(app)
    with app.library() as library:
        return stored_words(library, paper, section.label)


def _first_field(app: App) -> tuple[str, Section]:
    """The paper that the Notes page shows, and the first section with a field there."""
    with app.library() as library:
        if not library.papers():
            pytest.skip("the test before this one added no paper")
        paper = library.papers()[0].id
        return paper, next(worth_a_word(library.document(paper)))


def _screenshots(app: App, browser: Browser, paper: str, folder: str | None) -> None:
    """Pictures of every page, in light and dark and on a narrow screen, where they are asked for."""
    if folder is None:
        return
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    looks = {"": ("light", 1440), "-dark": ("dark", 1440), "-narrow": ("light", 900)}
    pages = {
        "library": app.url,
        "app": paper,
        "overview": f"{app.url}/paper",
        "search": f"{app.url}/search?q=What+is+superposition%3F",
        "discuss": f"{app.url}/discuss",
        "notes": f"{app.url}/notes",
    }
    for look, (scheme, width) in looks.items():
        page = _tab(browser, color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        for name, url in pages.items():
            page.goto(url)
            _at_rest(page)
            page.wait_for_timeout(1500)
            picture = Image.open(io.BytesIO(page.screenshot()))
            picture.convert("RGB").quantize(256, kmeans=4).save(
                target / f"{name}{look}.png", optimize=True
            )
        page.context.close()
