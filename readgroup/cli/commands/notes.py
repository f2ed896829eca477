"""Notes that people write on papers, kept as typed.

    readgroup notes list 2501.16496
    readgroup notes add 2501.16496 "Compare with table 2." --section 3.1 --page 12
    readgroup notes add 2501.16496 - < thoughts.md

Alone it lists all notes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json, PaperId
from readgroup.cli.session import session
from readgroup.errors import UsageError

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.notes import Note

group = typer.Typer()


@group.callback(invoke_without_command=True)
def _alone(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        listing(ctx)


def run(library: Library, id: str = "") -> list[Note]:
    """Notes on one paper, or on all, oldest first."""
    return library.notes(id)


@group.command("list")
def listing(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A paper; all papers where none is named.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List notes, oldest first."""
    with session(ctx).library() as library:
        notes = run(library, id)
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.notebook(notes))
    elif not notes:
        terminal.say('No notes yet. Write one: readgroup notes add ID "what struck you"')
    else:
        from readgroup.cli.render.notes import notes as render
        from readgroup.cli.render.printout import Printout

        render(Printout(), notes)


@group.command("add")
def adding(
    ctx: typer.Context,
    id: PaperId,
    *,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note, - for standard input.")],
    section: Annotated[
        str, typer.Option("--section", metavar="S", help="The section it is about, as printed.")
    ] = "",
    page: Annotated[
        int | None, typer.Option("--page", min=1, metavar="N", help="The page it is about.")
    ] = None,
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who wrote it.")] = "",
    as_json: Json = False,
) -> None:
    """Write a note on a paper."""
    written = sys.stdin.read() if text == "-" else text
    if not written.strip():
        raise UsageError("The note is empty.", 'Give it a text: readgroup notes add ID "..."')
    with session(ctx).library() as library:
        note = library.add_note(id, written, section=section, page=page, author=author)
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.note(note))
    else:
        terminal.emit(f"noted {note.paper}  note {note.id}")
