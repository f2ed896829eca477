"""From a file to a Document, through the worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from readgroup.model.document import BlockKind, Document, SectionKind
from readgroup.parsing import parse_pdf


@pytest.fixture
def document(small_pdf: Path) -> Document:
    return parse_pdf(small_pdf)


def test_title_authors_abstract(document: Document) -> None:
    """The title block is read from the page, hyphens at line ends joined."""
    assert document.title == "A Small Study of Engines"
    assert document.authors == ("Ada Lovelace", "Charles Babbage")
    assert document.abstract.startswith("We study engines, and report how interpretable they are")


def test_sections(document: Document) -> None:
    """Sections have number, title, level, kind and page, in reading order."""
    found = [(s.number, s.title, s.level, s.kind, s.page) for s in document.sections]
    assert found == [
        ("", "Abstract", 1, SectionKind.ABSTRACT, 1),
        ("1", "Introduction", 1, SectionKind.INTRODUCTION, 1),
        ("2", "Method", 1, SectionKind.METHOD, 2),
        ("2.1", "Engines", 2, SectionKind.OTHER, 2),
        ("3", "Conclusion", 1, SectionKind.CONCLUSION, 3),
        ("", "References", 1, SectionKind.REFERENCES, 3),
    ]


def test_furniture_is_gone(document: Document) -> None:
    """Running headers and page numbers reach no block."""
    assert not any("Lovelace and Babbage" in block.text for block in document.blocks)
    assert not any(block.text.strip() in "123" for block in document.blocks)


def test_sentences_run_over_columns_and_pages(document: Document) -> None:
    """A sentence that a page's end breaks is whole, and its spans are on both pages."""
    (block,) = (b for b in document.blocks if "runs to the next page, where it ends" in b.text)
    assert {span.region.page for span in block.spans} == {1, 2}
    assert document.sections[block.section].title == "Introduction"


def test_floats_and_notes_are_apart(document: Document) -> None:
    """Caption and footnote are blocks of their own kind, the figure is listed."""
    kinds = {b.kind: b.text for b in document.blocks}
    assert kinds[BlockKind.CAPTION] == "Figure 1: An engine at rest, drawn from memory."
    assert kinds[BlockKind.FOOTNOTE].endswith("A footnote stands at the foot of its column.")
    assert [(f.label, f.page) for f in document.figures] == [("Figure 1", 2)]


def test_references_are_separate(document: Document) -> None:
    """Each entry of the bibliography is one reference and one block."""
    assert [(r.key, r.title, r.year) for r in document.references] == [
        ("1", "Notes on the engine", 1843),
        ("2", "On tables of logarithms", 1827),
        ("3", "The laws of thought", 1854),
    ]
    assert sum(b.kind is BlockKind.REFERENCE for b in document.blocks) == 3


def assert_spans_hold(document: Document) -> None:
    """Spans are in order, within the text, and on their page."""
    for block in document.blocks:
        end = 0
        for span in block.spans:
            assert end <= span.start < span.end <= len(block.text)
            end = span.end
            width, height = document.page_sizes[span.region.page - 1]
            left, top, right, bottom = span.region.bbox
            assert -0.01 <= left <= right <= width + 0.01
            assert -0.01 <= top <= bottom <= height + 0.01


def test_spans_hold(document: Document) -> None:
    """For every block, spans are in order, within the text, on the page."""
    assert_spans_hold(document)


def test_same_file_same_document(small_pdf: Path, document: Document) -> None:
    """Parsing is deterministic."""
    assert parse_pdf(small_pdf) == document


def test_progress_counts_pages(small_pdf: Path) -> None:
    """Progress is told for each page, from none to all."""
    heard: list[tuple[int, int]] = []
    parse_pdf(small_pdf, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_sample_paper(sample_pdf: Path) -> None:
    """The project's own paper is read whole: sections, figures, tables, references, abstract."""
    document = parse_pdf(sample_pdf)
    labels = [s.label for s in document.sections if s.level <= 2]
    assert document.title == "Mechanistic Interpretability: A Primer for Reading Groups"
    assert labels[:3] == ["Abstract", "1 Introduction", "1.1 Why look inside?"]
    assert "2.2 Three threads of interpretability" in labels
    assert labels[-1] == "B.3 Glossary"
    assert {f.label for f in document.figures} == {"Figure 1", "Figure 2", "Table 1", "Table 2"}
    keys = [r.key for r in document.references]
    assert keys == [str(n) for n in range(1, len(keys) + 1)]
    assert len(keys) >= 25
    assert_spans_hold(document)
