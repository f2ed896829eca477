"""Questions worth discussing, each tied to words of the paper.

    readgroup questions 2501.16496
    readgroup questions 2501.16496 -n 6 --role reviewer
    readgroup questions 2501.16496 --section 2,3 --level evaluate
    readgroup questions 2501.16496 --explain

Roles: any, presenter, reviewer, archaeologist, hacker, practitioner, researcher, impact assessor,
investigator. Levels: understand, apply, analyse, evaluate, create. --explain adds answer sketches
and says why other questions were left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli.options import Json, PaperId, Sections, one_of, scope
from readgroup.cli.session import session
from readgroup.model.guide import Level, Role

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.guide import DiscussionGuide


def run(
    library: Library, id: str, *, count: int, section: str, role: str, level: str
) -> DiscussionGuide:
    """Questions in the order to ask them. Raises UsageError for names of no role or level."""
    return library.questions(
        id,
        count=count,
        section=section,
        role=one_of(Role, role, "--role") if role else None,
        level=one_of(Level, level, "--level") if level else None,
    )


def command(
    ctx: typer.Context,
    id: PaperId,
    *,
    count: Annotated[
        int, typer.Option("--number", "-n", min=1, max=200, metavar="N", help="How many to choose.")
    ] = 12,
    section: Sections = None,
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="For one role of the discussion.")
    ] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help="At one level of thinking.")
    ] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Add answer sketches, and what was left out and why.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.cli import terminal

    with session(ctx).library() as library:
        guide = run(library, id, count=count, section=scope(section), role=role, level=level)
        paper = library.holding(id).paper
    for remark in guide.remarks:
        terminal.say(remark)
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.guide(paper.id, guide))
        return
    from readgroup.cli.render.guide import questions
    from readgroup.cli.render.printout import Printout

    if not guide.questions:
        terminal.say("No question fits that choice: ask for another role, level or section.")
        return
    questions(Printout(), paper.title, guide, explain=explain)
