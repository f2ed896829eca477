"""Ask your papers a question, and be answered in their own words.

    readgroup ask "why does superposition make neurons hard to read?"
    readgroup ask "which optimizer was used?" --paper 1706.03762
    readgroup ask "how are features judged?" --list mechanistic-interpretability
    readgroup ask "what is grokking?" --json

Every sentence stands verbatim in its paper, with its page. Where nothing answers the question it
says so, and names the nearest passages: these are no answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import completion, terminal
from readgroup.cli.options import Json
from readgroup.cli.session import session
from readgroup.errors import EmptyScope

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.answer import Answer


def run(library: Library, question: str, *, papers: list[str], lists: list[str]) -> Answer:
    """What the papers say; where the filters leave none, that there is nothing to look in."""
    from readgroup.model.answer import Answer
    from readgroup.model.search import Filters
    from readgroup.search.syntax import parse

    query = parse(question)
    filters = query.filters | Filters(papers=tuple(papers), lists=tuple(lists))
    try:
        answer = library.ask(replace(query, filters=filters))
    except EmptyScope as error:
        answer = Answer(question, reason=error.problem)
    return replace(answer, question=question)


def command(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question, in words.")],
    *,
    paper: Annotated[
        list[str] | None,
        typer.Option("--paper", metavar="ID", help="Of this paper, by id or words of its title."),
    ] = None,
    reading_list: Annotated[
        list[str] | None,
        typer.Option(
            "--list",
            metavar="NAME",
            help="Of the papers of this reading list.",
            autocompletion=completion.lists,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        answer = run(library, question, papers=paper or [], lists=reading_list or [])
        empty = not answer.answered and not library.papers()
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.answer(answer))
    else:
        from readgroup.cli.render import answers
        from readgroup.cli.render.printout import Printout

        answers.answer(Printout(), answer)
    if empty:
        terminal.say("The library is empty. Begin with: readgroup fetch 2501.16496")
