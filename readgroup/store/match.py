"""What FTS5's MATCH is asked (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from __future__ import annotations

from collections.abc import Sequence


def any_of(words: Sequence[str]) -> str:
    """An FTS5 query for any of the words, each quoted so that none is read as an operator.

    What holds several tokens is looked up as a phrase.

    >>> any_of(["grad-cam", 'AND'])
    '"grad-cam" OR "AND"'
    """
    # FTS5 reads its queries up to the first NUL.
    plain = (word.replace('"', '""').replace("\0", " ") for word in words)
    return " OR ".join(f'"{word}"' for word in plain)
