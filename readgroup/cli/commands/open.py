"""Open a paper's PDF in a viewer, and print where it lies.

    readgroup open 2404.14082
    readgroup open 2404.14082 --page 12
    readgroup open 2404.14082 --web
    cp "$(readgroup open 2404.14082 --print)" .

With --page the PDF opens in the web browser, which can go to a page. --web opens the paper's own
page instead, on arXiv or where it came from.
"""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import PaperId
from readgroup.cli.session import session
from readgroup.errors import NotFound, UsageError

if TYPE_CHECKING:
    from readgroup.library import Library


def run(library: Library, id: str, *, page: int | None, web: bool) -> tuple[str, str]:
    """(what to print, what to open): a path and its address, or a link twice."""
    holding = library.holding(id)
    if web:
        link = holding.paper.page_url
        if not link:
            raise NotFound(
                f"{holding.id} has no page on the web.", f"Its PDF: readgroup open {holding.id}"
            )
        return link, link
    if page is not None and page > holding.pages:
        raise UsageError(
            f"{holding.id} has {holding.pages} pages, there is no page {page}.",
            f"Choose a page from 1 to {holding.pages}.",
        )
    path = library.pdf(id)
    return str(path), str(path) if page is None else f"{path.as_uri()}#page={page}"


def view(address: str) -> bool:
    """Open a file or link with this computer's viewer; False where there is none."""
    if not terminal.has_display():
        return False
    if Path(address).is_file():
        return typer.launch(address) == 0
    return webbrowser.open(address)


def command(
    ctx: typer.Context,
    id: PaperId,
    page: Annotated[
        int | None, typer.Option("--page", min=1, metavar="N", help="Open it at this page.")
    ] = None,
    web: Annotated[bool, typer.Option("--web", help="Open the paper's page on the web.")] = False,
    only_print: Annotated[
        bool, typer.Option("--print", help="Only print where it is, open nothing.")
    ] = False,
) -> None:
    """Read the command line, run, print, open."""
    with session(ctx).library() as library:
        shown, address = run(library, id, page=page, web=web)
    terminal.emit(shown)
    if not only_print and not view(address):
        terminal.say("There is no viewer to open it with here.")
