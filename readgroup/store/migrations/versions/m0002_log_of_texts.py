"""Words are looked up in an index of their own: it follows a log, and FTS5 is needed no more."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

LOG = (
    """CREATE TABLE text_changes (
        generation INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        passage INTEGER NOT NULL,
        added INTEGER NOT NULL,
        mark INTEGER NOT NULL DEFAULT (random())
    )""",
    """CREATE TRIGGER passages_insert AFTER INSERT ON passages BEGIN
        INSERT INTO text_changes(passage, added) VALUES (new.id, 1);
    END""",
    """CREATE TRIGGER passages_update AFTER UPDATE OF title, path, text, bibliography ON passages BEGIN
        INSERT INTO text_changes(passage, added) VALUES (new.id, 1);
    END""",
    """CREATE TRIGGER passages_delete AFTER DELETE ON passages BEGIN
        INSERT INTO text_changes(passage, added) VALUES (old.id, 0);
    END""",
    # What is there already is a change too: nothing is named, so everything is read.
    "INSERT INTO text_changes(passage, added) SELECT 0, 0 WHERE EXISTS (SELECT 1 FROM passages)",
)

NO_FULL_TEXT = (
    "DROP TRIGGER passages_fts_insert",
    "DROP TRIGGER passages_fts_delete",
    "DROP TRIGGER passages_fts_update",
    "DROP TABLE passages_fts",
)


def upgrade() -> None:
    """Make the log and remove FTS5's tables."""
    for statement in (*LOG, *NO_FULL_TEXT):
        op.execute(statement)
