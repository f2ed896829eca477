"""What the library holds, and what came of taking something in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from readgroup.errors import ReadgroupError
from readgroup.model.paper import Paper

Ready = Literal["words", "meaning"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A paper of the library in its newest version.

    `versions` are all that are held, oldest first. `ready` is "words" while its passages can be
    found by words only, "meaning" once all have vectors. `added` is in UTC.
    """

    paper: Paper
    versions: tuple[int, ...]
    pages: int
    passages: int
    ready: Ready
    added: dt.datetime
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id that every command takes."""
        return self.paper.id


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of one thing that was fetched or added.

    `status` is "added", "new version", "completed" (an interrupted one was finished), "present"
    (nothing to do) or "failed"; `error` is set for "failed", `holding` for all others.
    """

    asked: str
    status: Literal["added", "new version", "completed", "present", "failed"]
    holding: Holding | None = None
    error: ReadgroupError | None = None
