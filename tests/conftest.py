"""Fixtures that every part of the suite shares."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

# A suite that a shell started in the background ignores Ctrl-C, and so would all its children:
# those that a test interrupts must hear it.
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    and threading.current_thread() is threading.main_thread()
):
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "samples" / "mechanistic-interpretability-primer.pdf"
SAMPLE_ID = SAMPLE.stem


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write golden files instead of comparing"
    )


@pytest.fixture(autouse=True)
def _own_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No test reads the settings or the library of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("READGROUP_") and name != "READGROUP_TESTDATA":
            monkeypatch.delenv(name)
    empty = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(empty / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(empty / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(empty / "cache"))


@pytest.fixture(scope="session")
def sample_pdf() -> Path:
    """The paper written for this project."""
    return SAMPLE


@pytest.fixture(scope="session")
def sample_id() -> str:
    """The sample's id in a library that it was added to."""
    return SAMPLE_ID


@pytest.fixture(scope="session")
def testdata() -> Path:
    """The folder of real papers and evaluation sets, where this machine has one."""
    folder = os.environ.get("READGROUP_TESTDATA", "")
    if not folder:
        pytest.skip("READGROUP_TESTDATA is not set: no real papers to test on")
    return Path(folder)


@pytest.fixture(scope="session")
def real_pdfs(testdata: Path) -> list[Path]:
    """All real papers, sorted by name."""
    return sorted((testdata / "corpus" / "pdf").glob("*.pdf"))


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the sample paper, whole; for tests that only read it."""
    from readgroup.library import Library
    from readgroup.settings import Settings

    home = tmp_path_factory.mktemp("sample-library")
    with Library(Settings(home=home)) as library:
        (intake,) = library.add([SAMPLE])
    assert intake.status == "added", intake.error
    return home
