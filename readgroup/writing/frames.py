"""The bank of asks: what can be asked of a passage that does a certain thing."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from readgroup.model.guide import Level, QuestionType, Role
from readgroup.writing.genres import Genre

_SLOT = re.compile(r"\{(\w+)\}")

MINUTES: Mapping[Level, int] = {
    Level.UNDERSTAND: 5,
    Level.APPLY: 8,
    Level.ANALYSE: 9,
    Level.EVALUATE: 9,
    Level.CREATE: 10,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """An ask with slots, for passages that carry `cue` and fill the slots."""

    cue: str
    ask: str
    type: QuestionType
    role: Role
    level: Level
    genres: frozenset[Genre]

    @property
    def slots(self) -> frozenset[str]:
        """Names of the slots that the ask needs."""
        return slots_in(self.ask)


@dataclass(frozen=True, slots=True)
class Company:
    """What goes with questions of one type: reasons, follow-ups, hints and what is beyond the paper."""

    why: tuple[str, ...]
    follow_ups: tuple[str, ...]
    beyond: tuple[str, ...]
    hint: tuple[str, ...]


def slots_in(template: str) -> frozenset[str]:
    """Names of the slots of a template.

    >>> sorted(slots_in("Where is {term} used in {section}?"))
    ['section', 'term']
    """
    return frozenset(_SLOT.findall(template))


def fill(template: str, slots: Mapping[str, str]) -> str | None:
    """The template with its slots filled, or None where one of them is missing or empty.

    >>> fill("Where is {term} used?", {"term": "the mask"})
    'Where is the mask used?'
    """
    wanted = _SLOT.findall(template)
    if not all(slots.get(name) for name in wanted):
        return None
    return _SLOT.sub(lambda m: slots[m[1]], template)


@functools.cache
def frames() -> tuple[Frame, ...]:
    """All frames of the bank, in the order of the file."""
    return tuple(
        Frame(
            cue=cue,
            ask=ask,
            type=QuestionType(kind),
            role=Role(role),
            level=Level(level),
            genres=frozenset(map(Genre, genres[0].split() if genres else Genre)),
        )
        for cue, asks in _bank()["asks"].items()
        for kind, role, level, ask, *genres in asks["of"]
    )


@functools.cache
def company() -> Mapping[QuestionType, Company]:
    """Reasons, follow-ups and hints for each type of question."""
    return {
        QuestionType(entry["name"]): Company(
            tuple(entry["why"]),
            tuple(entry["follow_ups"]),
            tuple(entry["beyond"]),
            tuple(entry["hint"]),
        )
        for entry in _bank()["type"]
    }


@functools.cache
def _bank() -> dict[str, Any]:
    return tomllib.loads(files("readgroup.writing").joinpath("frames.toml").read_text("utf-8"))
