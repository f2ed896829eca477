"""The texts that words are looked up in, and the log of their changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from readgroup.model.search import Scope
from readgroup.store.changes import ChangeLog, Changes, Stamp
from readgroup.store.database import Database, batches
from readgroup.store.schema import passages, text_changes, versions
from readgroup.store.scope import conditions

_BATCH = 4096
_COLUMNS = (
    passages.c.id,
    passages.c.title,
    passages.c.path,
    passages.c.text,
    passages.c.bibliography,
)


class Text(NamedTuple):
    """A passage's text, the titles that it stands under, and whether it is bibliography."""

    id: int
    title: str
    path: str
    text: str
    bibliography: bool


class TextStore:
    """Texts of the passages of current versions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._log = ChangeLog(database, text_changes)

    def newest(self) -> Stamp:
        """The newest change of any text."""
        return self._log.newest()

    def changes(self, since: Stamp) -> Changes | None:
        """Net changes after `since`; None where everything has to be read (`ChangeLog.since`)."""
        return self._log.since(since)

    def read(self, ids: Sequence[int]) -> Iterator[list[Text]]:
        """Texts of passages of rising ids, in batches; those that are gone are left out."""
        for batch in batches(ids):
            query = sa.select(*_COLUMNS).where(passages.c.id.in_(batch)).order_by(passages.c.id)
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            yield [Text(*row) for row in rows]

    def all(self) -> Iterator[list[Text]]:
        """All texts by rising id, in batches."""
        query = sa.select(*_COLUMNS).order_by(passages.c.id).limit(_BATCH)
        last = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(query.where(passages.c.id > last)).all()
            if not rows:
                return
            yield [Text(*row) for row in rows]
            last = rows[-1].id

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
