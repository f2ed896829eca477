"""Sentences by a model, each checked against the line that it names as soon as it is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from readgroup.errors import ModelFailed, OverlongPrompt
from readgroup.model.guide import Statement
from readgroup.writing.llm import prompts
from readgroup.writing.llm.endpoint import Endpoint
from readgroup.writing.llm.material import Line, fenced
from readgroup.writing.llm.support import unsupported
from readgroup.writing.writer import Hear

if TYPE_CHECKING:
    from readgroup.embedding import Embedder

FEWEST = 4
"""Lines below which there is nothing left to halve."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes and what it is checked with."""

    endpoint: Endpoint
    embedder: Embedder


@dataclass(slots=True)
class Drafted:
    """What came of one call: statements that passed, and how many did not, by reason."""

    statements: list[Statement] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def draft(
    pen: Pen, instructions: str, heading: str, material: Sequence[Line], *, count: int, hear: Hear
) -> Drafted:
    """At most `count` statements on the material; `hear` gets each as soon as it is checked.

    Material that the model cannot read at once is halved until it can. Raises ModelFailed.
    """
    try:
        return _draft(pen, instructions.format(count=count), heading, material, count, hear)
    except OverlongPrompt:
        if len(material) < FEWEST:
            raise
    half = material[: len(material) // 2]
    return draft(pen, instructions, heading, half, count=count, hear=hear)


def _draft(  # noqa: PLR0917 - the same as above, in the same order
    pen: Pen, asked: str, heading: str, material: Sequence[Line], count: int, hear: Hear
) -> Drafted:
    by_key = {line.key: line for line in material}
    drafted = Drafted()
    answers = pen.endpoint.stream(
        asked,
        fenced(heading, material),
        prompts.sentences([*by_key], count),
        tokens=(count + 1) * prompts.SENTENCE_TOKENS,
    )
    for written in islice(_until_it_fails(_whole(answers), drafted), count):
        line = by_key.get(written.source)
        text = " ".join(written.text.split())
        fault = _fault(text, line, drafted, pen)
        if line is None or fault:
            drafted.dropped[fault] += 1
        else:
            statement = Statement(text, line.quote)
            drafted.statements.append(statement)
            hear(statement)
    return drafted


def _fault(text: str, line: Line | None, drafted: Drafted, pen: Pen) -> str:
    if line is None:
        return "names no line of the paper"
    if any(text == other.text for other in drafted.statements):
        return "says the same again"
    (found,) = unsupported([(text, line.quote.exact)], pen.embedder)
    return found.value if found else ""


def _until_it_fails(
    sentences: Iterator[prompts.Sentence], drafted: Drafted
) -> Iterator[prompts.Sentence]:
    """What was written before an answer broke off is kept; one that never began is a failure."""
    try:
        yield from sentences
    except ModelFailed:
        if not drafted.statements:
            raise
        drafted.dropped["broken off"] += 1


def _whole(answers: Iterator[prompts.Sentences]) -> Iterator[prompts.Sentence]:
    """Sentences of a growing answer, each once it is whole: when the next begins, or at the end."""
    given = 0
    last: prompts.Sentences | None = None
    for last in answers:
        while given < len(last["sentences"]) - 1:
            yield last["sentences"][given]
            given += 1
    if last is not None:
        yield from last["sentences"][given:]
