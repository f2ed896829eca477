"""The app as a whole: how it opens, and how it is configured."""

from __future__ import annotations

import tomllib

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import ROOT

_TOO_NEW = """
from readgroup.errors import LibraryTooNew
from readgroup.ui.main import main

def refuse():
    raise LibraryTooNew("The library was written by a newer readgroup.", "Update readgroup.")

main(refuse)
"""


def test_a_library_that_cannot_be_opened_is_told() -> None:
    """The error and its hint stand on the page; there is no traceback."""
    app = AppTest.from_string(_TOO_NEW, default_timeout=30).run()
    assert "newer readgroup" in app.error[0].value
    assert "Update readgroup" in app.error[0].value
    assert not app.exception


def test_the_app_keeps_to_this_machine() -> None:
    """It listens here only, reports to nobody, and shows no details of faults to its readers."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["address"] == "localhost"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    fonts = {config["theme"]["font"], config["theme"]["headingFont"]}
    assert fonts == {"sans-serif", "serif"}
