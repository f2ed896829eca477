"""A parsed paper: sections, blocks of text and where each stands on the page.

Coordinates are PDF points (1/72 inch) with the origin at the page's top left corner, x to the
right and y down, in the page as shown (rotation applied). Pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

BBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on a page: `bbox` is (left, top, right, bottom) in points."""

    page: int
    bbox: BBox

    def union(self, other: Region) -> Region:
        """The smallest rectangle over both; both lie on the same page."""
        a, b = self.bbox, other.bbox
        return Region(
            self.page, (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``text[start:end]`` of a block, and the rectangle they cover: one word or less."""

    start: int
    end: int
    region: Region


class BlockKind(StrEnum):
    """What a block is. Only `PARAGRAPH` and `LIST_ITEM` are the running text.

    A `QUOTATION` is a text that is shown: a prompt, a transcript, a model's output.
    """

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    EQUATION = "equation"
    TABLE = "table"
    ALGORITHM = "algorithm"
    QUOTATION = "quotation"
    FIGURE = "figure"
    REFERENCE = "reference"
    FRONT = "front"

    @property
    def is_text(self) -> bool:
        """Whether blocks of this kind are read as running text."""
        return self in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or float, in reading order.

    `section` is the ordinal of the section it belongs to, -1 before the first heading.
    `spans` cover its text in order; they may run over columns and pages.
    """

    kind: BlockKind
    text: str
    section: int
    spans: tuple[Span, ...] = ()

    @property
    def page(self) -> int:
        """Page on which the block begins."""
        return self.spans[0].region.page if self.spans else 1

    def regions(self, start: int = 0, end: int | None = None) -> tuple[Region, ...]:
        """Rectangles under ``text[start:end]``, one a line, in reading order."""
        end = len(self.text) if end is None else end
        return merge_lines(s.region for s in self.spans if s.start < end and s.end > start)

    def page_at(self, offset: int) -> int:
        """Page on which the character at `offset` stands."""
        for span in self.spans:
            if span.end > offset:
                return span.region.page
        return self.spans[-1].region.page if self.spans else 1


def merge_lines(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Join word rectangles that follow each other on one line into one rectangle a line."""
    lines: list[Region] = []
    page, line = 0, (0.0, 0.0, 0.0, 0.0)
    for region in regions:
        left, top, right, bottom = word = region.bbox
        if page == region.page and _same_line(line, word):
            line = (
                min(line[0], left),
                min(line[1], top),
                max(line[2], right),
                max(line[3], bottom),
            )
        else:
            if page:
                lines.append(Region(page, line))
            page, line = region.page, word
    return (*lines, Region(page, line)) if page else ()


def _same_line(line: BBox, word: BBox) -> bool:
    height = min(line[3] - line[1], word[3] - word[1])
    overlap = min(line[3], word[3]) - max(line[1], word[1])
    gap = word[0] - line[2]
    # Raised and lowered marks overlap the line by a third of their height.
    return overlap > 0.3 * height and -height < gap < 3 * max(height, 1.0)


class SectionKind(StrEnum):
    """The part that a section plays in a paper."""

    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    RELATED_WORK = "related work"
    METHOD = "method"
    RESULTS = "results"
    DISCUSSION = "discussion"
    LIMITATIONS = "limitations"
    CONCLUSION = "conclusion"
    ACKNOWLEDGEMENTS = "acknowledgements"
    REFERENCES = "references"
    APPENDIX = "appendix"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it opens. `level` counts from 1; `parent` is an ordinal, or None.

    `number` is as printed ("3.1", "A", "IV-B"), "" for unnumbered sections; `title` is whole,
    without the number. Levels of 4 and more are run-in headings or paragraph titles.
    """

    ordinal: int
    number: str
    title: str
    level: int
    kind: SectionKind
    page: int
    parent: int | None = None
    regions: tuple[Region, ...] = ()

    @property
    def label(self) -> str:
        """Number and title as printed: "3.1 Method"."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name a figure or table: ``blocks[block].text[start:end]``, "Fig. 3"."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or table: `label` as printed ("Figure 3"), its caption, and where both stand.

    `region` covers drawing and caption where the drawing could be found, else the caption;
    `mentions` are the places that name it, in reading order.
    """

    label: str
    caption: str
    page: int
    region: Region | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography. Fields that could not be read are "" or None.

    `key` is the printed mark without brackets ("12", "Vaswani et al., 2017") where there is one.
    """

    raw: str
    key: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    arxiv_id: str = ""
    doi: str = ""
    url: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in the text, ``blocks[block].text[start:end]``, and the references that it cites.

    `references` are places in `Document.references`: several for a range ("5-7").
    """

    block: int
    start: int
    end: int
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a document: parser and library versions, and the PDF's sha256."""

    parser: str
    libraries: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper, read from one PDF.

    `sections` are flat, in reading order, `sections[i].ordinal == i`; `blocks` are in reading
    order too. `page_sizes` are (width, height) in points, one a page. `warnings` are sentences
    for people ("Page 3 has no text: it may be a scan.").
    """

    title: str
    authors: tuple[str, ...]
    abstract: str
    page_sizes: tuple[tuple[float, float], ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()
    arxiv_stamp: str = ""
    provenance: Provenance = field(default=Provenance("", (), ""))
    citations: tuple[Citation, ...] = ()

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self.page_sizes)

    def path(self, ordinal: int) -> tuple[Section, ...]:
        """The section and its ancestors, outermost first; () for -1."""
        chain: list[Section] = []
        current: int | None = ordinal if ordinal >= 0 else None
        while current is not None:
            chain.append(self.sections[current])
            current = self.sections[current].parent
        return tuple(reversed(chain))

    def children(self, ordinal: int) -> tuple[Section, ...]:
        """Sections directly below `ordinal`."""
        return tuple(s for s in self.sections if s.parent == ordinal)

    def subtree(self, ordinal: int) -> frozenset[int]:
        """Ordinals of the section and of everything below it."""
        inside = {ordinal}
        for section in self.sections[ordinal + 1 :]:
            if section.parent in inside:
                inside.add(section.ordinal)
        return frozenset(inside)

    def text_blocks(self, ordinal: int) -> Iterator[Block]:
        """Running text that stands directly in the section, without its subsections."""
        return (b for b in self.blocks if b.section == ordinal and b.kind.is_text)

    def citations_of(self, reference: int) -> tuple[Citation, ...]:
        """The marks that cite an entry of the bibliography, in reading order."""
        return tuple(c for c in self.citations if reference in c.references)

    def section_text(self, ordinal: int) -> str:
        """The section's own running text, paragraphs parted by an empty line."""
        return "\n\n".join(b.text for b in self.text_blocks(ordinal))

    def kind_of(self, ordinal: int) -> SectionKind:
        """The section's kind; below an appendix or the references, theirs."""
        for section in self.path(ordinal):
            if section.kind in (SectionKind.APPENDIX, SectionKind.REFERENCES):
                return section.kind
        return self.sections[ordinal].kind if ordinal >= 0 else SectionKind.OTHER
