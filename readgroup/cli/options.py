"""Arguments and options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from readgroup.errors import UsageError

PaperId = Annotated[
    str, typer.Argument(metavar="ID", help="A paper of the library: its id, or a link to it.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output."),
]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="S",
        help="Only these sections, by number or title: 3.1, or 2,3; may be given several times.",
    ),
]
Minutes = Annotated[
    int, typer.Option("--minutes", min=10, max=480, metavar="N", help="Length of the meeting.")
]


def scope(sections: list[str] | None) -> str:
    """The sections given, as the library takes them.

    >>> scope(["2,3", "Related work"]), scope(None)
    ('2,3; Related work', '')
    """
    return "; ".join(sections or ())


Name = TypeVar("Name", bound=StrEnum)


def one_of(names: type[Name], given: str, option: str) -> Name:
    """The member of `names` that `given` names; capitals, hyphens and underscores do not matter.

    >>> from readgroup.model.guide import Role
    >>> one_of(Role, "Impact-Assessor", "--role")
    <Role.IMPACT_ASSESSOR: 'impact assessor'>

    Raises UsageError with the allowed names.
    """
    wanted = " ".join(given.replace("-", " ").replace("_", " ").casefold().split())
    for name in names:
        if name.value == wanted:
            return name
    raise UsageError(
        f"{option} {given!r} is not known.", f"Choose one of: {', '.join(n.value for n in names)}."
    )


def target(output: str | None) -> Path | None:
    """The file that `--output` names, or None for the library's own choice."""
    return None if output is None else Path(output).expanduser()
