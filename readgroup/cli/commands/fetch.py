"""Fetch papers from arXiv: metadata, PDF, passages to search.

    readgroup fetch 2501.16496
    readgroup fetch https://arxiv.org/abs/2404.14082v3 10.48550/arXiv.2309.08600
    readgroup fetch --list mechanistic-interpretability
    readgroup fetch --list our-term.toml

Ids are taken in any form that people paste. A paper that is held already is left as it is, a new
version is kept beside the old one, and an interrupted fetch goes on where it stopped. arXiv asks
for three seconds between requests, so a list takes a while.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json
from readgroup.cli.session import session
from readgroup.errors import UsageError
from readgroup.model.progress import Progress

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.holding import Intake


def run(
    library: Library, asked: list[str], reading_list: str | None, progress: Progress
) -> Iterator[Intake]:
    """The outcomes of fetching what was asked for and the papers of the reading list."""
    ids = list(asked)
    if reading_list is not None:
        from readgroup.sources.lists import load_list

        ids += [str(entry.id) for entry in load_list(reading_list).entries]
    if not ids:
        raise UsageError(
            "Nothing to fetch was named.", "Name ids, or a reading list: readgroup fetch 2501.16496"
        )
    return library.fetch(list(dict.fromkeys(ids)), progress=progress)


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="arXiv ids, links to arXiv, or arXiv DOIs."),
    ] = None,
    reading_list: Annotated[
        str | None,
        typer.Option(
            "--list", metavar="NAME|FILE", help="A reading list: one that ships, or a TOML file."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli.intake import tell
    from readgroup.cli.render.progress import Meter

    meter = Meter()
    with session(ctx).library() as library:
        code = tell(run(library, ids or [], reading_list, meter), meter, as_json=as_json)
    raise typer.Exit(code)
