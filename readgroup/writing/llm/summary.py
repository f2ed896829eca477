"""A summary by a model: the whole from its weightiest sentences, then section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readgroup.errors import ModelFailed
from readgroup.model.document import Document
from readgroup.model.guide import SectionSummary, Statement, Summary
from readgroup.model.passage import Quote
from readgroup.writing.llm import prompts
from readgroup.writing.llm.drafting import Pen, draft
from readgroup.writing.llm.material import Line, fenced, lines, tokens
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.salience import ranked
from readgroup.writing.study import study
from readgroup.writing.writer import Hear

OVERVIEW_SENTENCES = 5
FAILURES = 2
"""Calls in a row that may fail before the rest of the paper is not tried any more."""


@dataclass(frozen=True, slots=True)
class Part:
    """One call: what is asked of which lines; `section` is the summary it replaces, if any."""

    instructions: str
    heading: str
    lines: tuple[Line, ...]
    count: int
    section: SectionSummary | None = None

    @property
    def tokens(self) -> tuple[int, int]:
        """About how many tokens it sends, and how many at most it gets back."""
        sent = tokens(self.instructions) + tokens(fenced(self.heading, self.lines))
        return sent, (self.count + 1) * prompts.SENTENCE_TOKENS


def parts(document: Document, extract: Summary) -> list[Part]:
    """The calls that a summary takes, the whole first; `extract` says which sections have one."""
    reading, salience, _ = study(document)
    overview = _lines(reading, ranked(_sound(reading.sentences), salience.in_paper))
    found = [Part(prompts.OVERVIEW, document.title, overview, OVERVIEW_SENTENCES + 1)]
    for section in extract.sections:
        inside = [s for s in reading.sentences if s.section == section.ordinal]
        chosen = _lines(reading, ranked(_sound(inside), salience.in_section))
        if chosen:
            heading = f"{section.number} {section.title}".strip()
            count = max(1, len(section.statements))
            found.append(Part(prompts.SECTION, heading, chosen, count, section))
    return [part for part in found if part.lines]


def summary(document: Document, extract: Summary, pen: Pen, hear: Hear) -> Summary:
    """`extract` in the model's words where it gave any that its sources support.

    What it gave none for stays as it was; where the model failed, `remarks` say so.
    """
    written: dict[int | None, tuple[Statement, ...]] = {}
    dropped: Counter[str] = Counter()
    failed: list[str] = []
    in_a_row = 0
    planned = parts(document, extract)
    for part in planned:
        if in_a_row == FAILURES:
            break
        try:
            drafted = draft(
                pen,
                part.instructions,
                part.heading,
                part.lines,
                count=part.count,
                hear=hear,
            )
        except ModelFailed as error:
            failed.append(error.problem)
            in_a_row += 1
            continue
        in_a_row = 0
        dropped += drafted.dropped
        if drafted.statements:
            written[part.section.ordinal if part.section else None] = tuple(drafted.statements)
    remarks = (*extract.remarks, *_remarks(failed, len(written), len(planned)))
    if not written:
        return replace(extract, dropped=dropped.total(), faults=_counted(dropped), remarks=remarks)
    whole = written.get(None, ())
    return replace(
        extract,
        tldr=whole[:1] or extract.tldr,
        short=whole[1:] or extract.short,
        medium=whole[1:] or extract.medium,
        sections=tuple(
            replace(s, statements=written.get(s.ordinal, s.statements)) for s in extract.sections
        ),
        origin=pen.endpoint.model,
        dropped=dropped.total(),
        faults=_counted(dropped),
        remarks=remarks,
    )


def _counted(dropped: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(dropped.items(), key=lambda pair: (-pair[1], pair[0])))


def _remarks(failed: Sequence[str], written: int, planned: int) -> Iterator[str]:
    if failed:
        yield failed[0]
        kept = "The summary is" if not written else f"{planned - written} of {planned} parts are"
        yield f"{kept} in the paper's own sentences."


def _sound(sentences: Iterable[Sentence]) -> list[Sentence]:
    return [s for s in sentences if s.is_sound or s.is_passable]


def _lines(reading: Reading, weighed: Sequence[tuple[float, Sentence]]) -> tuple[Line, ...]:
    """The weightiest sentences that fit into a prompt, in reading order."""
    heaviest = lines([_shown(reading, s) for _, s in weighed])
    kept = sorted((s for _, s in weighed[: len(heaviest)]), key=lambda s: s.ordinal)
    return tuple(lines([_shown(reading, s) for s in kept]))


def _shown(reading: Reading, sentence: Sentence) -> tuple[str, Quote]:
    return sentence.text, reading.quote(sentence)
