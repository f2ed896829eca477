"""YAML front matter, entry by entry, so that what a person changed there stays as typed.

Entries are kept as lines of text: a YAML library would lose comments, order and quoting.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:.*\n)*?)---[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"(?P<key>[^\s#:\"'-][^:\n]*):(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A top-level key with all its lines, as written; `key` is "" for comments and empty lines."""

    key: str
    lines: str


def split(text: str) -> tuple[tuple[Entry, ...], str]:
    r"""The entries of the front matter that `text` begins with, and what follows it.

    >>> split("---\ntitle: A\ntags:\n  - b\n---\nText")
    ((Entry(key='title', lines='title: A\n'), Entry(key='tags', lines='tags:\n  - b\n')), 'Text')
    """
    block = _BLOCK.match(text)
    if block is None:
        return (), text
    entries: list[Entry] = []
    for line in block["lines"].split("\n")[:-1]:
        line += "\n"
        found = _KEY.match(line)
        if found or not line.strip() or line.startswith("#") or not entries:
            entries.append(Entry(found["key"].rstrip() if found else "", line))
        else:
            entries[-1] = Entry(entries[-1].key, entries[-1].lines + line)
    return tuple(entries), text[block.end() :]


def fingerprint(entry: Entry) -> str:
    """Equal for two entries that differ only in indentation and in quotes around whole values."""
    values = []
    for line in entry.lines.split("\n"):
        bare = line.strip()
        mark, space, value = bare.partition(" ")
        values.append(f"{mark} {_unquoted(value.strip())}" if space else bare)
    return hashlib.sha256("\n".join(values).strip().encode()).hexdigest()[:8]


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def merge(
    generated: tuple[Entry, ...], found: tuple[Entry, ...], recorded: Mapping[str, str]
) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """The front matter to write, and the fingerprints to record with it.

    `recorded` are the fingerprints of what was generated last time. An entry found as it was
    generated is renewed; one that a person changed or added stays; one that they removed stays
    away.
    """
    fresh = {entry.key: entry for entry in generated}
    record: dict[str, str] = {}
    merged: list[Entry] = []
    for entry in found:
        ours = recorded.get(entry.key) == fingerprint(entry)
        if ours and entry.key in fresh and entry.key not in record:
            merged.append(fresh[entry.key])
            record[entry.key] = fingerprint(fresh[entry.key])
        elif not ours or entry.key in record:
            merged.append(entry)
    present = {entry.key for entry in merged}
    for entry in generated:
        if entry.key in present or entry.key in recorded:
            record.setdefault(entry.key, recorded.get(entry.key, fingerprint(entry)))
        else:
            merged.append(entry)
            record[entry.key] = fingerprint(entry)
    return tuple(merged), record


def block(entries: tuple[Entry, ...]) -> str:
    """Front matter of these entries with its delimiters, "" for none."""
    return "".join(("---\n", *(entry.lines for entry in entries), "---\n")) if entries else ""


def delimits(text: str) -> bool:
    """Whether a line of the text could begin or end front matter."""
    return any(line.strip() == "---" for line in text.split("\n"))
