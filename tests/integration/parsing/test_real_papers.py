"""Real papers, where the environment variable READGROUP_TESTDATA names a folder that has them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from readgroup.model.document import Document
from readgroup.parsing import parse_pdf
from readgroup.parsing.bookmarks import letters

DATA = Path(os.environ.get("READGROUP_TESTDATA", "/nonexistent"))
GOLD = sorted((DATA / "eval" / "sections" / "latex").glob("*.json"))
NUMBER = re.compile(r"^(?:\d+|[A-Z])(?:\.\d+)*\.?\s+")

pytestmark = pytest.mark.skipif(not GOLD, reason="READGROUP_TESTDATA names no folder with papers")


def plain(title: str) -> str:
    return letters(NUMBER.sub("", title))


def read(gold: Path) -> Document:
    return parse_pdf(DATA / "corpus" / "pdf" / f"{gold.stem}.pdf")


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_sections_of_the_latex_source_are_found(gold: Path) -> None:
    """Nine in ten headings of the LaTeX source are sections, and nearly all with its level."""
    expected = [s for s in json.loads(gold.read_text())["sections"] if s["level"] <= 3]
    document = read(gold)
    found = {(plain(s.title), s.level) for s in document.sections}
    titles = {title for title, _ in found}
    hits = [s for s in expected if plain(s["title"]) in titles]
    assert len(hits) >= 0.9 * len(expected)
    assert sum((plain(s["title"]), s["level"]) in found for s in hits) >= 0.95 * len(hits)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_nothing_of_the_page_reaches_the_text(gold: Path) -> None:
    """No block holds the arXiv stamp or is a bare number, and every abstract and bibliography is found."""
    document = read(gold)
    assert document.arxiv_stamp == gold.stem
    assert not any(f"arXiv:{gold.stem}" in block.text for block in document.blocks)
    assert not any(block.text.isdigit() for block in document.blocks if block.kind.is_text)
    assert len(document.abstract) > 500
    assert len(document.references) >= 20
