"""`readgroup fetch` and `find` as processes, against an arXiv on loopback with its faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.arxiv_server import ArxivServer, Fault

from .conftest import Process


@pytest.fixture
def arxiv(sample_pdf: Path) -> Iterator[ArxivServer]:
    """An arXiv that knows one good paper and some bad ones."""
    with ArxivServer() as server:
        for number in ("2501.16496", "2501.00001", "2501.00002"):
            server.add(number, title=f"Open Problems {number}", pdf=sample_pdf.read_bytes())
        server.faults["2501.00001"] = Fault.WITHDRAWN
        server.faults["2501.00002"] = Fault.HTML
        yield server


@pytest.mark.model
def test_one_failure_does_not_stop_the_others(
    process: Process, arxiv: ArxivServer, tmp_path: Path
) -> None:
    """Of a withdrawn and a good paper the good one arrives, once: the next call finds it present."""
    variables = arxiv.environ(cache=tmp_path / "cache")
    first = process("fetch", "2501.00001", "https://arxiv.org/abs/2501.16496", **variables)
    assert first.code == 3
    assert first.out == "added 2501.16496v1  Open Problems 2501.16496 (10 pages)\n"
    assert "2 papers: 1 failed, 1 added." in first.err
    assert "Next: readgroup summarize 2501.16496" in first.err

    file = tmp_path / "ours.toml"
    file.write_text('title = "Ours"\n[[papers]]\nid = "2501.16496"\n')
    (result,) = process("fetch", "--list", str(file), "--json", **variables).json["results"]
    assert (result["status"], result["id"]) == ("present", "2501.16496")
    (paper,) = process("list", "--json", **variables).json["papers"]
    assert (paper["id"], paper["title"]) == ("2501.16496", "Open Problems 2501.16496")


@pytest.mark.parametrize(
    ("asked", "code"),
    [("2501.99999", 3), ("2501.16496v9", 3), ("2501.00001", 3), ("2501.00002", 4), ("25.1", 2)],
)
def test_each_fault_has_its_code(
    process: Process, arxiv: ArxivServer, tmp_path: Path, asked: str, code: int
) -> None:
    """Unknown, no such version, withdrawn: 3; a page of HTML: 4; malformed: 2; nothing is kept."""
    done = process("fetch", asked, **arxiv.environ(cache=tmp_path / "cache"))
    assert (done.code, done.out) == (code, "")
    told = [line for line in done.err.splitlines() if not line.endswith(": downloading")]
    assert 1 <= len(told) <= 2, done.err
    assert "Traceback" not in done.err
    assert process("list", "--json").json == {"papers": []}


def test_an_unknown_reading_list_names_the_known(process: Process) -> None:
    """A list that is neither shipped nor a file ends with 3 and names those that ship."""
    done = process("fetch", "--list", "no-such-list")
    assert done.code == 3
    assert "mechanistic-interpretability" in done.err


def test_find_shows_ids(process: Process, arxiv: ArxivServer, tmp_path: Path) -> None:
    """Find searches arXiv itself and prints ids that fetch takes."""
    variables = arxiv.environ(cache=tmp_path / "cache")
    found = process("find", "open problems 2501.16496", "--json", **variables).json
    assert "2501.16496" in [paper["id"] for paper in found["papers"]]
