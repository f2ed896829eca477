"""Show one paper: title, abstract, outline; its figures, or references.

    readgroup show 2404.14082
    readgroup show 2404.14082 --figures
    readgroup show 2404.14082 --references
    readgroup show https://arxiv.org/abs/2404.14082 --json

Sections stand with their numbers and pages; warnings tell what could not be read. With --figures,
each figure and table stands with its caption and the pages that speak of it; with --references,
each entry of the bibliography with the pages that cite it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json, PaperId
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.document import Document
    from readgroup.model.holding import Holding


def run(library: Library, id: str) -> tuple[Holding, Document]:
    """What the library knows of the paper, and the paper as it was parsed."""
    return library.holding(id), library.document(id)


def command(
    ctx: typer.Context,
    id: PaperId,
    figures: Annotated[
        bool, typer.Option("--figures", help="List figures and tables instead.")
    ] = False,
    references: Annotated[
        bool, typer.Option("--references", help="List the bibliography instead.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        holding, document = run(library, id)
    if as_json:
        from readgroup.cli import shapes, terminal

        terminal.print_json(shapes.shown(holding, document))
        return
    from readgroup.cli.render import parts
    from readgroup.cli.render.papers import paper
    from readgroup.cli.render.printout import Printout

    out = Printout()
    if not (figures or references):
        paper(out, holding, document)
    if figures:
        parts.figures(out, document)
    if references:
        parts.references(out, document)
