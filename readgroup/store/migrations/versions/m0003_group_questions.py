"""What people do to questions: star, drop and edit them, and add their own."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = (
    """CREATE TABLE group_questions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        paper VARCHAR NOT NULL,
        question VARCHAR NOT NULL,
        content TEXT NOT NULL,
        text TEXT NOT NULL,
        starred INTEGER NOT NULL,
        dropped INTEGER NOT NULL,
        changed VARCHAR NOT NULL,
        UNIQUE (paper, question)
    )""",
    "CREATE INDEX ix_group_questions_paper ON group_questions (paper)",
    """CREATE TABLE group_question_history (
        id INTEGER NOT NULL,
        question INTEGER NOT NULL,
        text TEXT NOT NULL,
        changed VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(question) REFERENCES group_questions (id)
    )""",
    "CREATE INDEX ix_group_question_history_question ON group_question_history (question)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement)
