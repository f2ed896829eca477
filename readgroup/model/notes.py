"""What people write. Kept as typed, always."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

NoteKind = Literal["note", "own words"]


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a paper, in Markdown, as typed.

    `section` is the printed label of the section it belongs to, "" for the whole paper;
    `quote` the words it is about, "" if none. `changed` is in UTC. `kind` is "own words" for the
    one text a section has that says it in the group's own words.
    """

    id: int
    paper: str
    text: str
    section: str = ""
    quote: str = ""
    page: int | None = None
    author: str = ""
    changed: dt.datetime = dt.datetime.min
    kind: NoteKind = "note"
