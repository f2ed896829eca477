"""Logs of changes, by which what is derived from the database is brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from readgroup.store.database import Database

LOG_LENGTH = 100_000  # changes that are remembered; who is further behind reads everything


class Stamp(NamedTuple):
    """One entry of a log: its number, and a random mark that no other entry has."""

    generation: int
    mark: int


ORIGIN = Stamp(0, 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """Net changes: ids to drop, those of them to read again, rising, and the newest change."""

    dropped: tuple[int, ...]
    added: tuple[int, ...]
    newest: Stamp


class ChangeLog:
    """The log that triggers keep in a table of passages and whether they were added."""

    def __init__(self, database: Database, table: sa.Table) -> None:
        self._database = database
        self._table = table
        # Asked several times in each search: as plain SQL it costs a fifth.
        self._newest = f"SELECT generation, mark FROM {table.name} ORDER BY generation DESC LIMIT 1"  # noqa: S608 - a table of ours

    def newest(self) -> Stamp:
        """The newest change."""
        with self._database.reading() as connection:
            row = connection.exec_driver_sql(self._newest).first()
        return Stamp(*row) if row else ORIGIN

    def since(self, stamp: Stamp) -> Changes | None:
        """Net changes after `stamp`, each passage named once.

        None where the log does not hold `stamp`: it lies too far back, or in another history, of
        which the database is a restored backup.
        """
        columns = self._table.c
        known = (columns.generation == stamp.generation) & (columns.mark == stamp.mark)
        later = (
            sa.select(self._table)
            .where(columns.generation > stamp.generation)
            .order_by(columns.generation)
        )
        with self._database.reading() as connection:
            if connection.execute(sa.select(self._table).where(known)).first() is None:
                return None
            rows = connection.execute(later).all()
        last = {row.passage: row.added for row in rows}
        return Changes(
            dropped=tuple(last),
            added=tuple(sorted(i for i, added in last.items() if added)),
            newest=Stamp(rows[-1].generation, rows[-1].mark) if rows else stamp,
        )


def forget_old(connection: Connection, table: sa.Table) -> None:
    """Keep no more than the newest `LOG_LENGTH` changes of a log."""
    newest = sa.select(sa.func.max(table.c.generation)).scalar_subquery()
    connection.execute(table.delete().where(table.c.generation <= newest - LOG_LENGTH))
