"""Where a paper speaks of its figures and tables, and of what it cites."""

from __future__ import annotations

from collections.abc import Iterable

from readgroup.model.document import Document, Figure
from readgroup.model.passage import Quote
from readgroup.text.sentences import split
from readgroup.writing.quotes import quote


def mentioning(document: Document, figure: Figure) -> tuple[Quote, ...]:
    """Each sentence that names the figure, once, in reading order."""
    found: dict[tuple[int, int], Quote] = {}
    for mention in figure.mentions:
        for start, end in split(document.blocks[mention.block].text):
            if start < mention.end and mention.start < end:
                place = (mention.block, start)
                found.setdefault(place, quote(document, mention.block, start, end))
    return tuple(found.values())


def citing_pages(document: Document, reference: int) -> list[int]:
    """The pages with marks that cite an entry of the bibliography, one a mark."""
    return [
        document.blocks[citation.block].page_at(citation.start)
        for citation in document.citations_of(reference)
    ]


def on_pages(numbers: Iterable[int]) -> str:
    """Pages for people, each once; "" for none.

    >>> on_pages([7, 3, 3]), on_pages([])
    ('p. 3, 7', '')
    """
    listed = ", ".join(map(str, sorted(set(numbers))))
    return f"p. {listed}" if listed else ""
