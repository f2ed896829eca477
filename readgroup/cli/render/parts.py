"""Parts of a paper that are looked up one by one: figures and tables."""

from __future__ import annotations

from readgroup.cli.render.printout import FAINT, HEAD, Printout
from readgroup.model.document import Document
from readgroup.writing.mentions import mentioning, on_pages


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


def caption_of(caption: str, label: str) -> str:
    """The caption without its label.

    >>> caption_of("Figure 3: Loss falls.", "Figure 3")
    'Loss falls.'
    """
    return caption.removeprefix(label).lstrip(" .:|—–-") or caption
