"""Parts of a paper that are looked up one by one: figures and tables, references."""

from __future__ import annotations

from rich.style import Style

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Printout
from readgroup.model.document import Document, Reference
from readgroup.writing.mentions import citing_pages, mentioning, on_pages


def figures(out: Printout, document: Document) -> None:
    """Each figure and table: label, page, caption, and the pages that speak of it."""
    if not document.figures:
        out.line("No figures or tables were found.")
    for number, figure in enumerate(document.figures):
        if number:
            out.blank()
        out.line((figure.label, HEAD), (f"  p. {figure.page}", FAINT))
        out.prose(caption_of(figure.caption, figure.label), indent=2)
        places = on_pages(said.page for said in mentioning(document, figure))
        said = f"mentioned on {places}" if places else "not mentioned in the text"
        out.line((said, FAINT), indent=2)


def references(out: Printout, document: Document) -> None:
    """Each entry of the bibliography: key, title, authors, year, links, and the pages that cite it."""
    if not document.references:
        out.line("No bibliography was found.")
    for number, reference in enumerate(document.references):
        key = f"[{reference.key}] " if reference.key else ""
        out.prose(*_entry(reference), label=(key, LABEL))
        places = on_pages(citing_pages(document, number))
        said = f"cited on {places}" if places else "not cited in the text"
        links = [*_links(reference), said]
        out.prose((" · ".join(links), FAINT), indent=2)


def _entry(reference: Reference) -> list[str | tuple[str, Style]]:
    if not reference.title:
        return [reference.raw]
    people = ", ".join(reference.authors)
    rest = ". ".join(part for part in (people.removesuffix("."), str(reference.year or "")) if part)
    return [(f"{reference.title.removesuffix('.')}. ", HEAD), f"{rest}." if rest else ""]


def _links(reference: Reference) -> list[str]:
    return [
        link
        for link in (
            f"arXiv:{reference.arxiv_id}" if reference.arxiv_id else "",
            f"doi:{reference.doi}" if reference.doi else "",
            reference.url,
        )
        if link
    ]


def caption_of(caption: str, label: str) -> str:
    """The caption without its label.

    >>> caption_of("Figure 3: Loss falls.", "Figure 3")
    'Loss falls.'
    """
    return caption.removeprefix(label).lstrip(" .:|—–-") or caption
