"""The command `readgroup`: every command joined, errors told in one place."""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from readgroup.cli import failure, terminal
from readgroup.cli.commands import (
    add,
    ask,
    compare,
    config,
    doctor,
    export,
    fetch,
    find,
    glossary,
    notes,
    parse,
    plan,
    questions,
    rebuild,
    remove,
    roles,
    search,
    sheet,
    show,
    similar,
    summarize,
)
from readgroup.cli.commands import app as app_command
from readgroup.cli.commands import list as list_command
from readgroup.cli.commands import open as open_command
from readgroup.cli.session import Session
from readgroup.version import __version__

HELP = """From an arXiv id to a prepared reading-group meeting.

    readgroup fetch 2501.16496
    readgroup search "what is superposition"
    readgroup summarize 2501.16496
    readgroup questions 2501.16496
    readgroup sheet 2501.16496 --minutes 60

Data goes to stdout, messages to stderr; --json where something is listed. --home and --debug
may stand before or after the command.
"""

GROUPS = {
    "Take papers in": (fetch, add, find),
    "The shelf": (list_command, show, open_command, remove),
    "Read and discuss": (
        search,
        ask,
        similar,
        compare,
        summarize,
        glossary,
        plan,
        questions,
        roles,
        notes,
    ),
    "Take along": (sheet, export, parse),
    "Run and look after": (app_command, doctor, config, rebuild),
}


class Readgroup(TyperGroup):
    """The group of all commands: its help in parts, its errors in one or two lines."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run, tell errors and leave with their exit code."""
        arguments = hoist(sys.argv[1:] if args is None else args)
        options |= {"standalone_mode": False}
        options["prog_name"] = "readgroup"
        try:
            code = super().main(arguments, **options)
        except Exception as error:
            code = failure.report(error, debug="--debug" in arguments)
        sys.exit(code or 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Ctrl-C is an error like others, a closed pipe is none."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise failure.interrupted() from None
        except BrokenPipeError:
            # Whoever read our output has seen enough; the interpreter must not flush once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands by what they are for."""
        parts = defaultdict(list)
        for name in self.list_commands(ctx):
            command = self.commands[name]
            parts[getattr(command, "rich_help_panel", None)].append((name, command))
        for title, commands in parts.items():
            with formatter.section(title):
                formatter.write_dl([(name, c.get_short_help_str(64)) for name, c in commands])


def hoist(args: Sequence[str]) -> list[str]:
    """`args` with --home and --debug moved to the front, where the group reads them.

    >>> hoist(["list", "--home", "there", "--json"])
    ['--home', 'there', 'list', '--json']
    """
    front: list[str] = []
    others: list[str] = []
    waiting = list(args)
    while waiting:
        arg = waiting.pop(0)
        if arg == "--":
            others += [arg, *waiting]
            break
        if arg == "--home" and waiting:
            front += [arg, waiting.pop(0)]
        elif arg == "--debug" or arg.startswith("--home="):
            front.append(arg)
        else:
            others.append(arg)
    return front + others


def readable(text: str) -> str:
    """Help text as Typer wants it: indented paragraphs, the examples, keep their lines."""
    return re.sub(r"(?m)(?<=\n\n)(?= )", "\b\n", text)


def _show_version(wanted: bool) -> None:
    if wanted:
        terminal.emit(f"readgroup {__version__}")
        raise typer.Exit


def _start(
    ctx: typer.Context,
    home: Annotated[
        str | None,
        typer.Option("--home", metavar="PATH", help="Folder of the library to work on."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    ctx.obj = replace(ctx.obj or Session(), home=home)
    if ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


def _build() -> typer.Typer:
    built = typer.Typer(
        cls=Readgroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    built.callback(invoke_without_command=True, help=readable(HELP))(_start)
    for title, modules in GROUPS.items():
        for module in modules:
            name = module.__name__.rpartition(".")[2]
            about = readable(module.__doc__ or "")
            if hasattr(module, "group"):
                built.add_typer(module.group, name=name, help=about, rich_help_panel=title)
            else:
                built.command(name, help=about, rich_help_panel=title)(module.command)
    return built


app = _build()


def main() -> None:
    """Entry point of the command `readgroup`."""
    terminal.use_utf8()
    app()
