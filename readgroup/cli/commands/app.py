"""Start the app in the web browser.

    readgroup app
    readgroup app --port 8600 --no-browser
    readgroup app --address 0.0.0.0

Only this computer can open it unless --address says otherwise. Stop it with Ctrl-C.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import readgroup
from readgroup.cli import terminal
from readgroup.cli.session import session
from readgroup.errors import MissingExtra

if TYPE_CHECKING:
    from readgroup.settings import Settings

STARTED = ("start/app.py", "../app.py")


def run(
    settings: Settings, *, port: int, address: str, browser: bool
) -> tuple[list[str], dict[str, str]]:
    """(command, environment) that starts Streamlit on the app. Raises MissingExtra."""
    if importlib.util.find_spec("streamlit") is None:
        raise MissingExtra(
            "The app needs Streamlit, which is not installed.", "Install it: pip install streamlit"
        )
    command = [sys.executable, "-m", "streamlit", "run", str(script())]
    command += ["--server.port", str(port), "--server.address", address]
    command += ["--server.headless", "false" if browser else "true"]
    command += ["--server.showEmailPrompt", "false", "--browser.gatherUsageStats", "false"]
    return command, {**os.environ, "READGROUP_HOME": str(settings.home)}


def script() -> Path:
    """The script to start: of the installed package, or else of the checkout it runs from.

    Streamlit reads the theme from the folder of its script, and takes a folder `pages` beside it
    for pages of its own: so it is not started on `readgroup/ui/main.py`.
    """
    package = Path(readgroup.__file__).parent
    return next(path for name in STARTED if (path := (package / name).resolve()).is_file())


def command(
    ctx: typer.Context,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where it listens.")
    ] = 8501,
    address: Annotated[
        str, typer.Option("--address", metavar="HOST", help="Who can reach it; 0.0.0.0 is all.")
    ] = "127.0.0.1",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the browser.")
    ] = False,
) -> None:
    """Read the command line, become Streamlit."""
    browser = not no_browser and terminal.has_display()
    command, environment = run(session(ctx).settings(), port=port, address=address, browser=browser)
    sys.stdout.flush()
    os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
