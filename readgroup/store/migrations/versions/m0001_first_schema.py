"""The first schema, written out: a migration tells what was, and never changes afterwards."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """CREATE TABLE changes (
        generation INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        passage INTEGER NOT NULL,
        added INTEGER NOT NULL,
        mark INTEGER NOT NULL DEFAULT (random())
    )""",
    """CREATE TABLE facts (
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (name)
    )""",
    """CREATE TABLE notes (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        paper VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        section VARCHAR NOT NULL,
        quote TEXT NOT NULL,
        page INTEGER,
        text TEXT NOT NULL,
        author VARCHAR NOT NULL,
        changed VARCHAR NOT NULL
    )""",
    """CREATE INDEX ix_notes_paper ON notes (paper)""",
    """CREATE UNIQUE INDEX own_words ON notes (paper, section) WHERE kind = 'own words'""",
    """CREATE TABLE papers (
        id VARCHAR NOT NULL,
        added VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )""",
    """CREATE TABLE note_history (
        id INTEGER NOT NULL,
        note INTEGER NOT NULL,
        text TEXT NOT NULL,
        changed VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(note) REFERENCES notes (id)
    )""",
    """CREATE INDEX ix_note_history_note ON note_history (note)""",
    """CREATE TABLE versions (
        "key" INTEGER NOT NULL,
        paper VARCHAR NOT NULL,
        version INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        file VARCHAR NOT NULL,
        pages INTEGER NOT NULL,
        current INTEGER NOT NULL,
        paper_json TEXT NOT NULL,
        document_json TEXT NOT NULL,
        PRIMARY KEY ("key"),
        UNIQUE (paper, version),
        FOREIGN KEY(paper) REFERENCES papers (id) ON DELETE CASCADE
    )""",
    """CREATE INDEX ix_versions_sha256 ON versions (sha256)""",
    """CREATE TABLE blocks (
        version INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        section INTEGER NOT NULL,
        text TEXT NOT NULL,
        spans BLOB NOT NULL,
        PRIMARY KEY (version, ordinal),
        FOREIGN KEY(version) REFERENCES versions ("key") ON DELETE CASCADE
    )""",
    """CREATE TABLE passages (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        section INTEGER NOT NULL,
        section_label VARCHAR NOT NULL,
        section_kind VARCHAR NOT NULL,
        block_kind VARCHAR NOT NULL,
        page INTEGER NOT NULL,
        bibliography INTEGER NOT NULL,
        pieces TEXT NOT NULL,
        title TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (version, ordinal),
        FOREIGN KEY(version) REFERENCES versions ("key") ON DELETE CASCADE
    )""",
    """CREATE TABLE sections (
        version INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        number VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        level INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        page INTEGER NOT NULL,
        parent INTEGER,
        regions TEXT NOT NULL,
        PRIMARY KEY (version, ordinal),
        FOREIGN KEY(version) REFERENCES versions ("key") ON DELETE CASCADE
    )""",
    """CREATE TABLE writings (
        version INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        writer VARCHAR NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (version, kind),
        FOREIGN KEY(version) REFERENCES versions ("key") ON DELETE CASCADE
    )""",
    """CREATE TABLE vectors (
        passage INTEGER NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (passage),
        FOREIGN KEY(passage) REFERENCES passages (id) ON DELETE CASCADE
    )""",
)

FULL_TEXT = (
    """CREATE VIRTUAL TABLE passages_fts USING fts5(
        title, path, text, content='passages', content_rowid='id',
        tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN
        INSERT INTO passages_fts(rowid, title, path, text)
        VALUES (new.id, new.title, new.path, new.text);
    END""",
    """CREATE TRIGGER passages_fts_delete AFTER DELETE ON passages BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, title, path, text)
        VALUES ('delete', old.id, old.title, old.path, old.text);
    END""",
    """CREATE TRIGGER passages_fts_update AFTER UPDATE OF title, path, text ON passages BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, title, path, text)
        VALUES ('delete', old.id, old.title, old.path, old.text);
        INSERT INTO passages_fts(rowid, title, path, text)
        VALUES (new.id, new.title, new.path, new.text);
    END""",
)

CHANGE_LOG = (
    """CREATE TRIGGER vectors_insert AFTER INSERT ON vectors BEGIN
        INSERT INTO changes(passage, added) VALUES (new.passage, 1);
    END""",
    """CREATE TRIGGER vectors_update AFTER UPDATE ON vectors BEGIN
        INSERT INTO changes(passage, added) VALUES (new.passage, 1);
    END""",
    """CREATE TRIGGER vectors_delete AFTER DELETE ON vectors BEGIN
        INSERT INTO changes(passage, added) VALUES (old.passage, 0);
    END""",
)


def upgrade() -> None:
    """Create all tables, the full text and the change log."""
    for statement in (*TABLES, *FULL_TEXT, *CHANGE_LOG):
        op.execute(statement)
