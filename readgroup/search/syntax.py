"""The query line: what people type, read as text with a few operators.

Everything is text but what a token begins with: ``section:``, ``paper:``, ``author:``, ``year:``,
``list:``, ``category:`` and ``kind:`` with a value right behind, in quotes where it has spaces;
``-word`` and ``-"two words"`` leave out. A quoted phrase is text too, and passages that say it
verbatim come forward.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from readgroup.model.search import Filters, Query

MOST_OPERATORS = 32
_QUOTED = r'"(?P<{0}>[^"]{{1,300}})"|“(?P<{0}_>[^“”]{{1,300}})”'
_TOKEN = re.compile(
    rf"""
    (?<!\S)(?P<field>section|paper|author|year|list|category|kind):
        (?: (?:{_QUOTED.format("value")}|'(?P<value__>[^']{{1,300}})')(?!\S) | (?P<bare>[^\s:'"“”]\S{{0,300}}) )
    | (?<!\S)-(?: (?:{_QUOTED.format("left")}) | (?P<out>[^\W\d_][\w'’.+\#-]+) )[,;?!]*(?!\S)
    | (?<![^\s(\[])(?:{_QUOTED.format("phrase")})(?![\w"“])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIELDS = {
    "paper": "papers",
    "author": "authors",
    "year": "years",
    "list": "lists",
    "category": "categories",
    "kind": "kinds",
}
_BARE = re.compile(r"[^\W_](?:[\w.+#/-]*\w)?")
_SAYS_SOMETHING = re.compile(r"\w")


def parse(line: str) -> Query:
    """The query that a line means; a line without operators is its text, unchanged.

    What only looks like an operator is text; nothing that is typed is an error.

    >>> query = parse('author:olah section:"related work" features -"toy models"')
    >>> query.text, query.filters.authors, query.filters.section, query.filters.without
    ('features', ('olah',), 'related work', ('toy models',))
    >>> parse('Is F1: "exact match" state-of-the-art - or not?').phrases
    ('exact match',)
    """
    given: defaultdict[str, list[str]] = defaultdict(list)
    kept: list[str] = []
    at = operators = 0
    for token in _TOKEN.finditer(line):
        name, value = _operator(token)
        if not _SAYS_SOMETHING.search(value) or operators == MOST_OPERATORS:
            continue
        operators += 1
        given[name].append(value)
        if name != "phrases":
            kept.append(line[at : token.start()])
            at = token.end()
    text = " ".join(filter(None, map(str.strip, (*kept, line[at:])))) if kept else line
    phrases = tuple(dict.fromkeys(given.pop("phrases", ())))
    section = given.pop("section", [""])[-1]
    values: dict[str, Any] = {name: tuple(dict.fromkeys(vs)) for name, vs in given.items()}
    return Query(text, phrases=phrases, filters=Filters(section=section, **values))


def written(text: str, filters: Filters) -> str:
    """The line that means a text and filters, but for the bibliography, which no operator asks for.

    >>> written("features", Filters(authors=("chris olah",), section="3.1", without=("toy models",)))
    'features author:"chris olah" section:3.1 -"toy models"'
    """
    operators = [
        f"{field}:{_quoted(value)}"
        for field, name in _FIELDS.items()
        for value in getattr(filters, name)
    ]
    section = [f"section:{_quoted(filters.section)}"] if filters.section else []
    without = [
        f"-{word}" if word.isalpha() and len(word) > 1 else f'-"{_plain(word)}"'
        for word in filters.without
    ]
    return " ".join(filter(None, [text, *operators, *section, *without]))


def _quoted(value: str) -> str:
    """A value as it may stand behind an operator."""
    return value if _BARE.fullmatch(value) else f'"{_plain(value)}"'


def _plain(value: str) -> str:
    return " ".join(value.replace('"', " ").split())


def _operator(token: re.Match[str]) -> tuple[str, str]:
    """What a token sets, by the name of the query's or the filters' field, and its value."""
    value = _first(token, "value", "value_", "value__")
    if token["field"]:
        name = token["field"].casefold()
        return _FIELDS.get(name, name), value or _first(token, "bare").rstrip(".,;?!")
    excluded = _first(token, "left", "left_") or _first(token, "out").rstrip(".-")
    if excluded:
        return "without", excluded
    return "phrases", _first(token, "phrase", "phrase_")


def _first(token: re.Match[str], *groups: str) -> str:
    return next((token[group].strip() for group in groups if token[group]), "")
