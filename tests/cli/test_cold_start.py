"""What a first command of the day loads: searching and adding need the model's export only."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfWriter

pytestmark = pytest.mark.model

# What trains, reads PDFs, draws pages, changes schemas or talks to servers has no part in a search.
NEVER = {
    "alembic",
    "arxiv",
    "onnx",
    "pandas",
    "pypdf",
    "pypdfium2",
    "requests",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "streamlit",
    "torch",
    "transformers",
}
SECONDS = 1.5

# Runs `readgroup ...` and then tells on stderr which modules it has loaded.
TELLING = """
import json, sys
from readgroup.cli.main import main
try:
    main()
except SystemExit as end:
    sys.stderr.write(json.dumps(sorted(m for m in sys.modules if "." not in m)))
    sys.exit(end.code)
"""


class Ran(NamedTuple):
    """What a process wrote to stdout and stderr, and the top-level modules it had loaded."""

    out: str
    said: list[str]
    modules: set[str]


def run(*args: str) -> Ran:
    """Run `readgroup ...` as a process."""
    done = subprocess.run(
        [sys.executable, "-c", TELLING, *args], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *said, modules = done.stderr.splitlines()
    return Ran(done.stdout, said, set(json.loads(modules)))


def test_a_search_loads_only_what_it_needs(sample_home: Path) -> None:
    """By words and meaning it finds something without a heavy package but those of the search.

    None of them writes a warning.
    """
    ran = run("--home", str(sample_home), "search", "what is superposition", "--json")
    assert json.loads(ran.out)["hits"]
    assert ran.said == []
    assert {"onnxruntime", "tokenizers"} <= ran.modules
    assert not NEVER & ran.modules


def test_a_search_takes_little_time(sample_home: Path) -> None:
    """A whole process of it takes less than 1.5 s of processor time; the least of three, for others on the machine only add to it."""
    command = [sys.executable, "-m", "readgroup", "--home", sample_home, "search", "superposition"]

    def used() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(used() for _ in range(3)) < SECONDS


def test_adding_a_second_paper_loads_no_torch(
    sample_home: Path, sample_pdf: Path, tmp_path: Path
) -> None:
    """Once a library has the export, its next papers are embedded with it too."""
    home = shutil.copytree(sample_home, tmp_path / "home")
    writer = PdfWriter()
    writer.append(sample_pdf, pages=(0, 2))
    writer.write(tmp_path / "second.pdf")
    ran = run("--home", str(home), "add", str(tmp_path / "second.pdf"))
    assert not {"torch", "sentence_transformers", "transformers", "sklearn"} & ran.modules


def test_the_first_search_prepares_the_next(sample_home: Path, tmp_path: Path) -> None:
    """A library of an earlier version has no export: its first search makes it, and finds the same."""
    home = shutil.copytree(sample_home, tmp_path / "home")
    shutil.rmtree(home / "cache")
    search = ("--home", str(home), "search", "what is superposition", "--json")
    first, second = run(*search), run(*search)
    assert "torch" in first.modules
    assert not NEVER & second.modules
    assert places(first.out) == places(second.out)


def places(out: str) -> list[tuple[str, int, float]]:
    """Where the hits of a search are, best first, with the score a person sees."""
    return [
        (hit["section"], hit["page"], round(hit["score"], 3)) for hit in json.loads(out)["hits"]
    ]
