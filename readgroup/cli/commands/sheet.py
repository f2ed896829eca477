"""Write the printable sheet that lies on the table at the meeting.

    readgroup sheet 2501.16496
    readgroup sheet 2501.16496 --minutes 45 -o sheet.html
    readgroup sheet 2501.16496 --section 2,3

It is one file of HTML: open it in a browser and print it.
"""

from __future__ import annotations

import typer

from readgroup.cli.commands import export
from readgroup.cli.options import Minutes, Output, PaperId, Sections, scope
from readgroup.cli.session import session


def command(
    ctx: typer.Context,
    id: PaperId,
    minutes: Minutes = 60,
    section: Sections = None,
    output: Output = None,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        export.deliver(library, id, "sheet", output, minutes, section=scope(section))
