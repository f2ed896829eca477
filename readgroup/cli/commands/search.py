"""Search the passages of your papers, by words and by meaning.

    readgroup search "what is superposition"
    readgroup search "limits of sparse autoencoders" --paper 2501.16496 --all
    readgroup search "evaluation" --author nanda --year 2022-2024
    readgroup search "accuracy" --kind table --list mechanistic-interpretability
    readgroup search 'section:method "activation patching" -probing'
    readgroup search "ablation" --json

A "quoted phrase" brings forward the passages that say it, -word leaves out those that say it.
Filters may stand among the words too: paper: list: author: year: category: section: kind:, a
value with spaces in quotes. Where nothing answers the query it says so.
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
    from readgroup.model.search import Filters, Hit, Query


_TOLD = 100  # characters of a query that a sentence repeats


def run(library: Library, query: Query) -> list[Hit]:
    """Passages that answer the query, best first."""
    return library.search(query)


def asked(line: str, options: Filters, *, limit: int, per_paper: int) -> Query:
    """What a query line and the options beside it mean together."""
    from readgroup.search.syntax import parse

    query = parse(line)
    return replace(query, limit=limit, per_paper=per_paper, filters=query.filters | options)


def command(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, or a question.")],
    *,
    paper: Annotated[
        list[str] | None,
        typer.Option("--paper", metavar="ID", help="In this paper, by id or words of its title."),
    ] = None,
    reading_list: Annotated[
        list[str] | None,
        typer.Option(
            "--list",
            metavar="NAME",
            help="In papers of this reading list.",
            autocompletion=completion.lists,
        ),
    ] = None,
    author: Annotated[
        list[str] | None,
        typer.Option("--author", metavar="NAME", help="In papers by this author."),
    ] = None,
    year: Annotated[
        list[str] | None,
        typer.Option("--year", metavar="YEARS", help="In papers of 2023, 2020-2024 or 2020-."),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            "--category", metavar="C", help="In papers of this arXiv category: cs.LG, cs."
        ),
    ] = None,
    section: Annotated[
        str,
        typer.Option(
            "--section",
            metavar="S",
            help="In sections of this number, title or kind.",
            autocompletion=completion.sections,
        ),
    ] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="K",
            help="In passages of this kind: caption, table, footnote, ...",
            autocompletion=completion.kinds,
        ),
    ] = None,
    references: Annotated[
        bool, typer.Option("--references", help="In bibliographies too.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", "-k", min=1, max=1000, metavar="N", help="At most so many.")
    ] = 10,
    per_paper: Annotated[
        int,
        typer.Option("--per-paper", min=1, max=1000, metavar="N", help="At most so many of each."),
    ] = 3,
    every: Annotated[
        bool, typer.Option("--all", help="As many of each paper as there are.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    from readgroup.model.search import Filters

    options = Filters(
        papers=tuple(paper or ()),
        lists=tuple(reading_list or ()),
        authors=tuple(author or ()),
        years=tuple(year or ()),
        categories=tuple(category or ()),
        section=section,
        kinds=tuple(kind or ()),
        references=references,
    )
    wanted = asked(query, options, limit=limit, per_paper=0 if every else per_paper)
    nothing: EmptyScope | None = None
    with session(ctx).library() as library:
        try:
            hits = run(library, wanted)
        except EmptyScope as error:
            hits, nothing = [], error
        empty = not hits and not library.papers()
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.found(query, hits, reason=nothing.problem if nothing else ""))
    elif hits:
        from readgroup.cli.render.hits import hits as render
        from readgroup.cli.render.printout import Printout

        render(Printout(), hits)
    for sentence in _nothing_found(wanted, nothing, empty=empty) if not hits else ():
        terminal.say(sentence)


def _nothing_found(query: Query, nothing: EmptyScope | None, *, empty: bool) -> list[str]:
    """What to say where there is no hit: why, and what to do next."""
    if empty:
        return ["The library is empty. Begin with: readgroup fetch 2501.16496"]
    if nothing:
        return [nothing.problem, nothing.hint]
    if not query.text.strip():
        beside = " beside the filters" if query.filters else ""
        return [f"There are no words to look for: write some{beside}, or a question."]
    wider = "or fewer filters" if query.filters else "or a wider question"
    told = query.text if len(query.text) <= _TOLD else f"{query.text[:_TOLD]}…"
    return [f"No passage answers “{told}”. Try other words, {wider}."]
