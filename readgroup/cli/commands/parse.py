"""Read one PDF and show its structure; nothing is stored.

    readgroup parse paper.pdf
    readgroup parse paper.pdf --json

The JSON holds title, authors, abstract, sections with their text, references, figures and
warnings. Pages count from 1, in the order of the PDF.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json
from readgroup.errors import NotFound
from readgroup.model.progress import Progress, Step

if TYPE_CHECKING:
    from readgroup.model.document import Document


def run(file: Path, progress: Progress) -> Document:
    """The document that the parser reads from `file`. Raises NotFound and UnreadablePdf."""

    def pages(done: int, total: int) -> None:
        progress(Step(file.name, "parse", done, total))

    from readgroup.parsing import parse_pdf

    if not file.is_file():
        raise NotFound(f"There is no file {file}.", "Name a PDF on this computer.")
    return parse_pdf(file, progress=pages)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF on this computer.")],
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli.render.progress import Meter

    meter = Meter()
    try:
        document = run(file, meter)
    finally:
        meter.clear()
    if as_json:
        from readgroup.cli import shapes, terminal

        terminal.print_json(shapes.parsed(document))
        return
    from readgroup.cli.render.papers import parsed
    from readgroup.cli.render.printout import Printout

    parsed(Printout(), document)
