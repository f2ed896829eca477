"""The settings in force here, and the files they come from.

    readgroup config show
    readgroup config path
    $EDITOR "$(readgroup config path)"

An option of a command goes before the environment, that before the project file (readgroup.toml
here or in a folder above), that before your own file, that before the defaults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json
from readgroup.cli.session import session

if TYPE_CHECKING:
    from readgroup.settings import Settings

group = typer.Typer()


@group.callback(invoke_without_command=True)
def _alone(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        show(ctx)


def run(settings: Settings) -> list[tuple[str, str, str]]:
    """(name, value, where it came from) of every setting."""
    from readgroup.settings import describe

    return describe(settings)


@group.command("show")
def show(ctx: typer.Context, as_json: Json = False) -> None:
    """Show every setting, its value and where it came from."""
    rows = run(session(ctx).settings())
    if as_json:
        settings = [{"name": n, "value": v, "origin": o} for n, v, o in rows]
        terminal.print_json({"settings": settings})
        return
    from readgroup.cli.render.printout import FAINT, LABEL, Printout

    out = Printout()
    wide = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        out.line((f"{name:<{wide}}", LABEL), f"  {value or '(not set)'}  ", (origin, FAINT))


@group.command("path")
def path() -> None:
    """Print where your own settings file is, or would be."""
    from readgroup.settings import user_file

    terminal.emit(str(user_file()))
