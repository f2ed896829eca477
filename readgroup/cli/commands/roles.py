"""Roles for the meeting: what each does, and where in a paper to look.

    readgroup roles
    readgroup roles hacker
    readgroup roles hacker 2501.16496

Alone it lists the roles. With a role it shows its page of duty; with a paper too, the places of the
paper at which the role begins, and its questions.
"""

from __future__ import annotations

from typing import Annotated

import typer

from readgroup.cli.options import Json, one_of
from readgroup.cli.session import session
from readgroup.errors import UsageError
from readgroup.model.guide import Role


def chosen(name: str) -> Role:
    """The role that `name` means. Raises UsageError with the roles that have a page of duty."""
    from readgroup.writing.duties import ROLES

    role = one_of(Role, name, "The role")
    if role not in ROLES:
        names = ", ".join(r.value for r in ROLES)
        raise UsageError(f"The role {name!r} has no page of duty.", f"Choose one of: {names}.")
    return role


def command(
    ctx: typer.Context,
    role: Annotated[
        str, typer.Argument(metavar="[ROLE]", help="A role, by name; impact-assessor will do.")
    ] = "",
    id: Annotated[
        str, typer.Argument(metavar="[ID]", help="A paper of the library, to prepare for.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import reading_shapes, terminal
    from readgroup.cli.render import duties
    from readgroup.cli.render.printout import Printout
    from readgroup.writing.duties import ROLES, duty

    if not role:
        pages = [duty(each) for each in ROLES]
        if as_json:
            terminal.print_json({"roles": [reading_shapes.duty(page) for page in pages]})
        else:
            duties.overview(Printout(), pages)
        return
    page = duty(chosen(role))
    if not id:
        if as_json:
            terminal.print_json(reading_shapes.duty(page))
        else:
            duties.page(Printout(), page)
        return
    with session(ctx).library() as library:
        paper = library.holding(id).paper
        found = library.preparation(id, page.role)
        asked = library.questions(id, role=page.role)
    if as_json:
        terminal.print_json(reading_shapes.preparation(paper.id, found, asked.questions))
    else:
        duties.preparation(Printout(), paper.title, found, asked)
