"""Search arXiv itself for papers to fetch.

    readgroup find "sparse autoencoders"
    readgroup find "au:olah AND ti:superposition"
    readgroup find "circuit discovery" -n 25 --json

The words are looked for in title, abstract and authors, best match first; arXiv's own prefixes
(ti: au: abs: cat:) work too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.paper import Paper


def run(library: Library, words: str, limit: int) -> list[Paper]:
    """Papers on arXiv, best match first."""
    return library.find(words, limit=limit)


def command(
    ctx: typer.Context,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What the papers are about.")],
    limit: Annotated[
        int, typer.Option("--number", "-n", min=1, max=100, metavar="N", help="At most so many.")
    ] = 10,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        papers = run(library, words, limit)
    if as_json:
        from readgroup.cli import shapes, terminal

        terminal.print_json(shapes.catalogue(words, papers))
        return
    from readgroup.cli import terminal
    from readgroup.cli.render.papers import catalogue
    from readgroup.cli.render.printout import Printout

    if not papers:
        terminal.say(f"arXiv has nothing on “{words}”: try fewer or other words.")
        return
    catalogue(Printout(), papers)
    terminal.say(f"Next: readgroup fetch {papers[0].id}")
