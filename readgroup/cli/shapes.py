"""Model values to the JSON that scripts rely on. Fields may be added here, never renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from readgroup.model.answer import Answer, Cited, Comparison, SimilarPaper
from readgroup.model.codec import encode
from readgroup.model.document import Document, Region
from readgroup.model.guide import (
    DiscussionGuide,
    KeyPoint,
    Question,
    SectionSummary,
    Statement,
    Summary,
)
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.paper import Paper
from readgroup.model.passage import Quote
from readgroup.model.search import Hit
from readgroup.writing.mentions import mentioning
from readgroup.writing.paper_types import paper_type

Json = dict[str, Any]


def parsed(document: Document) -> Json:
    """{title, authors, abstract, pages, sections, references, figures, warnings} of `parse`."""
    return {
        "title": document.title,
        "authors": list(document.authors),
        "abstract": document.abstract,
        "pages": document.pages,
        "sections": [
            {**section, "text": document.section_text(ordinal)}
            for ordinal, section in enumerate(_sections(document))
        ],
        "references": _references(document),
        "figures": _figures(document),
        "warnings": list(document.warnings),
        "type": _type(document),
    }


def _type(document: Document) -> Json:
    """The kind of paper, and the sentences that say so."""
    read = paper_type(document)
    return {
        "name": read.type.value,
        "evidence": [
            {"text": said.exact, "page": said.page, "section": said.section}
            for said in read.evidence
        ],
    }


def _sections(document: Document) -> list[Json]:
    return [
        {
            "number": section.number,
            "title": section.title,
            "level": section.level,
            "page": section.page,
            "kind": document.kind_of(section.ordinal).value,
        }
        for section in document.sections
    ]


def _references(document: Document) -> list[Json]:
    """Each entry with the number of places that cite it."""
    cited = Counter(place for c in document.citations for place in c.references)
    return [
        {**encode(reference), "cited": cited[place]}
        for place, reference in enumerate(document.references)
    ]


def _figures(document: Document) -> list[Json]:
    """Each figure and table with its place, and the sentences that speak of it with theirs."""
    return [
        {
            "label": figure.label,
            "caption": figure.caption,
            "page": figure.page,
            "region": _regions([figure.region])[0] if figure.region else None,
            "mentions": [
                {"text": said.exact, "page": said.page, "section": said.section}
                for said in mentioning(document, figure)
            ],
        }
        for figure in document.figures
    ]


def intakes(outcomes: Iterable[Intake]) -> Json:
    """{results: [{asked, status, id, error, ...}]} of `fetch` and `add`; id is null on failure."""
    return {"results": [_intake(outcome) for outcome in outcomes]}


def _intake(outcome: Intake) -> Json:
    holding, error = outcome.holding, outcome.error
    return {
        "asked": outcome.asked,
        "status": outcome.status,
        "id": holding.id if holding else None,
        "version": holding.paper.version if holding else None,
        "title": holding.paper.title if holding else None,
        "pages": holding.pages if holding else None,
        "error": error.problem if error else None,
        "hint": error.hint if error else None,
        "exit_code": error.exit_code if error else 0,
    }


def shelf(holdings: Iterable[Holding]) -> Json:
    """{papers: [...]} of `list`."""
    return {"papers": [held(holding) for holding in holdings]}


def held(holding: Holding) -> Json:
    """{id, title, authors, year, pages, versions, ready, added} of one paper of the library."""
    paper = holding.paper
    return {
        "id": holding.id,
        "title": paper.title,
        "authors": [author.name for author in paper.authors],
        "year": paper.year,
        "pages": holding.pages,
        "versions": list(holding.versions),
        "ready": holding.ready,
        "added": holding.added.isoformat(),
    }


def shown(holding: Holding, document: Document) -> Json:
    """One paper with its outline: what `list` says of it, and what its pages hold."""
    paper = holding.paper
    return {
        **held(holding),
        "version": paper.version,
        "abstract": paper.abstract or document.abstract,
        "categories": list(paper.categories),
        "url": paper.page_url,
        "doi": paper.doi,
        "license": paper.license_url,
        "passages": holding.passages,
        "sections": _sections(document),
        "figures": _figures(document),
        "type": _type(document),
        "references": len(document.references),
        "warnings": list(dict.fromkeys((*holding.warnings, *document.warnings))),
    }


def catalogue(words: str, papers: Iterable[Paper]) -> Json:
    """{query, papers: [...]} of `find`: papers as arXiv knows them."""
    return {
        "query": words,
        "papers": [
            {
                "id": paper.id,
                "version": paper.version,
                "title": paper.title,
                "authors": [author.name for author in paper.authors],
                "year": paper.year,
                "published": encode(paper.published),
                "categories": list(paper.categories),
                "abstract": paper.abstract,
                "url": paper.page_url,
            }
            for paper in papers
        ],
    }


def found(query: str, hits: Iterable[Hit], *, reason: str = "") -> Json:
    """{query, hits: [{paper, title, section, page, score, text, highlights, regions, ...}]}.

    Where filters left nothing to look in, `reason` says so.
    """
    data: Json = {"query": query, "hits": [_hit(hit) for hit in hits]}
    return data | {"reason": reason} if reason else data


def _hit(hit: Hit) -> Json:
    return {
        "paper": hit.paper,
        "version": hit.version,
        "title": hit.title,
        "section": hit.passage.section_label,
        "page": hit.passage.page,
        "score": round(hit.score, 6),
        "matched": hit.matched,
        "words": list(hit.words),
        "text": hit.passage.text,
        "highlights": [list(span) for span in hit.highlights],
        "regions": _regions(hit.regions),
        "marks": _regions(hit.marks),
        "kind": hit.passage.block_kind.value,
        "more": hit.more,
    }


def _regions(regions: Iterable[Region]) -> list[Json]:
    return [{"page": r.page, "bbox": [round(edge, 2) for edge in r.bbox]} for r in regions]


def answer(value: Answer) -> Json:
    """{question, answered, sentences: [{text, exact, paper, page, section}], reason, nearest}."""
    return {
        "question": value.question,
        "answered": value.answered,
        "sentences": [_cited(cited) for cited in value.sentences],
        "reason": value.reason,
        "nearest": [_hit(hit) for hit in value.nearest],
        "origin": value.origin,
        "dropped": value.dropped,
    }


def _cited(cited: Cited) -> Json:
    return {
        "text": cited.text,
        "exact": cited.quote.exact,
        "paper": cited.paper,
        "title": cited.title,
        "page": cited.quote.page,
        "section": cited.quote.section,
        "prefix": cited.quote.prefix,
        "suffix": cited.quote.suffix,
        "regions": _regions(cited.quote.regions),
    }


def comparison(value: Comparison) -> Json:
    """{point, papers: [{paper, title, answered, sentences, reason, nearest}]} of `compare`."""
    return {
        "point": value.point,
        "papers": [
            {"paper": says.paper, "title": says.title, **answer(says.answer)}
            for says in value.papers
        ],
    }


def similar(paper: str, papers: Iterable[SimilarPaper]) -> Json:
    """{paper, similar: [{paper, title, score, pairs: [{cosine, here, there}]}]} of `similar`."""
    return {
        "paper": paper,
        "similar": [
            {
                "paper": other.paper,
                "title": other.title,
                "score": round(other.score, 6),
                "pairs": [
                    {
                        "cosine": round(pair.cosine, 6),
                        "here": _hit(pair.here),
                        "there": _hit(pair.there),
                    }
                    for pair in other.pairs
                ],
            }
            for other in papers
        ],
    }


def summary(paper: str, value: Summary) -> Json:
    """{paper, tldr, short, medium, key_points, sections} of `summarize`."""
    return {
        "paper": paper,
        "tldr": _sentences(value.tldr),
        "short": _sentences(value.short),
        "medium": _sentences(value.medium),
        "key_points": [_key_point(point) for point in value.key_points],
        "sections": [_section_summary(section) for section in value.sections],
        "origin": value.origin,
        "dropped": value.dropped,
        "faults": dict(value.faults),
        "remarks": list(value.remarks),
    }


def _sentences(statements: Sequence[Statement]) -> Json:
    return {"sentences": [sentence(statement) for statement in statements]}


def sentence(statement: Statement) -> Json:
    """{text, exact, page, section, see, inserted} of one sentence; `see` names its numbers' table.

    `inserted` are words in square brackets of `text` that spell abbreviations out and do not stand in `exact`.
    """
    return {
        "text": statement.text,
        "exact": statement.quote.exact,
        "page": statement.quote.page,
        "section": statement.quote.section,
        "see": statement.see,
        "inserted": list(statement.inserted),
    }


def _key_point(point: KeyPoint) -> Json:
    return {
        "kind": point.kind,
        **_sentences(point.statements),
        "parts": [
            {"number": p.number, "title": p.title, "page": p.page, "below": list(p.below)}
            for p in point.parts
        ],
    }


def _section_summary(section: SectionSummary) -> Json:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "page": section.page,
        **_sentences(section.statements),
    }


def guide(paper: str, value: DiscussionGuide) -> Json:
    """{paper, questions: [...]} of `questions`, with what was made and why some fell out."""
    return {
        "paper": paper,
        "questions": [question(each) for each in value.questions],
        "made": value.made,
        "dropped": dict(value.dropped),
    }


def question(value: Question) -> Json:
    """One question with its anchors, answer sketch and follow-ups."""
    return {
        "id": value.id,
        "text": value.text,
        "type": value.type.value,
        "role": value.role.value,
        "level": value.level.value,
        "minutes": value.minutes,
        "why": value.why,
        "origin": value.origin,
        "anchors": [_quote(anchor) for anchor in value.anchors],
        "answer_sketch": [
            {"claim": claim.text, "anchor": _quote(claim.anchor) if claim.anchor else None}
            for claim in value.answer_sketch
        ],
        "follow_ups": list(value.follow_ups),
        "hint": value.hint,
        "starred": value.starred,
    }


def _quote(quote: Quote) -> Json:
    return {
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "page": quote.page,
        "section": quote.section,
        "form": quote.form.value,
    }


def notebook(notes: Iterable[Note]) -> Json:
    """{notes: [{id, paper, section, page, quote, text, author, changed}]} of `notes list`."""
    return {"notes": [note(value) for value in notes]}


def note(value: Note) -> Json:
    """One note."""
    return {
        "id": value.id,
        "paper": value.paper,
        "section": value.section,
        "page": value.page,
        "quote": value.quote,
        "text": value.text,
        "author": value.author,
        "changed": value.changed.isoformat(),
    }
