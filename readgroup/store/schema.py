"""Tables of the database, as the newest migration leaves them.

The triggers that keep `changes` and `text_changes` are SQL that SQLAlchemy has no words for: they
stand in the migrations only.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

papers = Table(
    "papers",
    metadata,
    Column("id", String, primary_key=True),
    Column("added", String, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("paper", ForeignKey("papers.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    Column("paper_json", Text, nullable=False),
    Column("document_json", Text, nullable=False),
    UniqueConstraint("paper", "version"),
)

sections = Table(
    "sections",
    metadata,
    Column("version", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("title", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("page", Integer, nullable=False),
    Column("parent", Integer),
    Column("regions", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("version", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("section", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", LargeBinary, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("section", Integer, nullable=False),
    Column("section_label", String, nullable=False),
    Column("section_kind", String, nullable=False),
    Column("block_kind", String, nullable=False),
    Column("page", Integer, nullable=False),
    Column("bibliography", Integer, nullable=False),
    Column("pieces", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("version", "ordinal"),
    sqlite_autoincrement=True,
)

vectors = Table(
    "vectors",
    metadata,
    Column("passage", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)


def _log(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("generation", Integer, primary_key=True),
        Column("passage", Integer, nullable=False),
        Column("added", Integer, nullable=False),
        # Random: tells this change from another of its number, made after a backup was restored.
        Column("mark", Integer, nullable=False, server_default=text("(random())")),
        sqlite_autoincrement=True,
    )


changes = _log("changes")  # of vectors
text_changes = _log("text_changes")

writings = Table(
    "writings",
    metadata,
    Column("version", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("writer", String, nullable=False),
    Column("content", Text, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    # Not a foreign key: notes outlive the paper's removal and come back with it.
    Column("paper", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("section", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("page", Integer),
    Column("text", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("changed", String, nullable=False),
    sqlite_autoincrement=True,
)
Index(
    "own_words",
    notes.c.paper,
    notes.c.section,
    unique=True,
    sqlite_where=notes.c.kind == "own words",
)

note_history = Table(
    "note_history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", ForeignKey("notes.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("changed", String, nullable=False),
)

group_questions = Table(
    "group_questions",
    metadata,
    Column("id", Integer, primary_key=True),
    # Not a foreign key, as with notes: what people wrote outlives the paper's removal.
    Column("paper", String, nullable=False, index=True),
    Column("question", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("starred", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("changed", String, nullable=False),
    UniqueConstraint("paper", "question"),
    sqlite_autoincrement=True,
)

group_question_history = Table(
    "group_question_history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", ForeignKey("group_questions.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("changed", String, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
