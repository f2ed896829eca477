"""Questions worth discussing, each tied to words of the paper.

    readgroup questions 2501.16496
    readgroup questions 2501.16496 -n 6 --role reviewer
    readgroup questions 2501.16496 --section 2,3 --level evaluate
    readgroup questions 2501.16496 --explain
    readgroup questions 2501.16496 --star 3f9a
    readgroup questions 2501.16496 --edit 3f9a "Would a probe say the same?"
    readgroup questions 2501.16496 --add "What would convince us?"

Roles: any, presenter, reviewer, archaeologist, hacker, practitioner, researcher, impact
assessor, investigator. Levels: understand, apply, analyse, evaluate, create. --explain adds
answer sketches and says why other questions were left out. Of a question's id the beginning is
enough: --star puts it first, --drop takes it out, --edit sets your words in its place, --restore
undoes all three.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json, PaperId, Sections, one_of, scope
from readgroup.cli.render.budget import announce
from readgroup.cli.session import session
from readgroup.model.guide import Level, Role

if TYPE_CHECKING:
    from readgroup.group import GroupQuestions
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
        announce=announce,
    )


def change(
    group: GroupQuestions,
    *,
    star: str,
    drop: str,
    edit: tuple[str, str] | None,
    add: str,
    restore: str,
) -> list[str]:
    """Do what the options ask for, in this order, and say of each what was done."""
    done = []
    if star:
        done.append(f"Starred: {group.star(star).text}")
    if drop:
        done.append(f"Dropped: {group.drop(drop).text}")
    if edit:
        done.append(f"Edited: {group.edit(*edit).text}")
    if add:
        done.append(f"Added: {group.add(add).text}")
    if restore:
        done.append(f"Restored: {group.restore(restore).text}")
    return done


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
    star: Annotated[str, typer.Option("--star", metavar="QID", help="Put a question first.")] = "",
    drop: Annotated[str, typer.Option("--drop", metavar="QID", help="Take a question out.")] = "",
    edit: Annotated[
        tuple[str, str] | None,
        typer.Option("--edit", metavar="QID TEXT", help="Set your words in place of a question's."),
    ] = None,
    add: Annotated[
        str, typer.Option("--add", metavar="TEXT", help="Add a question of your own.")
    ] = "",
    restore: Annotated[
        str, typer.Option("--restore", metavar="QID", help="Undo star, drop and edit.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        asked = partial(
            run, library, id, count=count, section=scope(section), role=role, level=level
        )
        guide = asked()
        if star or drop or edit or add or restore:
            group = library.group_questions(id, guide)
            for done in change(group, star=star, drop=drop, edit=edit, add=add, restore=restore):
                terminal.say(done)
            if not as_json:
                return
            guide = asked()
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
    if role:
        terminal.say(f'What to do and where to look: readgroup roles "{role}" {paper.id}')
