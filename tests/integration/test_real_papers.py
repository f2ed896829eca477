"""Real papers, as arXiv serves them, through the command line."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readgroup.model.paper import ArxivId
from readgroup.sources.naming import paper_id

VARIED = ("1706.03762v5", "0908.0054v1", "2012.00058", "math_9404236v1", "2304.02623v1")


def readgroup(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "readgroup", "--home", str(home), *map(str, words)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        check=False,
    )


def index_files(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "cache" / "vectors").iterdir()}


def add_twice(home: Path, what: list[Path], expected: set[str]) -> None:
    first = readgroup(home, "add", *what)
    assert first.returncode == 0, first.stderr
    listed = readgroup(home, "list", "--json")
    papers = json.loads(listed.stdout)["papers"]
    assert {p["id"] for p in papers} == expected
    assert all(p["ready"] == "meaning" for p in papers)
    before = index_files(home)
    second = readgroup(home, "add", *what, "--json")
    assert second.returncode == 0
    assert {r["status"] for r in json.loads(second.stdout)["results"]} == {"present"}
    assert index_files(home) == before


def test_varied_papers_are_added_once(tmp_path: Path, real_pdfs: list[Path]) -> None:
    """Papers of one and two columns, old and new, with and without stamp, are added under their own ids, and once."""
    chosen = [p for p in real_pdfs if p.stem in VARIED]
    assert len(chosen) == len(VARIED)
    add_twice(tmp_path, chosen, {paper_id(p)[0] for p in chosen})


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_folder_of_all_real_papers_is_added_by_one_command(
    tmp_path: Path, testdata: Path, real_pdfs: list[Path]
) -> None:
    """One command adds the whole folder without a failure; a second one adds nothing."""
    with (testdata / "corpus" / "INDEX.tsv").open() as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    expected = {ArxivId.parse(row["arxiv_id"].split()[0]).number for row in rows}
    assert len(expected) == len(real_pdfs)
    add_twice(tmp_path, [real_pdfs[0].parent], expected)
