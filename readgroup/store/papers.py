"""Papers, their documents and passages in the database."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from readgroup.errors import UnknownPaper
from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.holding import Holding
from readgroup.model.paper import Paper
from readgroup.model.passage import Passage
from readgroup.model.search import Scope
from readgroup.store.changes import forget_old
from readgroup.store.database import Database, batches
from readgroup.store.rows import (
    OF_A_PASSAGE,
    Values,
    block_of,
    block_row,
    document_of,
    holding_of,
    paper_of,
    passage_of,
    passage_row,
    section_row,
    version_row,
)
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
            values = version_row(paper, document, file=file, sha256=sha256)
            return _put(connection, values, document, cut)

    def renew(
        self, held: StoredVersion, document: Document, cut: Sequence[tuple[Passage, bool]]
    ) -> bool:
        """Store a held version's document and passages anew; False where it was removed."""
        values = version_row(held.paper, document, file=held.file, sha256=held.sha256)
        with self._database.writing() as connection:
            here = sa.select(versions.c.key).where(versions.c.key == held.key)
            if connection.execute(here).first() is None:
                return False
            _put(connection, values, document, cut)
        return True

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
        return [holding_of(row, held[paper_of(row.paper_json).id]) for row in rows]

    def shelf(self) -> list[Paper]:
        """What is known of every paper, newest addition first."""
        query = (
            sa.select(versions.c.paper_json)
            .join_from(versions, papers)
            .where(versions.c.current == 1)
            .order_by(papers.c.added.desc(), papers.c.id)
        )
        with self._database.reading() as connection:
            return [paper_of(text) for text in connection.execute(query).scalars()]

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
        return (
            StoredVersion(row.key, paper_of(row.paper_json), row.file, row.sha256) if row else None
        )

    def all_versions(self) -> list[StoredVersion]:
        """Every version held, in the order in which they came."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(versions).order_by(versions.c.key)).all()
        return [StoredVersion(r.key, paper_of(r.paper_json), r.file, r.sha256) for r in rows]

    def document(self, key: int) -> Document:
        """The document of a version. Raises UnknownPaper where it was removed meanwhile."""
        whole = sa.select(versions.c.document_json).where(versions.c.key == key)
        in_order = [
            sa.select(table).where(table.c.version == key).order_by(table.c.ordinal)
            for table in (sections, blocks)
        ]
        with self._database.reading() as connection:
            rest = connection.execute(whole).scalar_one_or_none()
            parts = [connection.execute(query).all() for query in in_order]
        if rest is None:
            raise UnknownPaper(
                "The paper was removed a moment ago.",
                "readgroup list shows the ids of all papers.",
            )
        return document_of(rest, *parts)

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
        own = (passages.c[name] for name in OF_A_PASSAGE)
        query = sa.select(passages.c.id, versions.c.paper_json, passages.c.version, *own)
        query = query.join_from(passages, versions)
        with self._database.reading() as connection:
            return {
                id: StoredPassage(id, paper_of(paper_json), version, passage_of(*columns))
                for batch in batches(ids)
                for id, paper_json, version, *columns in connection.execute(
                    query.where(passages.c.id.in_(batch))
                )
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

    def blocks_of(self, wanted: Mapping[int, Iterable[int]]) -> dict[int, dict[int, Block]]:
        """Some blocks by ordinal, of some versions by key; what is gone is left out."""
        query = sa.select(blocks)
        found: dict[int, dict[int, Block]] = {}
        with self._database.reading() as connection:
            for key, ordinals in wanted.items():
                # A condition on both columns as a pair would not use their index.
                some = blocks.c.ordinal.in_(sorted(set(ordinals)))
                rows = connection.execute(query.where(blocks.c.version == key, some))
                found[key] = {row.ordinal: block_of(row) for row in rows}
        return found


def _put(
    connection: Connection,
    values: Mapping[str, Any],
    document: Document,
    cut: Sequence[tuple[Passage, bool]],
) -> int:
    """Store a version in place of the same one, under the same key, where it is held already.

    So whoever reads it in another process goes on with the new one.
    """
    same = (versions.c.paper == values["paper"]) & (versions.c.version == values["version"])
    key = connection.execute(sa.select(versions.c.key).where(same)).scalar_one_or_none()
    connection.execute(versions.delete().where(same))
    inserted = connection.execute(versions.insert(), {**values, "key": key})
    (key,) = inserted.inserted_primary_key or (0,)
    _insert(connection, sections, [section_row(key, s) for s in document.sections])
    _insert(connection, blocks, [block_row(key, n, b) for n, b in enumerate(document.blocks)])
    if _newest(connection, values["paper"]) == key:
        rows = [passage_row(key, passage, bibliography=apart) for passage, apart in cut]
        _insert(connection, passages, rows)
    forget_old(connection, text_changes)
    return key


def _newest(connection: Connection, paper_id: str) -> int:
    """Make the paper's highest version the current one, the only one with passages; its key."""
    of_paper = versions.c.paper == paper_id
    order = sa.select(versions.c.key).where(of_paper).order_by(versions.c.version.desc())
    newest = int(connection.execute(order.limit(1)).scalar_one())
    is_newest = sa.cast(versions.c.key == newest, sa.Integer)
    connection.execute(versions.update().where(of_paper).values(current=is_newest))
    older = sa.select(versions.c.key).where(of_paper, versions.c.key != newest)
    connection.execute(passages.delete().where(passages.c.version.in_(older)))
    return newest


def _insert(connection: Connection, table: sa.Table, rows: Sequence[Values]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
