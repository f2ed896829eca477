"""How long work reports on itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way of one paper: `stage` is "download", "parse" or "embed".

    `done` of `total` bytes, pages or passages; `total` is None while unknown.
    """

    paper: str
    stage: str
    done: int
    total: int | None = None


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """The default: report nothing."""
