"""Everything that one paper's exports need, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from readgroup.model.document import Document
from readgroup.model.glossary import Glossary
from readgroup.model.guide import DiscussionGuide, Summary
from readgroup.model.notes import Note
from readgroup.model.paper import Paper


@dataclass(frozen=True, slots=True)
class PreparedPaper:
    """A paper that is ready for its meeting of `minutes` minutes.

    `scope` names the sections that the meeting is about ("2, 3.1"), "" for the whole paper.
    """

    paper: Paper
    document: Document
    summary: Summary
    guide: DiscussionGuide
    notes: tuple[Note, ...] = ()
    minutes: int = 60
    glossary: Glossary = field(default=Glossary())
    scope: str = ""
