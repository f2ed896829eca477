"""Full text search over passages (SQLite FTS5)."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.schema import passages, versions
from readgroup.store.scope import conditions

COLUMNS = {"title": 0.1, "path": 0.5, "text": 1.0}


class FullText:
    """BM25 over the passages of current versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, words: Sequence[str], k: int, scope: Scope) -> list[tuple[int, float]]:
        """The `k` best passages that hold any of the words: (id, BM25 score, higher is better).

        Title, section path and text count as `COLUMNS` tells.
        """
        if not words:
            return []
        weights = ", ".join(map(str, COLUMNS.values()))
        score: sa.ColumnElement[float] = sa.literal_column(f"bm25(passages_fts, {weights})")
        query = (
            sa.select(passages.c.id, score.label("score"))
            .select_from(
                sa.table("passages_fts")
                .join(passages, sa.text("passages.id = passages_fts.rowid"))
                .join(versions)
            )
            .where(sa.text("passages_fts MATCH :match"), *conditions(scope))
            .order_by(sa.text("score"))
            .limit(k)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, {"match": in_any_column(any_of(words))}).all()
        return [(row.id, -row.score) for row in rows]

    def within(self, scope: Scope) -> list[int]:
        """Ids of all passages in scope."""
        query = sa.select(passages.c.id).join_from(passages, versions).where(*conditions(scope))
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())


def in_any_column(query: str) -> str:
    """The query once for each column, so that a word's rarity is that within the column.

    A word of the title stands in every passage's title and tells nothing there; in the text it
    may tell much. (In one query for all columns, FTS5 counts it as common everywhere.)
    """
    return " OR ".join(f"{{{column}}}: ({query})" for column in COLUMNS)


def any_of(words: Sequence[str]) -> str:
    """An FTS5 query for any of the words, each quoted so that none is read as an operator.

    What holds several tokens is looked up as a phrase.

    >>> any_of(["grad-cam", 'AND'])
    '"grad-cam" OR "AND"'
    """
    # FTS5 reads its queries up to the first NUL.
    plain = (word.replace('"', '""').replace("\0", " ") for word in words)
    return " OR ".join(f'"{word}"' for word in plain)
