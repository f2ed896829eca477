"""Check what readgroup needs, and say what to do about it.

    readgroup doctor
    readgroup doctor --network
    readgroup doctor --json

Exit code 1 where something fails; warnings are none. --network also asks arXiv for a paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json
from readgroup.cli.session import Session, session

if TYPE_CHECKING:
    from readgroup.cli.checks import Check


def run(session: Session, *, network: bool) -> list[Check]:
    """The outcome of every check, in the order in which to mend them."""
    from readgroup.cli import checks

    found = [checks.python(), checks.packages(), checks.full_text()]
    settings = session.settings()
    found += [checks.model(settings.embedder), checks.home(settings.home)]
    found += [checks.disk(settings.home), checks.library(session, settings.home)]
    found += [checks.quick_start(settings.embedder, settings.home)]
    if network:
        found.append(checks.arxiv(session))
    return found


def command(
    ctx: typer.Context,
    network: Annotated[
        bool, typer.Option("--network", help="Also check that arXiv answers.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    checks = run(session(ctx), network=network)
    if as_json:
        from readgroup.cli import terminal

        terminal.print_json({"checks": [check._asdict() for check in checks]})
    else:
        from readgroup.cli.render.checks import checks as render
        from readgroup.cli.render.printout import Printout

        render(Printout(), checks)
    raise typer.Exit(1 if any(check.state == "fail" for check in checks) else 0)
