"""Vectors of passages, which model they are of, and the log of their changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from readgroup.errors import EmbedderMismatch
from readgroup.model.search import Scope
from readgroup.store.database import Database, batches
from readgroup.store.papers import context_of
from readgroup.store.schema import changes, facts, passages, vectors, versions
from readgroup.store.scope import conditions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACT = "embedder"


class Stamp(NamedTuple):
    """One entry of the change log: its number, and a random mark that no other entry has."""

    generation: int
    mark: int


ORIGIN = Stamp(0, 0)
LOG_LENGTH = 100_000  # changes that are remembered; who is further behind reads everything
_BATCH = 4096

Rows = tuple["NDArray[np.int64]", "NDArray[np.float32]"]  # ids and their vectors, [n] and [n, d]


@dataclass(frozen=True, slots=True)
class Changes:
    """Net changes: ids to drop, those of them to read again, rising, and the newest change."""

    dropped: tuple[int, ...]
    added: tuple[int, ...]
    newest: Stamp


class VectorStore:
    """Vectors as float32 rows. All are of one model; another one is refused."""

    def __init__(self, database: Database, model_id: str, dimension: int) -> None:
        self._database = database
        self._model = json.dumps({"model": model_id, "dimension": dimension})

    def missing(self, version: int) -> list[tuple[int, str]]:
        """(id, text to embed) of the version's passages that have no vector yet."""
        query = (
            sa.select(passages)
            .outerjoin_from(passages, vectors)
            .where(passages.c.version == version, passages.c.bibliography == 0)
            .where(vectors.c.passage.is_(None))
            .order_by(passages.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(row.id, f"{context_of(row)}\n{row.text}") for row in rows]

    def put(self, ids: Sequence[int], rows: NDArray[np.float32]) -> None:
        """Store one vector for each passage; passages that are gone by now are passed over."""
        with self._database.writing() as connection:
            self._claim_model(connection)
            known = {
                i
                for batch in batches(ids)
                for i in connection.execute(
                    sa.select(passages.c.id).where(passages.c.id.in_(batch))
                ).scalars()
            }
            values = [
                {"passage": i, "vector": row.tobytes()}
                for i, row in zip(ids, rows, strict=True)
                if i in known
            ]
            if values:
                connection.execute(vectors.insert().prefix_with("OR REPLACE"), values)
            newest = sa.select(sa.func.max(changes.c.generation)).scalar_subquery()
            connection.execute(changes.delete().where(changes.c.generation <= newest - LOG_LENGTH))

    def drop(self, ids: Sequence[int]) -> None:
        """Forget the vectors of some passages."""
        with self._database.writing() as connection:
            for batch in batches(ids):
                connection.execute(vectors.delete().where(vectors.c.passage.in_(batch)))

    def check_model(self) -> None:
        """Raise EmbedderMismatch where the stored vectors are of another model."""
        with self._database.reading() as connection:
            self._refuse_other(self._stored_model(connection))

    def forget(self) -> None:
        """Drop all vectors, so that another model can take over.

        In batches: nobody waits to write a note until a whole library is forgotten.
        """
        some = sa.select(vectors.c.passage).limit(_BATCH)
        while True:
            with self._database.writing() as connection:
                gone = connection.execute(vectors.delete().where(vectors.c.passage.in_(some)))
            if gone.rowcount < _BATCH:
                return

    def newest(self) -> Stamp:
        """The newest change."""
        query = sa.select(changes.c.generation, changes.c.mark).order_by(
            changes.c.generation.desc()
        )
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).first()
        return Stamp(*row) if row else ORIGIN

    def changes(self, since: Stamp) -> Changes | None:
        """Net changes after `since`, each passage named once.

        None where the log does not hold `since`: it lies too far back, or in another history, of
        which the database is a restored backup.
        """
        known = (changes.c.generation == since.generation) & (changes.c.mark == since.mark)
        later = (
            sa.select(changes)
            .where(changes.c.generation > since.generation)
            .order_by(changes.c.generation)
        )
        with self._database.reading() as connection:
            if connection.execute(sa.select(changes).where(known)).first() is None:
                return None
            rows = connection.execute(later).all()
        last = {row.passage: row.added for row in rows}
        return Changes(
            dropped=tuple(last),
            added=tuple(sorted(i for i, added in last.items() if added)),
            newest=Stamp(rows[-1].generation, rows[-1].mark) if rows else since,
        )

    def read(self, ids: Sequence[int]) -> Iterator[Rows]:
        """Vectors of passages of rising ids, in batches; those without one are left out."""
        for batch in batches(ids):
            with self._database.reading() as connection:
                query = sa.select(vectors).where(vectors.c.passage.in_(batch))
                rows = connection.execute(query.order_by(vectors.c.passage)).all()
            if rows:
                yield _matrix(rows)

    def all(self) -> Iterator[Rows]:
        """All vectors by rising id, in batches."""
        query = sa.select(vectors).order_by(vectors.c.passage).limit(_BATCH)
        last = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(query.where(vectors.c.passage > last)).all()
            if not rows:
                return
            yield _matrix(rows)
            last = rows[-1].passage

    def within(self, scope: Scope) -> list[int]:
        """Ids of all passages in a scope, bibliographies among them where it has them."""
        query = sa.select(passages.c.id).join_from(passages, versions).where(*conditions(scope))
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def inside(self, ids: Sequence[int], scope: Scope) -> set[int]:
        """Those of some passages that are in a scope."""
        query = sa.select(passages.c.id).join_from(passages, versions).where(*conditions(scope))
        with self._database.reading() as connection:
            return {
                i
                for batch in batches(ids)
                for i in connection.execute(query.where(passages.c.id.in_(batch))).scalars()
            }

    def _claim_model(self, connection: Connection) -> None:
        self._refuse_other(self._stored_model(connection))
        fact = {"name": _FACT, "value": self._model}
        connection.execute(facts.insert().prefix_with("OR REPLACE"), fact)

    def _stored_model(self, connection: Connection) -> str | None:
        """The model of the stored vectors, None where there are none."""
        some = sa.exists().select_from(vectors)
        query = sa.select(facts.c.value).where(facts.c.name == _FACT, some)
        return connection.execute(query).scalar_one_or_none()

    def _refuse_other(self, stored: str | None) -> None:
        if stored is not None and stored != self._model:
            was, now = json.loads(stored)["model"], json.loads(self._model)["model"]
            raise EmbedderMismatch(
                f"This library's vectors are of {was}, but {now} is configured.",
                f"Set the embedder back to {was}, or run: readgroup rebuild",
            )


def _matrix(rows: Sequence[Row[Any]]) -> Rows:
    import numpy as np

    ids = np.array([row.passage for row in rows], dtype=np.int64)
    vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float32)
    return ids, vectors.reshape(len(rows), -1)
