"""Search the passages of your papers, by words and by meaning.

    readgroup search "what is superposition"
    readgroup search "limits of sparse autoencoders" --paper 2501.16496
    readgroup search "evaluation" --section conclusion -k 5
    readgroup search "ablation" --json

Bibliographies are not searched. Where nothing answers the query it says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.search import Hit


def run(library: Library, query: str, *, limit: int, paper: str, section: str) -> list[Hit]:
    """Passages that answer the query, best first."""
    return library.search(query, limit=limit, paper=paper, section=section)


def command(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, or a question.")],
    *,
    paper: Annotated[
        str, typer.Option("--paper", metavar="ID", help="Search in this paper only.")
    ] = "",
    section: Annotated[
        str,
        typer.Option(
            "--section", metavar="S", help="Search in sections of this number, title or kind."
        ),
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-k", min=1, max=1000, metavar="N", help="At most so many.")
    ] = 10,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        hits = run(library, query, limit=limit, paper=paper, section=section)
        empty = not hits and not library.papers()
        # Told while the library is open: closing it may take a moment, once.
        if as_json:
            from readgroup.cli import shapes

            terminal.print_json(shapes.found(query, hits))
        elif hits:
            from readgroup.cli.render.hits import hits as render
            from readgroup.cli.render.printout import Printout

            render(Printout(), hits)
        if empty:
            terminal.say("The library is empty. Begin with: readgroup fetch 2501.16496")
        elif not hits and not as_json:
            terminal.say(f"No passage answers “{query}”. Try other words, or a wider question.")
