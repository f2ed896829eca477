"""Read every PDF again and rebuild what is derived from it.

    readgroup rebuild

Needed after a better parser or another embedding model arrived. Notes stay. It can be interrupted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from readgroup.cli.session import session
from readgroup.model.progress import Progress

if TYPE_CHECKING:
    from readgroup.library import Library


def run(library: Library, progress: Progress) -> int:
    """Rebuild; gives the number of papers."""
    library.rebuild(progress=progress)
    return len(library.papers())


def command(ctx: typer.Context) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import terminal
    from readgroup.cli.render.papers import count
    from readgroup.cli.render.progress import Meter

    meter = Meter()
    with session(ctx).library() as library:
        try:
            papers = run(library, meter)
        finally:
            meter.clear()
    terminal.emit(f"rebuilt {count(papers, 'paper')}")
