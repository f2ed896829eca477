"""Papers, their documents and passages in the database."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from readgroup.model.codec import decode, encode
from readgroup.model.document import Block, BlockKind, Document, Region, Section, SectionKind
from readgroup.model.holding import Holding
from readgroup.model.paper import Paper
from readgroup.model.passage import PATH_SEPARATOR, Passage, Piece
from readgroup.model.search import Scope
from readgroup.store.changes import forget_old
from readgroup.store.database import Database, batches
from readgroup.store.schema import (
    blocks,
    papers,
    passages,
    sections,
    text_changes,
    vectors,
    versions,
)
from readgroup.store.scope import conditions
from readgroup.store.spans import pack, unpack


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version as stored: `key` is its row, `file` its PDF relative to the library's home."""

    key: int
    paper: Paper
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its row id and the paper it stands in."""

    id: int
    paper: Paper
    version_key: int
    passage: Passage


class PaperStore:
    """Reads and writes papers; every write is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        paper: Paper,
        document: Document,
        cut: Sequence[tuple[Passage, bool]],
        *,
        file: str,
        sha256: str,
    ) -> int:
        """Store a version with its passages, each told whether it is bibliography.

        The highest version of a paper is the current one; only its passages are kept, so that
        search never answers from an outdated text. Returns the version's row key.
        """
        with self._database.writing() as connection:
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            connection.execute(
                papers.insert().prefix_with("OR IGNORE"), {"id": paper.id, "added": now}
            )
            same = (versions.c.paper == paper.id) & (versions.c.version == paper.version)
            connection.execute(versions.delete().where(same))
            key = _insert_version(connection, paper, document, file, sha256)
            _mark_current(connection, paper.id)
            is_current = connection.execute(
                sa.select(versions.c.current).where(versions.c.key == key)
            ).scalar_one()
            if is_current:
                _insert_passages(connection, key, cut)
            forget_old(connection, text_changes)
        return key

    def holdings(self, paper_id: str | None = None) -> list[Holding]:
        """Papers with their state, newest addition first."""
        of_paper = sa.true() if paper_id is None else versions.c.paper == paper_id
        current = of_paper & (versions.c.current == 1)
        counts = (
            sa.select(
                passages.c.version,
                sa.func.count().label("total"),
                sa.func.count(vectors.c.passage).label("embedded"),
            )
            .outerjoin_from(passages, vectors)
            .where(passages.c.bibliography == 0)
            .where(passages.c.version.in_(sa.select(versions.c.key).where(current)))
            .group_by(passages.c.version)
            .subquery()
        )
        columns: tuple[sa.ColumnElement[Any], ...] = (
            papers.c.added,
            versions.c.pages,
            versions.c.paper_json,
            sa.func.json_extract(versions.c.document_json, "$.warnings").label("warnings"),
            sa.func.coalesce(counts.c.total, 0).label("total"),
            sa.func.coalesce(counts.c.embedded, 0).label("embedded"),
        )
        query = (
            sa.select(*columns)
            .join_from(papers, versions)
            .outerjoin(counts, counts.c.version == versions.c.key)
            .where(current)
            .order_by(papers.c.added.desc(), papers.c.id)
        )
        held: defaultdict[str, list[int]] = defaultdict(list)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            numbers = sa.select(versions.c.paper, versions.c.version).where(of_paper)
            for paper, number in connection.execute(numbers.order_by(versions.c.version)):
                held[paper].append(number)
        return [_holding(row, held) for row in rows]

    def shelf(self) -> list[Paper]:
        """What is known of every paper, newest addition first."""
        query = (
            sa.select(versions.c.paper_json)
            .join_from(versions, papers)
            .where(versions.c.current == 1)
            .order_by(papers.c.added.desc(), papers.c.id)
        )
        with self._database.reading() as connection:
            return [_paper(text) for text in connection.execute(query).scalars()]

    def holds(self, scope: Scope) -> bool:
        """Whether there is any passage in scope."""
        query = sa.select(passages.c.id).join_from(passages, versions).where(*conditions(scope))
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def section_titles(self, paper_id: str) -> list[str]:
        """The labels of a paper's top-level sections, in its current version."""
        query = (
            sa.select(sections.c.number, sections.c.title)
            .join_from(sections, versions)
            .where(versions.c.paper == paper_id, versions.c.current == 1, sections.c.level == 1)
            .order_by(sections.c.ordinal)
        )
        with self._database.reading() as connection:
            return [f"{number} {title}".strip() for number, title in connection.execute(query)]

    def version(self, paper_id: str, version: int | None = None) -> StoredVersion | None:
        """A version of a paper, by default the current one; None where it is not held."""
        which = versions.c.version == version if version else versions.c.current == 1
        return self._one_version((versions.c.paper == paper_id) & which)

    def version_of_file(self, sha256: str) -> StoredVersion | None:
        """The version that was read from the PDF of this hash."""
        return self._one_version(versions.c.sha256 == sha256)

    def _one_version(self, condition: sa.ColumnElement[bool]) -> StoredVersion | None:
        with self._database.reading() as connection:
            row = connection.execute(sa.select(versions).where(condition)).first()
        return StoredVersion(row.key, _paper(row.paper_json), row.file, row.sha256) if row else None

    def all_versions(self) -> list[StoredVersion]:
        """Every version held, in the order in which they came."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(versions).order_by(versions.c.key)).all()
        return [StoredVersion(r.key, _paper(r.paper_json), r.file, r.sha256) for r in rows]

    def document(self, key: int) -> Document:
        """The document of a version."""
        with self._database.reading() as connection:
            rest = connection.execute(
                sa.select(versions.c.document_json).where(versions.c.key == key)
            ).scalar_one()
            section_rows = connection.execute(
                sa.select(sections).where(sections.c.version == key).order_by(sections.c.ordinal)
            ).all()
            block_rows = connection.execute(
                sa.select(blocks).where(blocks.c.version == key).order_by(blocks.c.ordinal)
            ).all()
        return replace(
            decode(Document, json.loads(rest)),
            sections=tuple(_section(r) for r in section_rows),
            blocks=tuple(
                Block(BlockKind(r.kind), r.text, r.section, unpack(r.spans)) for r in block_rows
            ),
        )

    def remove(self, paper_id: str) -> list[str]:
        """Remove a paper in all versions; returns the PDF files that nothing names any more."""
        with self._database.writing() as connection:
            files = connection.execute(
                sa.select(versions.c.file).where(versions.c.paper == paper_id)
            ).scalars()
            gone = list(files)
            connection.execute(papers.delete().where(papers.c.id == paper_id))
        return gone

    def passages(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Passages by their row id; ids that are gone are left out."""
        query = sa.select(passages, versions.c.paper_json).join_from(passages, versions)
        with self._database.reading() as connection:
            return {
                r.id: StoredPassage(r.id, _paper(r.paper_json), r.version, _passage(r))
                for batch in batches(ids)
                for r in connection.execute(query.where(passages.c.id.in_(batch)))
            }

    def owners(self, ids: Sequence[int]) -> dict[int, str]:
        """The paper of each passage; ids that are gone are left out."""
        query = sa.select(passages.c.id, versions.c.paper).join_from(passages, versions)
        with self._database.reading() as connection:
            return {
                r.id: r.paper
                for batch in batches(ids)
                for r in connection.execute(query.where(passages.c.id.in_(batch)))
            }

    def body(self, paper_ids: Sequence[str]) -> dict[str, list[int]]:
        """Ids of the passages that are papers' running text, without appendix and thanks."""
        aside = [SectionKind.APPENDIX.value, SectionKind.ACKNOWLEDGEMENTS.value]
        query = (
            sa.select(passages.c.id, versions.c.paper)
            .join_from(passages, versions)
            .where(passages.c.block_kind == BlockKind.PARAGRAPH.value)
            .where(passages.c.bibliography == 0, passages.c.section_kind.not_in(aside))
            .order_by(passages.c.id)
        )
        found: dict[str, list[int]] = {paper: [] for paper in paper_ids}
        with self._database.reading() as connection:
            for batch in batches(paper_ids):
                for r in connection.execute(query.where(versions.c.paper.in_(batch))):
                    found[r.paper].append(r.id)
        return found

    def running_text(self, key: int, section: int) -> list[int]:
        """Ordinals of the passages that are a section's own running text, in reading order."""
        query = sa.select(passages.c.ordinal).where(
            passages.c.version == key,
            passages.c.section == section,
            passages.c.block_kind == BlockKind.PARAGRAPH.value,
        )
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(passages.c.ordinal)).scalars())

    def blocks_of(self, key: int, ordinals: Iterable[int]) -> dict[int, Block]:
        """Some blocks of a version, by ordinal."""
        query = sa.select(blocks).where(
            blocks.c.version == key, blocks.c.ordinal.in_(sorted(set(ordinals)))
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {
            r.ordinal: Block(BlockKind(r.kind), r.text, r.section, unpack(r.spans)) for r in rows
        }


def _insert_version(
    connection: Connection, paper: Paper, document: Document, file: str, sha256: str
) -> int:
    rest = encode(replace(document, sections=(), blocks=()))
    inserted = connection.execute(
        versions.insert(),
        {
            "paper": paper.id,
            "version": paper.version,
            "sha256": sha256,
            "file": file,
            "pages": document.pages,
            "current": 0,
            "paper_json": json.dumps(encode(paper), ensure_ascii=False),
            "document_json": json.dumps(rest, ensure_ascii=False),
        },
    )
    (key,) = inserted.inserted_primary_key or (0,)
    _insert_all(connection, sections, [_section_row(key, s) for s in document.sections])
    _insert_all(
        connection,
        blocks,
        [
            {
                "version": key,
                "ordinal": n,
                "kind": b.kind.value,
                "section": b.section,
                "text": b.text,
                "spans": pack(b.spans),
            }
            for n, b in enumerate(document.blocks)
        ],
    )
    return int(key)


def _mark_current(connection: Connection, paper_id: str) -> None:
    newest = sa.select(sa.func.max(versions.c.version)).where(versions.c.paper == paper_id)
    current = versions.c.version == newest.scalar_subquery()
    connection.execute(
        versions.update()
        .where(versions.c.paper == paper_id)
        .values(current=sa.cast(current, sa.Integer))
    )
    old = sa.select(versions.c.key).where(versions.c.paper == paper_id, versions.c.current == 0)
    connection.execute(passages.delete().where(passages.c.version.in_(old)))


def _insert_passages(connection: Connection, key: int, cut: Sequence[tuple[Passage, bool]]) -> None:
    rows = [
        {
            **context_row(p.context),
            "version": key,
            "ordinal": p.ordinal,
            "section": p.section,
            "section_label": p.section_label,
            "section_kind": p.section_kind.value,
            "block_kind": p.block_kind.value,
            "page": p.page,
            "bibliography": int(bibliography),
            "pieces": json.dumps([[x.block, x.start, x.end] for x in p.pieces]),
            "text": p.text,
        }
        for p, bibliography in cut
    ]
    _insert_all(connection, passages, rows)


def context_row(context: str) -> dict[str, str]:
    """A passage's context in the columns that full text weighs one by one."""
    title, _, path = context.partition(PATH_SEPARATOR)
    return {"title": title, "path": path}


def context_of(row: Row[Any]) -> str:
    """The context that `context_row` was given."""
    return f"{row.title}{PATH_SEPARATOR}{row.path}" if row.path else str(row.title)


def _insert_all(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


@lru_cache(maxsize=4096)
def _paper(text: str) -> Paper:
    return decode(Paper, json.loads(text))


def _holding(row: Row[Any], held: Mapping[str, Sequence[int]]) -> Holding:
    paper = _paper(row.paper_json)
    return Holding(
        paper=paper,
        versions=tuple(held[paper.id]),
        pages=row.pages,
        passages=row.total,
        ready="meaning" if row.embedded == row.total else "words",
        added=dt.datetime.fromisoformat(row.added),
        warnings=tuple(json.loads(row.warnings or "[]")),
    )


def _section_row(key: int, section: Section) -> dict[str, Any]:
    row: dict[str, Any] = encode(section)
    return {**row, "version": key, "regions": json.dumps(row["regions"])}


def _section(row: Row[Any]) -> Section:
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


def _passage(row: Row[Any]) -> Passage:
    return Passage(
        ordinal=row.ordinal,
        text=row.text,
        section=row.section,
        section_label=row.section_label,
        section_kind=SectionKind(row.section_kind),
        block_kind=BlockKind(row.block_kind),
        page=row.page,
        pieces=tuple(Piece(*p) for p in json.loads(row.pieces)),
        context=context_of(row),
    )
