"""The database file: its schema, its transactions, and what is said of one that cannot be used."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from readgroup.errors import LibraryBusy, LibraryError, LibraryTooNew
from readgroup.store import database as module
from readgroup.store.database import SCHEMA_VERSION, Database
from readgroup.store.papers import PaperStore
from readgroup.store.schema import metadata
from tests.library_parts import document, paper, store


def test_migrations_lead_to_the_schema(database: Database) -> None:
    """A database made by the migrations has the tables, columns and keys of `schema`, no others."""
    options = {
        "compare_type": True,
        "compare_server_default": True,
        # Made by Alembic itself, and SQLite for AUTOINCREMENT.
        "include_name": lambda name, kind, _: (
            not (kind == "table" and str(name).startswith(("alembic_", "sqlite_")))
        ),
    }
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_current_database_is_opened_without_alembic(tmp_path: Path) -> None:
    """The second opening costs one query: nothing is migrated, and Alembic is not imported."""
    Database(tmp_path / "library.db").close()
    code = (
        "import sys; from pathlib import Path; from readgroup.store.database import Database;"
        "Database(Path(sys.argv[1])); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "library.db")], check=True)


def test_every_database_has_its_own_lasting_identity(tmp_path: Path) -> None:
    """Two libraries differ, and one stays what it is when it is opened again."""
    first, second = Database(tmp_path / "a" / "l.db"), Database(tmp_path / "b" / "l.db")
    assert first.identity != second.identity
    assert Database(tmp_path / "a" / "l.db").identity == first.identity


def test_a_write_is_whole_or_absent(database: Database, papers: PaperStore) -> None:
    """An exception in the middle of a transaction leaves nothing of it behind."""
    store(papers, paper(), document())

    def fail_halfway() -> None:
        with database.writing() as connection:
            connection.execute(sa.text("DELETE FROM passages"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    (holding,) = papers.holdings()
    assert holding.passages > 0


def test_a_failing_save_stores_nothing(papers: PaperStore) -> None:
    """A paper whose passages cannot be stored is not there at all, nor is an older state lost."""
    broken = document()
    object.__setattr__(broken.blocks[-1], "text", None)  # What no column takes.
    with pytest.raises(sa.exc.IntegrityError):
        papers.save(paper(), broken, [], file="f", sha256="s")
    assert papers.holdings() == []
    store(papers, paper(), document())
    with pytest.raises(sa.exc.IntegrityError):
        papers.save(paper(), broken, [], file="f", sha256="s")
    (holding,) = papers.holdings()
    assert holding.passages > 0


def test_a_reader_sees_one_state(database: Database, papers: PaperStore) -> None:
    """What is written while somebody reads is not seen before they read anew."""
    with database.reading() as connection:
        count = sa.text("SELECT count(*) FROM papers")
        assert connection.execute(count).scalar() == 0
        writer = threading.Thread(target=store, args=(papers, paper(), document()))
        writer.start()
        writer.join()
        assert connection.execute(count).scalar() == 0
    assert len(papers.holdings()) == 1


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """A library of a later readgroup is left alone, and the message says to upgrade."""
    path = tmp_path / "library.db"
    Database(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(LibraryTooNew, match=f"schema {SCHEMA_VERSION + 1}") as caught:
        Database(path)
    assert "pip install --upgrade readgroup" in caught.value.hint


@pytest.mark.parametrize("content", [b"no database " * 500, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_database_is_told(tmp_path: Path, content: bytes) -> None:
    """A file that is no database raises LibraryError with what to do, and stays as it is."""
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="damaged") as caught:
        Database(path)
    assert "backup" in caught.value.hint
    assert path.read_bytes() == content


def test_damage_in_the_middle_is_told_too(tmp_path: Path) -> None:
    """A page overwritten later is found when it is read, as LibraryError."""
    path = tmp_path / "library.db"
    made = Database(path)
    for n in range(30):
        store(PaperStore(made), paper(f"2501.{n:05}"), document())
    made.close()
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * (size - 4096))
    with pytest.raises(LibraryError, match="damaged"):
        PaperStore(Database(path)).holdings()


@pytest.mark.parametrize("name", ["what?", "50%20off", "a#b", "a b", "ü☃", "file:x@y"])
def test_a_home_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Whatever a folder is called, the database lies in it and in no other."""
    Database(tmp_path / name / "library.db").close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / "library.db").is_file()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where the folder should be raises LibraryError that names the setting."""
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be made") as caught:
        Database(tmp_path / "file" / "library.db")
    assert "READGROUP_HOME" in caught.value.hint


def test_a_database_that_stays_locked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that another process keeps waiting gives up with LibraryBusy; readers go on."""
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    path = tmp_path / "library.db"
    made = Database(path)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy) as caught, made.writing():
            pass
        assert "nothing was changed" in caught.value.hint
        assert PaperStore(made).holdings() == []
