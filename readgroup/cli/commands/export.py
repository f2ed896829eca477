"""Export a prepared paper: notes, packet, reference, data.

    readgroup export 2501.16496 --format markdown
    readgroup export 2501.16496 --format html -o packet.html
    readgroup export 2501.16496 --format bibtex -o - >> references.bib

Without -o the file goes to the folder "exports" of the library. Writing to a file that exists
keeps what people wrote in it. An unknown format lists the known ones.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Minutes, Output, PaperId, target
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library


def run(
    library: Library, id: str, format: str, path: Path | None, minutes: int, *, section: str = ""
) -> Path:
    """Write one export and say where."""
    return library.export(id, format, path, minutes=minutes, section=section)


def content(library: Library, id: str, format: str, minutes: int, *, section: str = "") -> bytes:
    """One export without a file that stays."""
    with tempfile.TemporaryDirectory(prefix="readgroup-") as folder:
        return run(
            library, id, format, Path(folder) / "export", minutes, section=section
        ).read_bytes()


def deliver(
    library: Library, id: str, format: str, output: str | None, minutes: int, *, section: str = ""
) -> None:
    """Write one export to stdout for "-", else to a file whose path is printed."""
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content(library, id, format, minutes, section=section))
    else:
        terminal.emit(str(run(library, id, format, target(output), minutes, section=section)))


def command(
    ctx: typer.Context,
    id: PaperId,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="What to write, by name.")
    ],
    output: Output = None,
    minutes: Minutes = 60,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        deliver(library, id, format, output, minutes)
