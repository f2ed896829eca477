"""Compare what several papers say on one point.

    readgroup compare "how features are evaluated" 2309.08600 2406.04093 2408.05147
    readgroup compare "limitations" 2211.00593 2301.05217 --json

Of each paper at most three quotations with their pages, or that it does not say: Markdown to
paste into your notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.answer import Comparison


def run(library: Library, point: str, ids: list[str]) -> Comparison:
    """What each of the papers says."""
    return library.compare(point, list(dict.fromkeys(ids)))


def command(
    ctx: typer.Context,
    point: Annotated[str, typer.Argument(metavar="POINT", help="A point, or a question.")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Two papers or more.")],
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        comparison = run(library, point, ids)
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.comparison(comparison))
        return
    from readgroup.cli.render import answers

    for line in answers.markdown(comparison):
        terminal.emit(line)
