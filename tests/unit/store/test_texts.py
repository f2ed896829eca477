"""The texts that words are looked up in, and the log of their changes."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from readgroup.model.search import Scope
from readgroup.store import changes as log
from readgroup.store import texts as module
from readgroup.store.changes import ORIGIN
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.texts import Text, TextStore
from tests.library_parts import document, paper, store


@pytest.fixture
def texts(database: Database) -> TextStore:
    return TextStore(database)


def every(texts: TextStore) -> list[Text]:
    return [text for batch in texts.all() for text in batch]


def test_a_text_stands_under_its_titles(texts: TextStore, papers: PaperStore) -> None:
    """Paper's title, section path, text, and whether it is bibliography."""
    store(papers, paper(), document())
    found = {text.text.partition(" ")[0]: text for text in every(texts)}
    assert found["Linear"][1:3] == ("Open Problems", "Superposition › GPT-2 probes")
    assert [name for name, text in found.items() if text.bibliography] == ["Elhage"]


def test_texts_come_in_rising_batches(
    texts: TextStore, papers: PaperStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, by rising id, whatever the batches; named ones as well, without those gone."""
    monkeypatch.setattr(module, "_BATCH", 2)
    store(papers, paper(), document())
    assert [len(batch) for batch in texts.all()] == [2, 2, 1]
    ids = [text.id for text in every(texts)]
    assert ids == sorted(ids)
    (named,) = texts.read([*ids[1:3], 10**9])
    assert [text.id for text in named] == ids[1:3]


def test_the_log_tells_what_came_and_went(texts: TextStore, papers: PaperStore) -> None:
    """Of a paper that comes all passages are added; of one that goes all are dropped."""
    assert texts.newest() == ORIGIN
    store(papers, paper("a"), document())
    ids = tuple(text.id for text in every(texts))
    first = texts.newest()
    store(papers, paper("b"), document())
    papers.remove("a")
    changes = texts.changes(first)
    assert changes is not None
    assert changes.newest == texts.newest()
    assert changes.added == tuple(text.id for text in every(texts))
    assert set(changes.dropped) == {*ids, *changes.added}


def test_a_changed_text_is_read_again(
    texts: TextStore, papers: PaperStore, database: Database
) -> None:
    """Whoever changes a passage in place is noticed."""
    store(papers, paper(), document())
    before, some = texts.newest(), every(texts)[0].id
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE passages SET title = 'x' WHERE id = :id"), {"id": some})
    changes = texts.changes(before)
    assert changes is not None
    assert changes.dropped == changes.added == (some,)


def test_the_log_of_texts_does_not_grow_for_ever(
    texts: TextStore, papers: PaperStore, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old changes are forgotten when papers come; who stopped at one reads everything."""
    monkeypatch.setattr(log, "LOG_LENGTH", 3)
    store(papers, paper("a"), document())
    early = texts.newest()
    store(papers, paper("b"), document())
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM text_changes")).scalar_one() == 3
    assert texts.changes(early) is None


def test_a_scope_is_listed_or_asked_of_some(texts: TextStore, papers: PaperStore) -> None:
    """All passages in a scope, or those of given ones that are in it."""
    store(papers, paper(), document())
    ids = [text.id for text in every(texts)]
    section = Scope(section="2.1")
    (inside,) = texts.within(section)
    assert texts.inside(ids, section) == {inside}
    assert texts.inside(ids[:2], section) == set()
    assert sorted(texts.within(Scope(references=True))) == ids


def test_a_library_of_the_first_schema_loses_nothing(tmp_path: Path) -> None:
    """Its passages are read for the index, its FTS5 tables go, and papers come and go as before."""
    file = tmp_path / "library.db"
    made = Database(file)
    store(PaperStore(made), paper(), document())
    made.close()
    _back_to_the_first_schema(file)
    database = Database(file)
    texts, papers = TextStore(database), PaperStore(database)
    assert texts.changes(ORIGIN) is None
    assert texts.newest() != ORIGIN
    assert len(every(texts)) == 5
    before = texts.newest()
    store(papers, paper("another"), document())
    changes = texts.changes(before)
    assert changes is not None
    assert len(changes.added) == 5
    assert papers.remove("2501.16496")
    assert len(every(texts)) == 5


def _back_to_the_first_schema(file: Path) -> None:
    from readgroup.store.migrations.versions.m0001_first_schema import FULL_TEXT

    with sqlite3.connect(file) as connection:
        for trigger in ("insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER passages_{trigger}")
        for later in ("text_changes", "group_question_history", "group_questions"):
            connection.execute(f"DROP TABLE {later}")
        for statement in FULL_TEXT:
            connection.execute(statement)
        connection.execute("INSERT INTO passages_fts(passages_fts) VALUES ('rebuild')")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")
