"""Reading lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from readgroup.errors import NotFound, UsageError
from readgroup.model.paper import ArxivId
from readgroup.sources.lists import ListEntry, list_names, load_list

GOOD = """
title = "To begin with"
description = "Two papers."
[[papers]]
id = "https://arxiv.org/abs/2501.16496v2"
title = "Open Problems"
why = "It defines the field."
[[papers]]
id = "hep-th/9901001"
"""


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_list_of_a_file(tmp_path: Path) -> None:
    """A file gives its papers in order, ids in any form; title and why may be left out."""
    made = load_list(write(tmp_path, GOOD))
    assert (made.title, made.description) == ("To begin with", "Two papers.")
    assert made.entries == (
        ListEntry(ArxivId("2501.16496", 2), "Open Problems", "It defines the field."),
        ListEntry(ArxivId("hep-th/9901001")),
    )


def test_lists_that_come_with_readgroup() -> None:
    """Every shipped list loads, and each of its papers has a title and a reason."""
    assert "mechanistic-interpretability" in list_names()
    for name in list_names():
        made = load_list(name)
        assert all([made.title, made.description])
        assert all(entry.title and entry.why for entry in made.entries)
    primer = load_list("mechanistic-interpretability")
    assert primer.entries[0].id == ArxivId("2501.16496")


def test_unknown_name_tells_the_names_there_are() -> None:
    """An unknown list says which lists exist."""
    with pytest.raises(NotFound) as caught:
        load_list("no-such-list")
    assert "mechanistic-interpretability" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "cannot be read"),
        ("title = 'x'", "lists no papers"),
        ("papers = 'x'", "lists no papers"),
        ("papers = ['2501.16496']", "paper 1: not a table"),
        (
            "[[papers]]\nid = '2501.16496'\n[[papers]]\nid = 'abc'",
            "paper 2: 'abc' is not an arXiv id",
        ),
        ("[[papers]]\ntitle = 'x'", "paper 1: '' is not an arXiv id"),
        ("[[papers]]\nid = 2501.16496", "paper 1: id = 2501.16496 is not text"),
        ("title = 3\n[[papers]]\nid = '2501.16496'", "title = 3 is not text"),
    ],
)
def test_errors_name_file_and_entry(tmp_path: Path, text: str, words: str) -> None:
    """What is wrong in a list is said with its file and entry, as a usage error."""
    file = write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_list(file)
    assert words in caught.value.problem
    assert str(file) in caught.value.problem
    assert caught.value.hint
