"""Running the command line, in this process on a fake library or as a process on a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from readgroup.cli.main import app
from readgroup.cli.session import Session

from .fake_library import HOLDING, LOCAL, FakeLibrary

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """80 columns, no display, no wish for colours, no project file above."""
    for name in ("NO_COLOR", "FORCE_COLOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    """A library that holds one paper from arXiv and one file."""
    return FakeLibrary(HOLDING, LOCAL, home=tmp_path)


@pytest.fixture
def run(library: FakeLibrary) -> Run:
    """Run `readgroup ...` on a fake library (`on=` another one)."""

    def runner(*args: str, on: FakeLibrary = library, input: str | None = None) -> Result:
        session = Session(opener=lambda settings: on)
        return CliRunner().invoke(app, [*args], obj=session, input=input)

    return runner


@dataclass(frozen=True)
class Finished:
    """A process that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote to stdout, read as JSON."""
        return json.loads(self.out)


Process = Callable[..., Finished]


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """Run `readgroup ...` as a process, with a library of its own below `tmp_path`."""

    def runner(*args: str, **variables: str) -> Finished:
        environment = {**os.environ, "READGROUP_HOME": str(tmp_path / "home"), **variables}
        done = subprocess.run(
            [sys.executable, "-m", "readgroup", *args],
            capture_output=True,
            env=environment,
            check=False,
            timeout=240,
        )
        return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())

    return runner


@pytest.fixture(scope="session")
def shelf_home(tmp_path_factory: pytest.TempPathFactory, sample_pdf: Path) -> Path:
    """A library that the command `add` put the sample paper into, as a process."""
    home = tmp_path_factory.mktemp("shelf") / "home"
    done = subprocess.run(
        [sys.executable, "-m", "readgroup", "--home", str(home), "add", str(sample_pdf)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"added {sample_pdf.stem}  ")
    return home
