"""Where in a paper a role has to look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from readgroup.model.document import BlockKind, Document, SectionKind
from readgroup.model.duty import Duty, Look, Places
from readgroup.model.guide import Statement, Summary
from readgroup.text.normalise import folded
from readgroup.text.sentences import split
from readgroup.writing.cleaning import shown
from readgroup.writing.quotes import quote
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse
from readgroup.writing.study import study

_LATE = (SectionKind.APPENDIX, SectionKind.ACKNOWLEDGEMENTS)
_FLOAT = re.compile(r"^(?:Figure|Fig\.?|Table|Tab\.?)\s*(\w+)", re.IGNORECASE)
_EXACT = 0.6
"""What a number weighs where settings are looked for."""
_LONGEST = 60
"""Words of a passage that is shown though it does not read well alone."""


def places(document: Document, summary: Summary, duty: Duty) -> tuple[Places, ...]:
    """For each thing that the duty looks for, where the paper has it; what it has not is left out.

    No sentence comes twice.
    """
    reading, salience, _ = study(document)
    given: set[str] = set()
    found: list[Places] = []
    for look in duty.look:
        here: list[Statement] = []
        for statement in _found(look, reading, salience, summary):
            if statement.quote.exact not in given:
                given.add(statement.quote.exact)
                here.append(statement)
        if here:
            found.append(Places(look.what, tuple(here)))
    return tuple(found)


def _found(
    look: Look, reading: Reading, salience: Salience, summary: Summary
) -> Iterator[Statement]:
    for kind in look.points:
        told = [p for p in summary.key_points if p.kind == kind]
        yield from (s for p in told for s in p.statements[: look.most])
    if look.roles:
        yield from _playing(look, reading, salience)
    yield from _floats(reading.document, look.floats)
    yield from _works(reading.document, look.references, own=look.own)


def _playing(look: Look, reading: Reading, salience: Salience) -> Iterator[Statement]:
    """Sentences that do what is looked for, the heaviest, in reading order."""
    roles = {SentenceRole(name) for name in look.roles}
    kinds = {SectionKind(name) for name in look.kinds}

    def speaks(sentence: Sentence) -> bool:
        at_home = sentence.kind in kinds if kinds else sentence.kind not in _LATE
        reads = sentence.is_sound or SectionKind.ACKNOWLEDGEMENTS in kinds
        return bool(sentence.roles & roles) and at_home and reads and _is_short(sentence)

    def weight(sentence: Sentence) -> float:
        exact = any(c.isdigit() for c in sentence.text) and SentenceRole.SETUP in roles
        return salience.in_paper(sentence) + _EXACT * exact

    candidates = ranked((s for s in reading.sentences if speaks(s)), weight)
    chosen = diverse(candidates[:60], look.most, salience.similarity)
    yield from (reading.statement(s) for s in sorted(chosen, key=lambda s: s.ordinal))


def _is_short(sentence: Sentence) -> bool:
    return 5 <= len(sentence.exact.split()) <= _LONGEST


def _floats(document: Document, count: int) -> Iterator[Statement]:
    """The captions of the tables and figures that the text speaks of most, tables first."""
    text = " ".join(b.text for b in document.blocks if b.kind.is_text)
    captions = [
        (index, found.group())
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.CAPTION and (found := _FLOAT.match(block.text))
        if document.kind_of(block.section) is not SectionKind.APPENDIX
    ]
    spoken = {label: len(re.findall(rf"{re.escape(label)}\b", text)) for _, label in captions}
    best = sorted(captions, key=lambda c: (-spoken[c[1]], not c[1].startswith("T"), c[0]))
    for index, _ in best[:count]:
        yield _first_sentences(document, index)


def _first_sentences(document: Document, index: int) -> Statement:
    """A caption's label with its first sentence."""
    text = document.blocks[index].text
    bounds = split(text)
    long_enough = (end for _, end in bounds if len(text[:end].split()) > 4)
    end = next(long_enough, len(text))
    return Statement(shown(text[:end], alone=False), quote(document, index, 0, end))


def _works(document: Document, count: int, *, own: bool) -> Iterator[Statement]:
    """The sentences that first cite the works cited most; what they cite stands in `see`."""
    names = frozenset(folded(author).split()[-1] for author in document.authors if author.split())
    cited = {
        n: document.citations_of(n)
        for n, reference in enumerate(document.references)
        if not own
        or any(folded(a).split()[-1:] and folded(a).split()[-1] in names for a in reference.authors)
    }
    most = sorted((n for n in cited if cited[n]), key=lambda n: (-len(cited[n]), n))
    for n in most[:count]:
        mark = cited[n][0]
        text = document.blocks[mark.block].text
        bounds: Iterable[tuple[int, int]] = split(text)
        start, end = next(((a, b) for a, b in bounds if a <= mark.start < b), (0, len(text)))
        reference = document.references[n]
        year = f" ({reference.year})" if reference.year else ""
        told = Statement(shown(text[start:end]), quote(document, mark.block, start, end))
        work = f"{reference.title or reference.raw[:90]}{year}, cited {_times(len(cited[n]))}"
        yield replace(told, see=work)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
