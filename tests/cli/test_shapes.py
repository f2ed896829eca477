"""JSON shapes, from values alone."""

from __future__ import annotations

import dataclasses
import json

from readgroup.cli import shapes
from readgroup.model.document import SectionKind

from .fake_library import DOCUMENT, GUIDE, HIT, HOLDING, PAPER, SUMMARY, TEXT


def test_parse_gives_sections_flat_with_their_own_text() -> None:
    """Sections come in reading order, each with its running text and without its captions."""
    data = shapes.parsed(DOCUMENT)
    assert list(data) == [
        "title",
        "authors",
        "abstract",
        "pages",
        "sections",
        "references",
        "figures",
        "warnings",
        "type",
    ]
    assert data["pages"] == 55
    assert data["sections"][2] == {
        "number": "2.1",
        "title": "Superposition",
        "level": 2,
        "page": 6,
        "kind": "other",
        "text": f"{TEXT}\n\nA second paragraph.",
    }
    (figure,) = data["figures"]
    assert (figure["label"], figure["caption"], figure["page"]) == (
        "Figure 1",
        "Not running text.",
        6,
    )
    assert figure["region"] == {"page": 6, "bbox": [72.0, 90.5, 300.0, 200.0]}
    assert figure["mentions"] == [
        {"text": "As Figure 1 shows, it is common.", "page": 1, "section": "2.1 Superposition"}
    ]
    assert data["references"][0]["raw"] == "Elhage et al. Toy models."


def test_sections_below_an_appendix_are_appendix() -> None:
    """The kind of a section below an appendix says so."""
    assert DOCUMENT.sections[4].kind is SectionKind.OTHER
    assert shapes.parsed(DOCUMENT)["sections"][4]["kind"] == "appendix"


def test_summary_sentences_carry_text_exact_page_and_section() -> None:
    """Every sentence of every part has the fields of its quote, what to see and what was put in."""
    data = shapes.summary("2404.14082", SUMMARY)
    parts = [data["tldr"], data["short"], *data["key_points"], *data["sections"]]
    for part in parts:
        for sentence in part["sentences"]:
            assert set(sentence) == {"text", "exact", "page", "section", "see", "inserted"}
    assert data["key_points"][0]["kind"] == "problem"
    assert [s["number"] for s in data["sections"]] == ["1", "2", "2.1", "3"]


def test_every_shape_is_json() -> None:
    """All shapes are plain data: `json` writes them and reads the same back."""
    for data in (
        shapes.parsed(DOCUMENT),
        shapes.shelf([HOLDING]),
        shapes.shown(HOLDING, DOCUMENT),
        shapes.catalogue("words", [PAPER]),
        shapes.found("words", [HIT]),
        shapes.summary("id", SUMMARY),
        shapes.guide("id", GUIDE),
    ):
        assert json.loads(json.dumps(data)) == data


def test_warnings_of_reading_and_of_keeping_are_told_once() -> None:
    """A warning that the shelf and the document both carry appears once."""
    holding = dataclasses.replace(HOLDING, warnings=DOCUMENT.warnings)
    assert shapes.shown(holding, DOCUMENT)["warnings"] == list(DOCUMENT.warnings)
