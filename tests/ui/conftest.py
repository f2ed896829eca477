"""The app on the fake library and on a real one, as `AppTest` runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fake_library import FakeLibrary

ROOT = Path(__file__).parents[2]
OpenApp = Callable[..., AppTest]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots", metavar="DIR", help="where the browser test leaves pictures of each page"
    )


@pytest.fixture
def fake(tmp_path: Path) -> FakeLibrary:
    """A library in memory with one paper; its home is used as a name only."""
    return FakeLibrary(home=tmp_path)


@pytest.fixture
def open_fake(fake: FakeLibrary) -> OpenApp:
    """Opens a page of the app on the fake library: `open_fake("paper", page="2")`."""

    def opened(page: str, /, **params: str) -> AppTest:
        app = AppTest.from_file(str(Path(__file__).with_name("fake_app.py")), default_timeout=30)
        app.session_state["fake"] = fake
        return _turned_to(app, page, params)

    return opened


@pytest.fixture
def open_real(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Opens a page of the app on a library of the test's own that holds the sample paper."""
    home = shutil.copytree(sample_home, tmp_path / "library")

    def opened(page: str, /, **params: str) -> AppTest:
        monkeypatch.setenv("READGROUP_HOME", str(home))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        return _turned_to(app, page, params)

    return opened


def _turned_to(app: AppTest, page: str, params: dict[str, str]) -> AppTest:
    app.run()
    if page != "library":
        app.switch_page(app_page(app, page))
    app.query_params.update(params)
    return app.run()


def app_page(app: AppTest, page: str) -> str:
    """A page's file, relative to the script that `app` runs, as `switch_page` wants it."""
    return os.path.relpath(
        ROOT / "readgroup" / "ui" / "pages" / f"{page}.py", Path(app._script_path).parent
    )


def words_on(app: AppTest) -> str:
    """Everything that the page says, one element a line, as sent to the browser."""
    kinds = (
        "markdown",
        "html",
        "caption",
        "error",
        "warning",
        "info",
        "success",
        "title",
        "subheader",
    )
    parts = [
        str(getattr(element, "value", None) or getattr(element.proto, "body", ""))
        for kind in kinds
        for element in getattr(app, kind)
    ]
    return "\n".join([*parts, *(button.label for button in app.button)])
