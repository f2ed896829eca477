"""Show one paper: title, authors, abstract and outline.

    readgroup show 2404.14082
    readgroup show https://arxiv.org/abs/2404.14082 --json

Sections stand with their numbers and pages; warnings tell what could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def command(ctx: typer.Context, id: PaperId, as_json: Json = False) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        holding, document = run(library, id)
    if as_json:
        from readgroup.cli import shapes, terminal

        terminal.print_json(shapes.shown(holding, document))
        return
    from readgroup.cli.render.papers import paper
    from readgroup.cli.render.printout import Printout

    paper(Printout(), holding, document)
