"""What is told of real papers: glossary, key points and plans of a review and of others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from readgroup.model.document import Document
from readgroup.model.glossary import TermKind
from readgroup.writing.glossary import glossary
from readgroup.writing.prerequisites import prerequisites
from readgroup.writing.quotes import stands_in
from readgroup.writing.route import route
from readgroup.writing.summaries import summarize

REVIEW = "2404.14082v3"
PAPERS = (REVIEW, "2309.16042v2", "1207.1925v1")


@cache
def _parsed(path: Path) -> Document:
    from readgroup.parsing import parse_pdf

    return parse_pdf(path)


@pytest.fixture(params=PAPERS)
def document(request: pytest.FixtureRequest, real_pdfs: list[Path]) -> Document:
    """A review, an empirical paper and a theory paper, parsed."""
    return _parsed(next(p for p in real_pdfs if p.stem == request.param))


def test_every_quote_stands_where_it_says(document: Document) -> None:
    """Definitions, key points, reasons to read a page and terms to know: all verbatim."""
    terms, summary = glossary(document), summarize(document)
    quotes = [entry.definition.quote for entry in terms.entries]
    quotes += [s.quote for point in summary.key_points for s in point.statements]
    stops = route(document, summary, 20)
    quotes += [reason.statement.quote for stop in stops for reason in stop.reasons]
    quotes += [term.where for term in prerequisites(document, terms)]
    assert quotes
    assert all(stands_in(document, quote) for quote in quotes)


def test_a_real_review_comes_out_as_taxonomy_and_open_problems(real_pdfs: list[Path]) -> None:
    """No method and no evidence, but the parts of the field with what is below them, and what is
    open, from several of its sections."""
    document = _parsed(next(p for p in real_pdfs if p.stem == REVIEW))
    points = {point.kind: point for point in summarize(document).key_points}
    assert {"scope", "taxonomy", "limitation", "open problem"} <= set(points)
    assert not {"method", "evidence", "key number"} & set(points)
    assert len(points["taxonomy"].parts) >= 4
    assert any(len(part.below) >= 3 for part in points["taxonomy"].parts)
    assert len(points["open problem"].statements) >= 4
    assert len({s.quote.section_ordinal for s in points["open problem"].statements}) >= 3
    assert points["open problem"].parts


def test_a_real_review_has_a_glossary_of_its_terms(real_pdfs: list[Path]) -> None:
    """Twenty terms and more, each defined and used."""
    document = _parsed(next(p for p in real_pdfs if p.stem == REVIEW))
    terms = glossary(document).of(TermKind.TERM)
    assert len(terms) >= 20
    assert all(entry.count >= 2 for entry in terms)
