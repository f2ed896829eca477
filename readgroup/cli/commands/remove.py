"""Remove a paper from search and shelf; notes on it are kept.

    readgroup remove 2404.14082
    readgroup remove 2404.14082 --yes

On a terminal it asks first. Notes come back when the paper does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import PaperId
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.holding import Holding


def run(library: Library, id: str) -> tuple[Holding, int]:
    """(what was removed, how many notes on it are kept)."""
    notes = len(library.notes(id))
    return library.remove(id), notes


def command(
    ctx: typer.Context,
    id: PaperId,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Read the command line, ask, run, print."""
    from readgroup.cli.intake import line
    from readgroup.cli.render.papers import count

    with session(ctx).library() as library:
        if not yes and terminal.is_terminal():
            question = f"Remove {terminal.one_line(line(library.holding(id)))}?"
            typer.confirm(question, abort=True, err=True)
        holding, notes = run(library, id)
    terminal.emit(f"removed {line(holding)}")
    if notes:
        terminal.say(f"{count(notes, 'note')} on it kept: adding the paper again brings them back.")
