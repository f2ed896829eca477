"""What a paper calls things: terms, abbreviations and notation.

    readgroup glossary 2404.14082
    readgroup glossary 2404.14082 --json

Each with the sentence that defines it, its page, and where the paper uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from readgroup.cli.options import Json, PaperId
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.glossary import Glossary


def run(library: Library, id: str) -> Glossary:
    """The paper's glossary."""
    return library.glossary(id)


def command(ctx: typer.Context, id: PaperId, as_json: Json = False) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import terminal

    with session(ctx).library() as library:
        found = run(library, id)
        paper = library.holding(id).paper
    if as_json:
        from readgroup.cli import reading_shapes

        terminal.print_json(reading_shapes.glossary(paper.id, found))
        return
    from readgroup.cli.render.glossary import glossary
    from readgroup.cli.render.printout import Printout

    if not found.entries:
        terminal.say("The paper defines no term in so many words.")
        return
    glossary(Printout(), paper.title, found)
