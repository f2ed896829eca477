"""Find papers like one of yours, and passages that say the same.

    readgroup similar 2309.08600
    readgroup similar 2309.08600 -k 3 --json
    readgroup similar --passage "a network has more features than neurons"

Papers come with the passages in which both speak of the same things; with --passage, who else
says something like these words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json
from readgroup.cli.session import session
from readgroup.errors import UsageError

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.answer import SimilarPaper
    from readgroup.model.search import Hit


def run(library: Library, id: str, *, limit: int) -> list[SimilarPaper]:
    """Papers like the paper, most alike first."""
    return library.similar(id, limit=limit)


def who_else(library: Library, words: str, *, limit: int) -> list[Hit]:
    """Passages that say something like the words."""
    return library.similar_passages(words, limit=limit)


def command(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A paper of the library: its id, or a link to it.")
    ] = "",
    *,
    passage: Annotated[
        str, typer.Option("--passage", metavar="WORDS", help="Who else says something like this?")
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-k", min=1, max=100, metavar="N", help="At most so many.")
    ] = 5,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    if bool(id) == bool(passage.strip()):
        raise UsageError("Similar to what?", "Give the id of a paper, or --passage with words.")
    from readgroup.cli import shapes
    from readgroup.cli.render import answers
    from readgroup.cli.render.hits import hits as render_hits
    from readgroup.cli.render.printout import Printout

    with session(ctx).library() as library:
        if passage:
            hits = who_else(library, passage, limit=limit)
            found, data = bool(hits), shapes.found(passage, hits)
        else:
            papers = run(library, id, limit=limit)
            found, data = bool(papers), shapes.similar(id, papers)
    if as_json:
        terminal.print_json(data)
    elif not found:
        terminal.say("No paper of the library is like it." if id else "Nobody else says this here.")
    elif passage:
        render_hits(Printout(), hits)
    else:
        answers.similar(Printout(), papers)
