"""Which sections an export shows, under which name, with which sentences and own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from readgroup.export.markup import one_line
from readgroup.model.document import Document, Section, SectionKind
from readgroup.model.glossary import TermKind
from readgroup.model.guide import Statement
from readgroup.model.notes import Note
from readgroup.model.prepared import PreparedPaper

GLOSSARY_HEADINGS = {
    TermKind.TERM: "Terms",
    TermKind.ABBREVIATION: "Abbreviations",
    TermKind.NOTATION: "Notation",
}
_DEEPEST = 3  # run-in headings are shown only where something was written about them
_NOT_READ = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)


@dataclass(frozen=True, slots=True)
class Part:
    """A section as exports show it. `name` is its label, made unique within the paper."""

    section: Section
    name: str
    statements: tuple[Statement, ...]
    own_words: Note | None = None


def outline(prepared: PreparedPaper) -> tuple[Part, ...]:
    """The sections to show, in reading order; references and acknowledgements are not among them."""
    document = prepared.document
    statements = {s.ordinal: s.statements for s in prepared.summary.sections}
    own = own_words(prepared)
    names = _names(document)
    parts = []
    for section in document.sections:
        note = own.pop(one_line(section.label), None)
        said = statements.get(section.ordinal, ())
        reads = document.kind_of(section.ordinal) not in _NOT_READ and section.level <= _DEEPEST
        if reads or said or note:
            parts.append(Part(section, names[section.ordinal], said, note))
    return tuple(parts)


def own_words(prepared: PreparedPaper) -> dict[str, Note]:
    """What the group said in its own words, by the section's label; "" is the whole paper."""
    return {
        one_line(note.section): note
        for note in prepared.notes
        if note.kind == "own words" and note.text.strip()
    }


def _names(document: Document) -> list[str]:
    """Labels, those that occur more than once with the label of the section they are in."""
    labels = [one_line(section.label) for section in document.sections]
    times = Counter(labels)
    seen: Counter[str] = Counter()
    names = []
    for section, label in zip(document.sections, labels, strict=True):
        parent = "" if section.parent is None else labels[section.parent]
        name = f"{label} in {parent}" if times[label] > 1 and parent else label
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
