"""Papers, documents and passages as rows of the tables, and back."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Row

from readgroup.model.codec import decode, encode
from readgroup.model.document import Block, BlockKind, Document, Region, Section, SectionKind
from readgroup.model.holding import Holding
from readgroup.model.paper import Paper
from readgroup.model.passage import PATH_SEPARATOR, Passage, Piece
from readgroup.store.spans import pack, unpack

Values = dict[str, Any]


def version_row(paper: Paper, document: Document, *, file: str, sha256: str) -> Values:
    """A version, without its document's sections and blocks: they have tables of their own."""
    rest = encode(replace(document, sections=(), blocks=()))
    return {
        "paper": paper.id,
        "version": paper.version,
        "sha256": sha256,
        "file": file,
        "pages": document.pages,
        "current": 0,
        "paper_json": json.dumps(encode(paper), ensure_ascii=False),
        "document_json": json.dumps(rest, ensure_ascii=False),
    }


def section_row(key: int, section: Section) -> Values:
    """A section of the version of that key."""
    row: Values = encode(section)
    return {**row, "version": key, "regions": json.dumps(row["regions"])}


def block_row(key: int, ordinal: int, block: Block) -> Values:
    """A block of the version of that key."""
    return {
        "version": key,
        "ordinal": ordinal,
        "kind": block.kind.value,
        "section": block.section,
        "text": block.text,
        "spans": pack(block.spans),
    }


def passage_row(key: int, passage: Passage, *, bibliography: bool) -> Values:
    """A passage of the version of that key."""
    title, _, path = passage.context.partition(PATH_SEPARATOR)
    return {
        "title": title,
        "path": path,
        "version": key,
        "ordinal": passage.ordinal,
        "section": passage.section,
        "section_label": passage.section_label,
        "section_kind": passage.section_kind.value,
        "block_kind": passage.block_kind.value,
        "page": passage.page,
        "bibliography": int(bibliography),
        "pieces": json.dumps([[x.block, x.start, x.end] for x in passage.pieces]),
        "text": passage.text,
    }


@functools.lru_cache(maxsize=4096)
def paper_of(paper_json: str) -> Paper:
    """The paper that a version was stored with; most passages of a search share few."""
    return decode(Paper, json.loads(paper_json))


def holding_of(row: Row[Any], versions: Sequence[int]) -> Holding:
    """A paper's state, from what is counted of it."""
    return Holding(
        paper=paper_of(row.paper_json),
        versions=tuple(versions),
        pages=row.pages,
        passages=row.total,
        ready="meaning" if row.embedded == row.total else "words",
        added=dt.datetime.fromisoformat(row.added),
        warnings=tuple(json.loads(row.warnings or "[]")),
    )


def document_of(
    document_json: str, sections: Sequence[Row[Any]], blocks: Sequence[Row[Any]]
) -> Document:
    """A version's document, from all its rows in order.

    The first version of readgroup stored no mentions of figures: they are found here.
    """
    document = replace(
        decode(Document, json.loads(document_json)),
        sections=tuple(map(_section_of, sections)),
        blocks=tuple(map(block_of, blocks)),
    )
    if not document.figures or any(figure.mentions for figure in document.figures):
        return document
    from readgroup.parsing.mentions import with_mentions

    return replace(document, figures=with_mentions(document.figures, document.blocks))


def _section_of(row: Row[Any]) -> Section:
    return Section(
        row.ordinal,
        row.number,
        row.title,
        row.level,
        SectionKind(row.kind),
        row.page,
        row.parent,
        tuple(decode(Region, r) for r in json.loads(row.regions)),
    )


def block_of(row: Row[Any]) -> Block:
    """One block."""
    return Block(BlockKind(row.kind), row.text, row.section, unpack(row.spans))


OF_A_PASSAGE = (
    "ordinal",
    "text",
    "section",
    "section_label",
    "section_kind",
    "block_kind",
    "page",
    "pieces",
    "title",
    "path",
)
"""The columns that `passage_of` takes."""


@functools.lru_cache(maxsize=4096)  # Searches of one paper find the same ones again and again.
def passage_of(  # noqa: PLR0917 - the columns
    ordinal: int,
    text: str,
    section: int,
    section_label: str,
    section_kind: str,
    block_kind: str,
    page: int,
    pieces: str,
    title: str,
    path: str,
) -> Passage:
    """One passage, of its columns."""
    return Passage(
        ordinal=ordinal,
        text=text,
        section=section,
        section_label=section_label,
        section_kind=SectionKind(section_kind),
        block_kind=BlockKind(block_kind),
        page=page,
        pieces=tuple(Piece(*p) for p in json.loads(pieces)),
        context=context_of(title, path),
    )


def context_of(title: str, path: str) -> str:
    """What stands before a passage when it is embedded."""
    return f"{title}{PATH_SEPARATOR}{path}" if path else title
