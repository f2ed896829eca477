"""Plan the reading: which pages first, or which part at which meeting.

    readgroup plan 2501.16496 --minutes 20
    readgroup plan 2501.16496 --meetings 3 --minutes 60

Without --meetings: the pages to read in so many minutes, in which order and why, and what one
should know before: terms that the paper uses and does not define, with what it cites for them.
With --meetings: the sections shared out over meetings of so many minutes, with the time it takes
to read each part. Give a part to --section of summarize, questions and sheet.
"""

from __future__ import annotations

from typing import Annotated

import typer

from readgroup.cli.options import Json, PaperId
from readgroup.cli.session import session


def command(
    ctx: typer.Context,
    id: PaperId,
    *,
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            min=3,
            max=480,
            metavar="M",
            help="Minutes to read (20), or of each meeting (60).",
        ),
    ] = None,
    meetings: Annotated[
        int | None,
        typer.Option("--meetings", min=1, max=50, metavar="N", help="Share out over N meetings."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import reading_shapes, terminal
    from readgroup.cli.render import plan
    from readgroup.cli.render.printout import Printout

    with session(ctx).library() as library:
        paper = library.holding(id).paper
        if meetings is None:
            route = library.plan(id, minutes=minutes or 20)
            shape = reading_shapes.plan(paper.id, route) if as_json else None
        else:
            shared = library.meetings(id, meetings, minutes=minutes or 60)
            shape = reading_shapes.meetings(paper.id, shared) if as_json else None
    if shape is not None:
        terminal.print_json(shape)
    elif meetings is None:
        plan.route(Printout(), paper.title, route)
    else:
        plan.meetings(Printout(), paper.title, shared)
