"""What a role has to do for a meeting, and where in the paper to begin."""

from __future__ import annotations

from dataclasses import dataclass

from readgroup.model.guide import Role, Statement


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look: `what` for, by key points, by what sentences do, by floats or references.

    At most `most` sentences; `floats` and `references` are how many of the paper's tables and
    figures, and of the works it cites, are named; with `own`, works of its own authors. `kinds` are
    section kinds, all but the last pages where it is ().
    """

    what: str
    points: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    floats: int = 0
    references: int = 0
    own: bool = False
    most: int = 2


@dataclass(frozen=True, slots=True)
class Duty:
    """A role's page of duty: one line, the aim, steps, what to bring, how to say it, what to beware.

    `minutes` is how long the preparation takes.
    """

    role: Role
    task: str
    minutes: int
    aim: str
    do: tuple[str, ...]
    bring: tuple[str, ...]
    say: str
    beware: tuple[str, ...]
    look: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Places of one paper to look at: `what` for, and sentences or captions with their quotes."""

    what: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """One role's duty for one paper: its page, and where to look."""

    duty: Duty
    places: tuple[Places, ...]
