"""Vectors of passages, which model they are of, and the log of their changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from readgroup.errors import EmbedderMismatch
from readgroup.store.database import Database, batches
from readgroup.store.papers import context_of
from readgroup.store.schema import changes, facts, passages, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACT = "embedder"


class Stamp(NamedTuple):
    """One entry of the change log: its number, and a random mark that no other entry has."""

    generation: int
    mark: int


ORIGIN = Stamp(0, 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed after `since`: ids to drop, ids to read again, and the newest change."""

    since: Stamp
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
        """Drop all vectors, so that another model can take over."""
        with self._database.writing() as connection:
            connection.execute(vectors.delete())

    def newest(self) -> Stamp:
        """The newest change."""
        query = sa.select(changes.c.generation, changes.c.mark).order_by(
            changes.c.generation.desc()
        )
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).first()
        return Stamp(*row) if row else ORIGIN

    def changes(self, since: Stamp) -> Changes:
        """Net changes after `since`, each passage named once.

        All changes there are, where `since` is not among them: the database is older than who
        asks, a restored backup.
        """
        known = (changes.c.generation == since.generation) & (changes.c.mark == since.mark)
        with self._database.reading() as connection:
            if (
                since != ORIGIN
                and connection.execute(sa.select(changes).where(known)).first() is None
            ):
                since = ORIGIN
            rows = connection.execute(
                sa.select(changes)
                .where(changes.c.generation > since.generation)
                .order_by(changes.c.generation)
            ).all()
        last = {row.passage: row.added for row in rows}
        return Changes(
            since=since,
            dropped=tuple(last),
            added=tuple(i for i, added in last.items() if added),
            newest=Stamp(rows[-1].generation, rows[-1].mark) if rows else since,
        )

    def read(self, ids: Sequence[int]) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Batches of ids with their vectors, float32[n, dimension]; those without are left out."""
        import numpy as np

        for batch in batches(ids):
            query = sa.select(vectors).where(vectors.c.passage.in_(batch))
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if rows:
                data = b"".join(row.vector for row in rows)
                matrix = np.frombuffer(data, dtype=np.float32).reshape(len(rows), -1)
                yield [row.passage for row in rows], matrix

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
