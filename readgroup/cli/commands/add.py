"""Add PDFs that are not fetched from arXiv: files, folders, links.

    readgroup add paper.pdf
    readgroup add ~/papers
    readgroup add https://openreview.net/pdf?id=abc

Folders are searched for PDFs with all their subfolders. A PDF that carries an arXiv stamp is
filed under its arXiv id. What is held already is left as it is; a file that cannot be read does
not stop the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json
from readgroup.cli.session import session
from readgroup.model.progress import Progress

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.holding import Intake


def run(library: Library, what: list[str], progress: Progress) -> Iterator[Intake]:
    """The outcome of each PDF."""
    return library.add(what, progress=progress)


def command(
    ctx: typer.Context,
    what: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|URL", help="Where the PDFs are.")
    ],
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli.intake import tell
    from readgroup.cli.render.progress import Meter

    meter = Meter()
    with session(ctx).library() as library:
        code = tell(run(library, what, meter), meter, as_json=as_json)
    raise typer.Exit(code)
