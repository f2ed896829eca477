"""From an exception to one or two lines on stderr and an exit code."""

from __future__ import annotations

import sys
import traceback

import typer

from readgroup.cli.terminal import one_line, say
from readgroup.errors import ReadgroupError

UNEXPECTED = 1
USAGE = 2


class Interrupted(ReadgroupError):
    """Someone pressed Ctrl-C."""

    exit_code = 130


def interrupted() -> Interrupted:
    """The error that stands for a pressed Ctrl-C."""
    return Interrupted(
        "Interrupted. What is done is kept.", "Run the same command again to go on from there."
    )


def report(error: Exception, *, debug: bool) -> int:
    """Tell the person what went wrong and what to do next; returns the exit code.

    With `debug` the traceback comes first.
    """
    if debug:
        sys.stdout.flush()
        traceback.print_exception(error)
    problem, hint, code = explain(error)
    for sentence in (problem, hint):
        if sentence:
            say(one_line(sentence))
    return code


def explain(error: Exception) -> tuple[str, str, int]:
    """(problem, hint, exit code) of any exception.

    >>> explain(ReadgroupError("It is broken.", "Mend it."))
    ('It is broken.', 'Mend it.', 1)
    """
    if isinstance(error, ReadgroupError):
        return error.problem, error.hint, error.exit_code
    if isinstance(error, typer.TyperException):
        return _usage(error)
    if isinstance(error, typer.Abort):
        return "Stopped: nothing was changed.", "", UNEXPECTED
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        problem = f"The system says: {error.strerror}{where}."
    else:
        problem = f"Something unexpected went wrong: {type(error).__name__}: {error}"
    return problem, "Run the command again with --debug to see where it happened.", UNEXPECTED


def _usage(error: typer.TyperException) -> tuple[str, str, int]:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "readgroup"
    message = error.format_message()
    return message, f"How it is used: {path} --help", getattr(error, "exit_code", USAGE)
