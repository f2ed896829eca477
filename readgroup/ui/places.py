"""Places in papers, and the links that lead to them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readgroup.model.document import Document, Region
from readgroup.model.passage import Quote

WHOLE = -1
"""The section ordinal that stands for the paper as a whole."""

_MOST_MARKS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a paper, a section (an ordinal, or WHOLE), a page from 1, and what to mark."""

    paper: str
    section: int = WHOLE
    page: int = 1
    marks: tuple[Region, ...] = ()


def of_quote(paper: str, quote: Quote) -> Place:
    """The place of a quote, marked."""
    return Place(paper, quote.section_ordinal, quote.page, quote.regions)


def of_section(paper: str, document: Document, ordinal: int) -> Place:
    """Where a section begins, its heading marked; the first page for the whole paper."""
    if ordinal < 0:
        return Place(paper, WHOLE, 1)
    section = document.sections[ordinal]
    return Place(paper, ordinal, section.page, section.regions)


def link(place: Place, document: Document | None = None) -> dict[str, str]:
    """Query parameters that lead to `place`; the section by its printed number where it has one.

    >>> link(Place("2404.14082", page=4, marks=(Region(4, (72.0, 90.5, 300.0, 102.0)),)))
    {'paper': '2404.14082', 'page': '4', 'mark': '4,72,90.5,300,102'}
    """
    params = {"paper": place.paper}
    if document is not None and 0 <= place.section < len(document.sections):
        section = document.sections[place.section]
        params["section"] = section.number or section.title
    params["page"] = str(place.page)
    if place.marks:
        params["mark"] = ";".join(_mark(region) for region in place.marks[:_MOST_MARKS])
    return params


def follow(params: Mapping[str, str], paper: str, document: Document) -> tuple[Place, list[str]]:
    """The place in `document` that a link means, and sentences about what of it makes no sense.

    Nothing in `params` is trusted: what cannot be meant is left out and told.
    """
    told: list[str] = []
    section = _section(params.get("section", ""), document, told)
    page = _page(params.get("page", ""), document.pages, told)
    marks = _marks(params.get("mark", ""), document.pages, told)
    start = of_section(paper, document, section)
    if not page:
        marks = marks or start.marks
        page = marks[0].page if marks else start.page
    return Place(paper, section, page, marks), told


def _section(name: str, document: Document, told: list[str]) -> int:
    wanted = name.strip().casefold()
    if not wanted:
        return WHOLE
    for section in document.sections:
        if wanted in (
            section.number.casefold(),
            section.title.casefold(),
            section.label.casefold(),
        ):
            return section.ordinal
    told.append(f"This paper has no section “{name.strip()[:80]}”.")
    return WHOLE


def _page(text: str, pages: int, told: list[str]) -> int:
    if not text.strip():
        return 0
    try:
        page = int(text)
    except ValueError:
        told.append(f"“{text.strip()[:20]}” is not a page number.")
        return 0
    if not 1 <= page <= pages:
        told.append(f"There is no page {text.strip()[:20]}: the paper has {pages} pages.")
    return min(max(page, 1), max(pages, 1))


def _mark(region: Region) -> str:
    return ",".join([str(region.page), *(f"{round(number, 1):g}" for number in region.bbox)])


def _marks(text: str, pages: int, told: list[str]) -> tuple[Region, ...]:
    if not text.strip():
        return ()
    try:
        return tuple(_region(part.split(","), pages) for part in text.split(";")[:_MOST_MARKS])
    except ValueError:
        told.append("The link's mark could not be read, so nothing is marked.")
        return ()


def _region(numbers: Sequence[str], pages: int) -> Region:
    page, left, top, right, bottom = int(numbers[0]), *(float(n) for n in numbers[1:])
    box = (left, top, right, bottom)
    if not 1 <= page <= pages or not all(map(math.isfinite, box)) or left > right or top > bottom:
        raise ValueError(numbers)
    return Region(page, box)
