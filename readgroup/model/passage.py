"""Passages, the unit of search, and quotes, the unit of provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from readgroup.model.document import Block, BlockKind, Region, SectionKind

PATH_SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Piece:
    """``blocks[block].text[start:end]`` of the document that a passage was cut from."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one section, short enough for the embedding model.

    `text` is its pieces joined by single spaces. `context` is what is put before it when it is
    embedded: title › section path. `section` is an ordinal, -1 before the first heading;
    `section_label` its printed path for people.
    """

    ordinal: int
    text: str
    section: int
    section_label: str
    section_kind: SectionKind
    block_kind: BlockKind
    page: int
    pieces: tuple[Piece, ...]
    context: str = ""

    def regions(
        self, blocks: Mapping[int, Block], start: int = 0, end: int | None = None
    ) -> tuple[Region, ...]:
        """Rectangles under ``text[start:end]``, one a line, as far as its `blocks` are given."""
        end = len(self.text) if end is None else end
        found: list[Region] = []
        offset = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high and piece.block in blocks:
                found.extend(blocks[piece.block].regions(piece.start + low, piece.start + high))
            offset += length + 1
        return tuple(found)


class Form(StrEnum):
    """How quoted words read: formulas lose their shape when they are taken off the page.

    A `STATEMENT` is text that goes with formulas, as a theorem does, a `FORMULA` a displayed one:
    both are best seen as they are printed, and the latter's text is not fit to be read.
    """

    PROSE = "prose"
    STATEMENT = "statement"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand verbatim in a paper, and where.

    `exact` is as the document's text has it; `prefix` and `suffix` are the words around it, to
    tell equal passages apart (the W3C TextQuoteSelector,
    https://www.w3.org/TR/annotation-model/#text-quote-selector). `page` is where it begins;
    `section` the printed label of its section ("3.1 Method"), "" before the first heading.
    """

    exact: str
    page: int
    section: str
    section_ordinal: int = -1
    prefix: str = ""
    suffix: str = ""
    regions: tuple[Region, ...] = ()
    form: Form = Form.PROSE


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Quotes as they are read in running text: `text`, and the quote with which it begins."""

    text: str
    quote: Quote


def excerpts(quotes: Iterable[Quote]) -> list[Excerpt]:
    """Each quote by itself, but the parts of a statement joined, with a mark for each formula.

    >>> parts = ("For all x,", Form.STATEMENT), ("x 2 = y", Form.FORMULA), ("holds.", Form.STATEMENT)
    >>> excerpts(Quote(text, 3, "", form=form) for text, form in parts)[0].text
    'For all x, [formula, see p. 3] holds.'
    """
    found: list[Excerpt] = []
    goes_on = False
    for quote in quotes:
        mark = f"[formula, see p. {quote.page}]"
        text = mark if quote.form is Form.FORMULA else quote.exact
        if goes_on and quote.form is not Form.PROSE:
            before = found[-1]
            if not (text == mark and before.text.endswith(mark)):
                found[-1] = Excerpt(f"{before.text} {text}", before.quote)
        else:
            found.append(Excerpt(text, quote))
        goes_on = quote.form is not Form.PROSE
    return found
