"""What the doctor finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readgroup.cli import checks
from readgroup.cli.session import Session
from readgroup.embedding.kept import Record, exporter
from readgroup.embedding.quick import QuickEmbedder
from readgroup.settings import DEFAULT_EMBEDDER

from .conftest import Run
from .fake_library import HOLDING, LOCAL, BrokenLibrary, FakeLibrary, failing


def test_a_sound_installation_passes(run: Run) -> None:
    """Here everything is installed: no check fails, exit 0, and every line names its state."""
    done = run("doctor", "--json")
    found = json.loads(done.stdout)["checks"]
    assert done.exit_code == 0
    assert {c["name"] for c in found} >= {"python", "packages", "model", "home", "library"}
    assert all(c["state"] in ("ok", "warn") for c in found)
    assert run("doctor").stdout.startswith("ok    python ")


def test_a_home_that_cannot_be_made_fails(run: Run, tmp_path: Path) -> None:
    """A home below a folder that cannot be written fails with what to do, and exit 1."""
    done = run("doctor", "--home", "/proc/readgroup")
    assert done.exit_code == 1
    assert "/proc/readgroup cannot be written" in " ".join(done.stdout.split())
    assert "READGROUP_HOME" in done.stdout


def test_missing_packages_are_named() -> None:
    """A distribution whose needs are not installed fails with the command that installs them."""
    assert checks.packages("readgroup").state == "ok"
    assert checks.packages("no-such-distribution").state == "warn"


def test_a_model_of_a_hub_is_a_warning(tmp_path: Path) -> None:
    """A model that is neither bundled nor a folder warns that it will be fetched."""
    assert checks.model(str(tmp_path)).state == "ok"
    assert checks.model("someone/else").state == "warn"


@pytest.mark.model
def test_whether_searches_start_quickly(sample_home: Path, tmp_path: Path) -> None:
    """In place after the first paper, not yet before it, and a warning where it cannot be."""
    assert "exported to" in checks.quick_start(DEFAULT_EMBEDDER, sample_home).detail
    assert checks.quick_start(DEFAULT_EMBEDDER, tmp_path).detail.startswith("not yet")
    kept = QuickEmbedder(DEFAULT_EMBEDDER, tmp_path / "cache").kept
    kept.folder.mkdir(parents=True)
    kept.write(Record(DEFAULT_EMBEDDER, exporter(), refused="architecture: 'mpnet'"))
    check = checks.quick_start(DEFAULT_EMBEDDER, tmp_path)
    assert check.state == "warn"
    assert "mpnet" in check.detail
    assert "torch" in check.hint


def test_the_library_is_opened(tmp_path: Path) -> None:
    """None yet is fine, unfinished papers warn, a library that does not open fails."""
    home = tmp_path / "home"
    session = Session(opener=lambda settings: FakeLibrary(HOLDING, LOCAL))
    assert checks.library(session, home).detail.startswith("none yet")
    home.mkdir()
    (home / "library.db").touch()
    assert "1 found by words only" in checks.library(session, home).detail
    broken = Session(opener=lambda settings: BrokenLibrary(failing(1)))
    assert checks.library(broken, home).state == "fail"


def test_arxiv_is_asked_only_when_wanted(run: Run) -> None:
    """--network adds a line on arXiv, and what it answered."""
    assert "nothing" not in run("doctor").stdout
    assert "answers, with nothing" in run("doctor", "--network").stdout


@pytest.mark.parametrize(("free", "state"), [(5e9, "ok"), (5e8, "warn"), (5e7, "fail")])
def test_disk_space(tmp_path: Path, free: float, state: str) -> None:
    """Below a gigabyte it warns, below a tenth of one it fails."""
    assert checks.room(int(free)).state == state
