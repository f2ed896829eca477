"""What was written about a version by a program: kept until the program or the text changes."""

from __future__ import annotations

import sqlalchemy as sa

from readgroup.store.database import Database
from readgroup.store.schema import versions, writings


class WritingStore:
    """Summaries and guides as JSON text, by version and kind, stamped with who wrote them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, version: int, kind: str, writer: str) -> str | None:
        """The stored text, or None where there is none by this writer."""
        query = sa.select(writings.c.content).where(
            writings.c.version == version, writings.c.kind == kind, writings.c.writer == writer
        )
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def put(self, version: int, kind: str, writer: str, content: str) -> None:
        """Store a text in place of any former one; nothing where the version is gone by now."""
        values = {"version": version, "kind": kind, "writer": writer, "content": content}
        held = sa.select(versions.c.key).where(versions.c.key == version)
        with self._database.writing() as connection:
            if connection.execute(held).first():
                connection.execute(writings.insert().prefix_with("OR REPLACE"), values)
