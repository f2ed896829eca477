"""Vectors of passages, and which model they are of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from readgroup.errors import EmbedderMismatch
from readgroup.store.changes import ChangeLog, Changes, Stamp, forget_old
from readgroup.store.database import Database, batches
from readgroup.store.rows import context_of
from readgroup.store.schema import changes, facts, passages, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACT = "embedder"


_BATCH = 4096

Rows = tuple["NDArray[np.int64]", "NDArray[np.float32]"]  # ids and their vectors, [n] and [n, d]


class VectorStore:
    """Vectors as float32 rows. All are of one model; another one is refused."""

    def __init__(self, database: Database, model_id: str, dimension: int) -> None:
        self._database = database
        self._model = json.dumps({"model": model_id, "dimension": dimension})
        self._log = ChangeLog(database, changes)

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
        return [(row.id, f"{context_of(row.title, row.path)}\n{row.text}") for row in rows]

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
            forget_old(connection, changes)

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
        return self._log.newest()

    def changes(self, since: Stamp) -> Changes | None:
        """Net changes after `since`; None where everything has to be read (`ChangeLog.since`).

        Raises EmbedderMismatch where the stored vectors are of another model.
        """
        self.check_model()
        return self._log.since(since)

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
