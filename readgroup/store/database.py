"""Opening the database: pragmas, transactions, and its schema brought up to date."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from readgroup.errors import LibraryBusy, LibraryError, LibraryTooNew

SCHEMA_VERSION = 3
BUSY_SECONDS = 30

Id = TypeVar("Id", int, str)


class Database:
    """The SQLite file. Reading and writing are two kinds of transaction, both short."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"The folder {path.parent} cannot be made: {error.strerror}.",
                "Name another folder with --home or READGROUP_HOME.",
            ) from error
        with _translating():
            self._upgrade()

    def _upgrade(self) -> None:
        with self._engine.connect() as connection:
            found = int(connection.execute(sa.text("PRAGMA user_version")).scalar_one())
        if found > SCHEMA_VERSION:
            raise LibraryTooNew(
                f"{self.path} was written by a newer readgroup (schema {found}, this one knows {SCHEMA_VERSION}).",
                "Upgrade readgroup: pip install --upgrade readgroup",
            )
        if found < SCHEMA_VERSION:
            with self.writing() as connection:
                _migrate(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view of the database; sees nothing of writes that begin later."""
        with _translating(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, whole or absent.

        It takes the write lock at its beginning, so that two writers wait for each other instead
        of failing halfway.
        """
        with _translating(), self._engine.connect() as connection:
            connection = connection.execution_options(immediate=True)
            with connection.begin():
                yield connection

    @property
    def identity(self) -> str:
        """A name that no other database has: a derived file of another one is never trusted."""
        with self.reading() as connection:
            return str(
                connection.execute(
                    sa.text("SELECT value FROM facts WHERE name = 'identity'")
                ).scalar_one()
            )

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def batches(ids: Sequence[Id], size: int = 400) -> Iterator[list[Id]]:
    """Ids in lists of at most `size`: a statement takes a limited number of them.

    >>> list(batches([1, 2, 3], size=2))
    [[1, 2], [3]]
    """
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])


def _engine(path: Path) -> Engine:
    # Not as text: a folder's name may hold "?" or "%20".
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: Any) -> None:
        # SQLAlchemy's own "begin" event decides when a transaction starts, not the driver.
        raw.isolation_level = None
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = NORMAL")
        raw.execute("PRAGMA recursive_triggers = ON")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _migrate(connection: Connection) -> None:
    # Imported only here: a library whose schema is current never pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(
        sa.text("INSERT INTO facts VALUES ('identity', :value) ON CONFLICT DO NOTHING"),
        {"value": uuid.uuid4().hex},
    )
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # A mistake of the caller's, and no sign of a damaged file.
    except OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LibraryBusy(
                f"Another readgroup has been writing to this library for over {BUSY_SECONDS} seconds.",
                "Wait until it is done, then try again; nothing was changed.",
            ) from error
        raise LibraryError(
            f"The library's database cannot be used: {error.orig}.",
            "Check the disk's free space and the folder's permissions; readgroup doctor tells more.",
        ) from error
    except DatabaseError as error:
        raise LibraryError(
            f"The library's database is damaged: {error.orig}.",
            "Restore library.db from a backup; the PDFs beside it are untouched.",
        ) from error
