"""Vectors of passages, which model they are of, and the log of their changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from readgroup.errors import EmbedderMismatch
from readgroup.store.database import BATCH, Database
from readgroup.store.schema import changes, facts, passages, vectors, versions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FACT = "embedder"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a generation: ids to drop, ids to read again, and the generation now."""

    dropped: tuple[int, ...]
    added: tuple[int, ...]
    generation: int


class VectorStore:
    """Vectors as float32 rows. All are of one model; another one is refused."""

    def __init__(self, database: Database, model_id: str, dimension: int) -> None:
        self._database = database
        self._model = json.dumps({"model": model_id, "dimension": dimension})

    def missing(self, version: int) -> list[tuple[int, str]]:
        """(id, text to embed) of the version's passages that have no vector yet."""
        query = (
            sa.select(passages.c.id, passages.c.context, passages.c.text)
            .outerjoin_from(passages, vectors)
            .where(passages.c.version == version, passages.c.bibliography == 0)
            .where(vectors.c.passage.is_(None))
            .order_by(passages.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [(row.id, f"{row.context}\n{row.text}") for row in rows]

    def put(self, ids: Sequence[int], rows: NDArray[np.float32]) -> None:
        """Store one vector for each passage; passages that are gone by now are passed over."""
        with self._database.writing() as connection:
            self._claim_model(connection)
            known = set(
                connection.execute(
                    sa.select(passages.c.id).where(passages.c.id.in_(list(ids)))
                ).scalars()
            )
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
            connection.execute(vectors.delete().where(vectors.c.passage.in_(list(ids))))

    def check_model(self) -> None:
        """Raise EmbedderMismatch where the stored vectors are of another model."""
        with self._database.reading() as connection:
            self._refuse_other(self._stored_model(connection))

    def forget_model(self) -> None:
        """Drop all vectors, so that another model can take over."""
        with self._database.writing() as connection:
            connection.execute(vectors.delete())
            connection.execute(facts.delete().where(facts.c.name == _FACT))

    def changes(self, generation: int) -> Changes:
        """Net changes after `generation`, each passage named once."""
        query = (
            sa.select(changes.c.passage, changes.c.added, changes.c.generation)
            .where(changes.c.generation > generation)
            .order_by(changes.c.generation)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        last = {row.passage: row.added for row in rows}
        return Changes(
            dropped=tuple(last),
            added=tuple(i for i, added in last.items() if added),
            generation=rows[-1].generation if rows else generation,
        )

    def generation(self) -> int:
        """Number of the newest change."""
        with self._database.reading() as connection:
            newest = connection.execute(sa.select(sa.func.max(changes.c.generation))).scalar()
        return int(newest or 0)

    def read(
        self, ids: Iterable[int] | None = None
    ) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Batches of ids with their vectors, float32[n, dimension]; all where `ids` is None."""
        import numpy as np

        wanted = list(ids) if ids is not None else self._all_ids()
        for start in range(0, len(wanted), BATCH):
            query = sa.select(vectors).where(vectors.c.passage.in_(wanted[start : start + BATCH]))
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if rows:
                data = b"".join(row.vector for row in rows)
                matrix = np.frombuffer(data, dtype=np.float32).reshape(len(rows), -1)
                yield [row.passage for row in rows], matrix

    def unfinished(self) -> list[int]:
        """Keys of current versions that still lack vectors."""
        query = (
            sa.select(versions.c.key)
            .distinct()
            .join_from(versions, passages)
            .outerjoin(vectors)
            .where(versions.c.current == 1, passages.c.bibliography == 0)
            .where(vectors.c.passage.is_(None))
            .order_by(versions.c.key)
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def _all_ids(self) -> list[int]:
        with self._database.reading() as connection:
            return list(connection.execute(sa.select(vectors.c.passage)).scalars())

    def _claim_model(self, connection: Connection) -> None:
        stored = self._stored_model(connection)
        self._refuse_other(stored)
        if stored is None:
            connection.execute(facts.insert(), {"name": _FACT, "value": self._model})

    def _stored_model(self, connection: Connection) -> str | None:
        query = sa.select(facts.c.value).where(facts.c.name == _FACT)
        return connection.execute(query).scalar_one_or_none()

    def _refuse_other(self, stored: str | None) -> None:
        if stored is not None and stored != self._model:
            was, now = json.loads(stored)["model"], json.loads(self._model)["model"]
            raise EmbedderMismatch(
                f"This library's vectors are of {was}, but {now} is configured.",
                f"Set the embedder back to {was}, or run: readgroup rebuild",
            )
