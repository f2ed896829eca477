"""Reading lists: arXiv ids with a line on why each is worth a meeting, in TOML.

title = "Mechanistic interpretability: where to start"
description = "For a group that is new to the field."

[[papers]]
id = "2501.16496"
title = "Open Problems in Mechanistic Interpretability"
why = "Defines the field and lists what nobody can do yet."
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from readgroup.errors import MalformedId, NotFound, UsageError
from readgroup.model.paper import ArxivId


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A paper of a reading list. `title` and `why` may be ""."""

    id: ArxivId
    title: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A reading list, in the order in which it should be read."""

    title: str
    description: str
    entries: tuple[ListEntry, ...]


def load_list(name_or_file: str | Path) -> ReadingList:
    """The list in a file, or the one of that name that comes with readgroup.

    Raises NotFound, naming the lists there are, and UsageError, naming file and entry.
    """
    known = _shipped()
    file: Traversable = Path(name_or_file)
    if not file.is_file():
        name = str(name_or_file)
        if name not in known:
            raise NotFound(
                f"There is no reading list {name!r}, nor a file of that name.",
                f"Lists that come with readgroup: {', '.join(known) or 'none'}.",
            )
        file = known[name]
    return _read(file)


def list_names() -> list[str]:
    """Names of the lists that come with readgroup."""
    return list(_shipped())


def _shipped() -> dict[str, Traversable]:
    """Lists by name: of the installed package, or else of the checkout it runs from."""
    package = resources.files("readgroup")
    places = [package / "lists", Path(__file__).parents[2] / "corpus" / "lists"]
    for place in places:
        if place.is_dir():
            files = sorted(place.iterdir(), key=lambda file: file.name)
            return {f.name.removesuffix(".toml"): f for f in files if f.name.endswith(".toml")}
    return {}


def _read(file: Traversable) -> ReadingList:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{file} cannot be read as a reading list: {error}.", "A list is a TOML file."
        ) from error
    papers = data.get("papers")
    if not isinstance(papers, list) or not papers:
        raise UsageError(
            f"{file} lists no papers.", 'Each paper is a table [[papers]] with id = "2501.16496".'
        )
    title = _text(data, "title", str(file)) or file.name.removesuffix(".toml")
    entries = tuple(_entry(paper, f"{file}, paper {n}") for n, paper in enumerate(papers, start=1))
    return ReadingList(title, _text(data, "description", str(file)), entries)


def _entry(paper: Any, where: str) -> ListEntry:
    if not isinstance(paper, dict):
        raise UsageError(f"{where}: not a table.", "Begin each paper with [[papers]].")
    try:
        arxiv_id = ArxivId.parse(_text(paper, "id", where))
    except MalformedId as error:
        raise UsageError(f"{where}: {error.problem}", error.hint) from error
    return ListEntry(arxiv_id, _text(paper, "title", where), _text(paper, "why", where))


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise UsageError(f"{where}: {key} = {value!r} is not text.", f"Write {key} in quotes.")
    return value.strip()
