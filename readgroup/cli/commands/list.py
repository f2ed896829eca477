"""List the papers of the library, newest addition first.

    readgroup list
    readgroup list --json

READY says how a paper can be found so far: by its words, or by meaning too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from readgroup.cli.options import Json
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.holding import Holding


def run(library: Library) -> list[Holding]:
    """All papers, newest addition first."""
    return library.papers()


def command(ctx: typer.Context, as_json: Json = False) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import terminal

    with session(ctx).library() as library:
        holdings = run(library)
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.shelf(holdings))
    elif not holdings:
        terminal.say("The library is empty. Begin with: readgroup fetch 2501.16496")
    else:
        from readgroup.cli.render.papers import shelf
        from readgroup.cli.render.printout import Printout

        shelf(Printout(), holdings)
