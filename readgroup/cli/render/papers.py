"""Papers: the shelf as a table, one paper with its outline, what arXiv found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, WARN, Printout, people
from readgroup.model.document import Document
from readgroup.model.holding import Holding
from readgroup.model.paper import Paper
from readgroup.writing.paper_types import paper_type


def shelf(out: Printout, holdings: Sequence[Holding]) -> None:
    """A row for each paper; titles are cut on a terminal only, so that a pipe gets them whole."""
    wide = max((cell_len(h.id) for h in holdings), default=2)
    head = f"{'ID':<{wide}}  YEAR  PAGES  READY    TITLE"
    out.line((head, FAINT))
    for holding in holdings:
        year = str(holding.paper.year or "")
        before = f"  {year:<4}  {holding.pages:>5}  "
        room = out.console.width - wide - len(before) - 9
        title = holding.paper.title
        if out.to_terminal and cell_len(title) > room > 1:
            title = set_cell_size(title, room - 1) + "…"
        out.line(
            (set_cell_size(holding.id, wide), LABEL),
            before,
            (f"{holding.ready:<9}", FAINT if holding.ready == "meaning" else WARN),
            title,
        )


def paper(out: Printout, holding: Holding, document: Document) -> None:
    """Title, authors, abstract, outline, and what went wrong while reading."""
    value = holding.paper
    out.prose((value.title, HEAD))
    names = [author.name for author in value.authors] or list(document.authors)
    if names:
        out.prose(people(names, most=8))
    facts = [
        str(value.arxiv_id or holding.id),
        str(value.year or ""),
        f"{holding.pages} pages",
        ", ".join(value.categories),
        "" if holding.ready == "meaning" else "found by words only so far",
    ]
    out.prose((" · ".join(fact for fact in facts if fact), LABEL))
    if value.page_url:
        out.line((value.page_url, FAINT))
    abstract = value.abstract or document.abstract
    if abstract:
        out.blank()
        out.prose(abstract)
    outline(out, document)


def parsed(out: Printout, document: Document) -> None:
    """A document that is not in the library: what the parser saw."""
    out.prose((document.title or "(no title found)", HEAD))
    if document.authors:
        out.prose(people(list(document.authors), most=8))
    out.line((f"{document.pages} pages", LABEL))
    if document.abstract:
        out.blank()
        out.prose(document.abstract)
    outline(out, document)


def outline(out: Printout, document: Document) -> None:
    """The kind of paper, the section tree with page numbers, then counts and warnings."""
    read = paper_type(document)
    out.blank()
    out.prose((f"Kind: {read.type.value}", LABEL))
    for said in read.evidence[:1]:
        out.prose((f"“{said.exact}” (p. {said.page})", FAINT), indent=2)
    if document.sections:
        out.blank()
    for section in document.sections:
        out.prose(
            section.label,
            (f"  p. {section.page}", FAINT),
            indent=2 * (section.level - 1),
        )
    counts = [
        count(len(document.sections), "section"),
        count(len(document.figures), "figure or table", "figures and tables"),
        count(len(document.references), "reference"),
    ]
    out.blank()
    out.line((" · ".join(counts), FAINT))
    for warning in document.warnings:
        out.prose((warning, WARN), label=("! ", WARN))


def catalogue(out: Printout, papers: Sequence[Paper]) -> None:
    """Numbered papers with the ids that `fetch` takes."""
    for number, value in enumerate(papers, 1):
        if number > 1:
            out.blank()
        out.prose((value.title, HEAD), label=(f"{number:>2}  ", FAINT))
        names = people([author.name for author in value.authors])
        about = " · ".join(
            filter(None, [names, str(value.year or ""), ", ".join(value.categories)])
        )
        out.prose((value.id, LABEL), "  ", about, indent=4)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "section"), count(3, "section")
    ('1 section', '3 sections')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
