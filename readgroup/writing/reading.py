"""A paper as a list of sentences, each with what can be told of it without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readgroup.model.document import BlockKind, Document, SectionKind
from readgroup.model.guide import Statement
from readgroup.model.passage import Quote
from readgroup.text.normalise import find_verbatim
from readgroup.text.sentences import split
from readgroup.text.tokens import stems
from readgroup.writing.cleaning import shown
from readgroup.writing.defects import Defect, defects
from readgroup.writing.genres import Genre, genre
from readgroup.writing.quotes import quote
from readgroup.writing.roles import SentenceRole, roles
from readgroup.writing.shortening import Cut, shortenings
from readgroup.writing.trained.abstract_roles import AbstractRole, tagged

LONGEST_ABSTRACT = 350
"""Words after which an abstract is over: letters have no heading that would end it."""
_OF_THE_TEXT = re.compile(
    r"(?:(?:Sub)?sections?|Chapters?|Figures?|Tables?) \S+ |(?:In )?[Tt]his (?:sub)?section\b",
    re.IGNORECASE,
)
_ONE_VOICE = re.compile(r"\b(?:I|[Mm]y|me)\b(?! ?[.)=])")
_AGAINST = {
    AbstractRole.BACKGROUND: frozenset({SentenceRole.METHOD, SentenceRole.RESULT}),
    AbstractRole.OBJECTIVE: frozenset({SentenceRole.BACKGROUND}),
    AbstractRole.METHOD: frozenset({SentenceRole.BACKGROUND, SentenceRole.RESULT}),
    AbstractRole.RESULT: frozenset({SentenceRole.BACKGROUND}),
}
"""Cues that do not hold for a sentence of an abstract with that role."""
_CLAUSES = frozenset({Cut.RELATIVE, Cut.CONTRAST})
"""What can go with the letter in it; without a bracket, "O(n)" would become a letter that looks named."""
_SKIPPED = (SectionKind.REFERENCES,)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the running text.

    `exact` is ``blocks[block].text[start:end]``, `text` what is shown of it, which is less where the
    whole would be too long or lean on what is not there. `index` counts
    within its section, of `count`; `opens` says that it begins a paragraph.
    """

    ordinal: int
    block: int
    start: int
    end: int
    exact: str
    text: str
    section: int
    kind: SectionKind
    index: int
    count: int
    opens: bool
    stems: frozenset[str]
    roles: frozenset[SentenceRole]
    defects: frozenset[Defect]

    @property
    def is_sound(self) -> bool:
        """Whether it can be shown by itself."""
        return not self.defects

    @property
    def is_passable(self) -> bool:
        """Whether it can be shown where nothing better stands."""
        return all(d.is_mild for d in self.defects) and not _OF_THE_TEXT.match(self.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its kind and its sentences in reading order, without the bibliography."""

    document: Document
    genre: Genre
    sentences: tuple[Sentence, ...]

    def quote(self, sentence: Sentence) -> Quote:
        """Where the sentence stands."""
        return quote(self.document, sentence.block, sentence.start, sentence.end)

    def statement(self, sentence: Sentence, form: str | None = None) -> Statement:
        """The sentence as it is shown, or a shorter `form` of it, with the quote of the whole."""
        return Statement(form or sentence.text, self.quote(sentence))


def read(document: Document) -> Reading:
    """Split the running text into sentences and say of each what it does and what it lacks."""
    found = [
        (block_index, start, end)
        for block_index, block in enumerate(document.blocks)
        if block.kind.is_text and document.kind_of(block.section) not in _SKIPPED
        for start, end in split(block.text)
    ]
    counts: dict[int, int] = {}
    for block_index, _, _ in found:
        section = document.blocks[block_index].section
        counts[section] = counts.get(section, 0) + 1
    sentences = tuple(_sentences(document, found, counts))
    return Reading(document, genre(document), _with_learned_roles(sentences))


def _with_learned_roles(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of the abstract with the role that each has in it, in place of cues against it."""
    abstract = [s for s in sentences if s.kind is SectionKind.ABSTRACT]
    told = dict(zip((s.ordinal for s in abstract), tagged([s.text for s in abstract]), strict=True))
    return tuple(
        replace(s, roles=_weighed(s.roles, told[s.ordinal])) if s.ordinal in told else s
        for s in sentences
    )


def _weighed(cued: frozenset[SentenceRole], told: AbstractRole) -> frozenset[SentenceRole]:
    if told is AbstractRole.OTHER:
        return cued
    return cued - _AGAINST.get(told, frozenset()) | {SentenceRole(told.value)}


def _sentences(
    document: Document, found: list[tuple[int, int, int]], counts: dict[int, int]
) -> Iterator[Sentence]:
    seen: dict[int, int] = {}
    abstract = 0
    for ordinal, (block_index, start, end) in enumerate(found):
        block = document.blocks[block_index]
        exact = block.text[start:end]
        text, lacking = _readable(shown(exact), document.title)
        kind = _kind(document, block_index)
        if kind is SectionKind.ABSTRACT:
            abstract += exact.count(" ") + 1
            kind = kind if abstract <= LONGEST_ABSTRACT else SectionKind.OTHER
        index = seen.get(block.section, 0)
        seen[block.section] = index + 1
        yield Sentence(
            ordinal=ordinal,
            block=block_index,
            start=start,
            end=end,
            exact=exact,
            text=text,
            section=block.section,
            kind=kind,
            index=index,
            count=counts[block.section],
            opens=start == 0,
            stems=frozenset(stems(text)),
            roles=roles(exact),
            defects=_with_block(lacking, block.kind, text, len(document.authors)),
        )


def _readable(text: str, title: str) -> tuple[str, frozenset[Defect]]:
    """The sentence and its defects; one that only is too long or leans in its longest form that does not.

    Where all it lacks is the name of a letter, the clause that has the letter may go. A name in lower case that
    begins the title may begin a sentence too.
    """
    begins = text.split(" ", 1)[0] == re.split(r"[\s:]", title, maxsplit=1)[0]
    lacking = defects(text[:1].upper() + text[1:] if begins else text)
    if lacking and lacking <= {Defect.LONG, Defect.DANGLING}:
        leans = Defect.DANGLING in lacking
        forms = [f.text for f in shortenings(text) if not leans or Cut.LEANING in f.cuts]
        sound = [form for form in forms if not defects(form)]
        if sound:
            return max(sound, key=lambda form: len(form.split())), frozenset()
    if lacking == {Defect.UNNAMED}:
        forms = [f.text for f in shortenings(text) if f.cuts and f.cuts <= _CLAUSES]
        sound = [form for form in forms if not defects(form)]
        if sound:
            return max(sound, key=lambda form: len(form.split())), frozenset()
    return text, lacking


def _kind(document: Document, block_index: int) -> SectionKind:
    """The kind of the block's section; text before the first heading may be the abstract."""
    block = document.blocks[block_index]
    if (
        block.section < 0
        and document.abstract
        and find_verbatim(block.text[:60], document.abstract)
    ):
        return SectionKind.ABSTRACT
    return document.kind_of(block.section)


def _with_block(
    lacking: frozenset[Defect], kind: BlockKind, text: str, authors: int
) -> frozenset[Defect]:
    """Also those of the block: several authors do not say "I", and items of a list belong together."""
    found = set(lacking)
    if kind is BlockKind.LIST_ITEM:
        found.add(Defect.POINTING)
    if authors > 1 and _ONE_VOICE.search(text):
        found.add(Defect.QUOTED)
    return frozenset(found)
