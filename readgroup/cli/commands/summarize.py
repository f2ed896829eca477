"""Summarize a paper: in a sentence, in short, by section.

    readgroup summarize 2501.16496
    readgroup summarize 2501.16496 --length short
    readgroup summarize 2501.16496 --section 3.1 --length long
    readgroup summarize 2501.16496 --section 2,3

Every sentence stands with its page. With a language model configured (readgroup config show: llm_url, llm_model) it is
written in the model's words, each sentence checked against the words of the paper that it names. Lengths: short is one sentence and about five more; medium
has a paragraph of about 150 words, key points and at most three sentences for each section; long has all that was chosen.
"""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readgroup.cli import terminal
from readgroup.cli.options import Json, PaperId, Sections, scope
from readgroup.cli.render.budget import announce
from readgroup.cli.session import session
from readgroup.errors import NotFound

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.model.guide import SectionSummary, Statement, Summary

MEDIUM_SENTENCES = 3


class Length(StrEnum):
    """How much of a summary is shown."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


def run(library: Library, id: str, *, section: str, length: Length) -> Summary:
    """The summary, of the whole or of some sections with their subsections, at that length."""
    budget = library.budget(id)
    if budget is not None:
        announce(budget)
    summary = library.summarize(id, hear=_spoken if budget and terminal.is_terminal() else None)
    for remark in summary.remarks:
        terminal.say(remark)
    if budget is not None and summary.faults:
        told = "; ".join(f"{number} {fault}" for fault, number in summary.faults)
        terminal.say(f"Of the model's sentences {summary.dropped} were dropped: {told}.")
    if section:
        return only(summary, section, length)
    return shortened(summary, length)


def _spoken(statement: Statement) -> None:
    terminal.say(f"  {statement.text}")


def shortened(summary: Summary, length: Length) -> Summary:
    """The whole summary, cut to `length`."""
    if length is Length.SHORT:
        return dataclasses.replace(summary, medium=(), key_points=(), sections=())
    return dataclasses.replace(summary, sections=_cut(summary.sections, length))


def only(summary: Summary, wanted: str, length: Length) -> Summary:
    """The part of a summary on the sections that `wanted` names, by number or words of the title.

    Raises NotFound, naming sections that have a summary.
    """
    from readgroup.writing.scope import names_in

    found = {name: select(summary.sections, name) for name in names_in(wanted)}
    chosen = tuple(s for s in summary.sections if any(s in part for part in found.values()))
    missing = next((name for name, part in found.items() if not part), "")
    if missing:
        labels = [f"{s.number} {s.title}".strip() for s in summary.sections]
        more = f" and {len(labels) - 8} more" if len(labels) > 8 else ""
        raise NotFound(
            f"No section {missing!r} has a summary.", f"There are: {'; '.join(labels[:8])}{more}."
        )
    return dataclasses.replace(
        summary, tldr=(), short=(), medium=(), key_points=(), sections=_cut(chosen, length)
    )


def select(sections: tuple[SectionSummary, ...], wanted: str) -> tuple[SectionSummary, ...]:
    """Sections whose number equals `wanted`, else whose title has it, and their subsections."""
    needle = wanted.strip().rstrip(".").casefold()
    roots = [s for s in sections if s.number.casefold() == needle] or [
        s for s in sections if needle in f"{s.number} {s.title}".casefold()
    ]
    chosen: list[SectionSummary] = []
    inside: SectionSummary | None = None
    for section in sections:
        if section in roots:
            inside = section if inside is None or section.level <= inside.level else inside
        elif inside is not None and section.level <= inside.level:
            inside = None
        if inside is not None:
            chosen.append(section)
    return tuple(chosen)


def _cut(sections: tuple[SectionSummary, ...], length: Length) -> tuple[SectionSummary, ...]:
    most = {Length.SHORT: 1, Length.MEDIUM: MEDIUM_SENTENCES, Length.LONG: None}[length]
    return tuple(dataclasses.replace(s, statements=s.statements[:most]) for s in sections)


def command(
    ctx: typer.Context,
    id: PaperId,
    section: Sections = None,
    length: Annotated[Length, typer.Option("--length", help="How much to show.")] = Length.MEDIUM,
    as_json: Json = False,
) -> None:
    """Read the command line, run, print."""
    with session(ctx).library() as library:
        summary = run(library, id, section=scope(section), length=length)
        paper = library.holding(id).paper
    if as_json:
        from readgroup.cli import shapes

        terminal.print_json(shapes.summary(paper.id, summary))
        return
    from readgroup.cli.render import guide
    from readgroup.cli.render.printout import Printout

    guide.summary(Printout(), paper.title, summary)
