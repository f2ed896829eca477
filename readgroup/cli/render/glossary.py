"""A glossary on a terminal."""

from __future__ import annotations

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Part, Printout
from readgroup.model.glossary import Entry, Glossary, TermKind

_HEADS = {
    TermKind.TERM: "Terms",
    TermKind.ABBREVIATION: "Abbreviations",
    TermKind.NOTATION: "Notation",
}


def glossary(out: Printout, title: str, value: Glossary) -> None:
    """Terms, abbreviations and notation, each with its definition and where it is used."""
    out.prose((title, HEAD))
    for kind, head in _HEADS.items():
        entries = value.of(kind)
        if entries:
            out.blank()
            out.line((head, LABEL))
        for entry in entries:
            _entry(out, entry)


def _entry(out: Printout, entry: Entry) -> None:
    name: list[Part] = [(entry.term, HEAD)]
    name += [f"  {entry.expansion}"] if entry.expansion else []
    out.prose(*name, indent=2)
    page = (f" [p.{entry.definition.quote.page}]", FAINT)
    out.prose(entry.definition.text, page, indent=4)
    out.prose((used(entry), FAINT), indent=4)


def used(entry: Entry, most: int = 6) -> str:
    """How often and on which pages, in one line.

    >>> from readgroup.model.glossary import Use
    >>> from readgroup.model.guide import Statement
    >>> from readgroup.model.passage import Quote
    >>> told = Statement("A sea.", Quote("A sea.", 1, ""))
    >>> used(Entry("sea", TermKind.TERM, told, (Use(1, "1 Sea", 2), Use(4, "2 Land", 1))))
    'said 3 times, on p. 1, 4'
    """
    pages = sorted({use.page for use in entry.used})
    shown = ", ".join(map(str, pages[:most])) + (" …" if len(pages) > most else "")
    return f"said {entry.count} times, on p. {shown}"
