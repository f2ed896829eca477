"""From an arXiv id to a prepared reading-group meeting.

    from readgroup import open_library

    with open_library() as library:
        for intake in library.fetch(["2501.16496"]):
            print(intake.status, intake.error or intake.holding.paper.title)
        for hit in library.search("what is superposition"):
            print(hit.passage.section_label, hit.passage.page, hit.passage.text)

Importing this package loads none of the heavy ones behind it.
"""

from readgroup.errors import (
    EmbedderMismatch,
    EmptyScope,
    LibraryBusy,
    LibraryError,
    LibraryTooNew,
    MalformedId,
    MissingExtra,
    ModelFailed,
    NoSuchVersion,
    NotAPdf,
    NotFound,
    Offline,
    OverlongPrompt,
    RateLimited,
    ReadgroupError,
    SettingsError,
    SourceUnavailable,
    TooLarge,
    UnknownId,
    UnknownPaper,
    UnreadablePdf,
    UsageError,
    Withdrawn,
)
from readgroup.library import Library, open_library
from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Reference,
    Region,
    Section,
    SectionKind,
)
from readgroup.model.duty import Preparation
from readgroup.model.glossary import Glossary, TermKind
from readgroup.model.guide import (
    DiscussionGuide,
    Level,
    Question,
    QuestionType,
    Role,
    Statement,
    Summary,
)
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.model.passage import Passage, Quote
from readgroup.model.plan import PlannedMeeting, ReadingPlan
from readgroup.model.prepared import PreparedPaper
from readgroup.model.progress import Progress, Step
from readgroup.model.search import Filters, Hit, Query, Scope
from readgroup.settings import Settings
from readgroup.version import __version__

__all__ = [
    "ArxivId",
    "Author",
    "Block",
    "BlockKind",
    "DiscussionGuide",
    "Document",
    "EmbedderMismatch",
    "EmptyScope",
    "Figure",
    "Filters",
    "Glossary",
    "Hit",
    "Holding",
    "Intake",
    "Level",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "LibraryTooNew",
    "MalformedId",
    "MissingExtra",
    "ModelFailed",
    "NoSuchVersion",
    "NotAPdf",
    "NotFound",
    "Note",
    "Offline",
    "OverlongPrompt",
    "Paper",
    "Passage",
    "PlannedMeeting",
    "Preparation",
    "PreparedPaper",
    "Progress",
    "Query",
    "Question",
    "QuestionType",
    "Quote",
    "RateLimited",
    "ReadgroupError",
    "ReadingPlan",
    "Reference",
    "Region",
    "Role",
    "Scope",
    "Section",
    "SectionKind",
    "Settings",
    "SettingsError",
    "SourceUnavailable",
    "Statement",
    "Step",
    "Summary",
    "TermKind",
    "TooLarge",
    "UnknownId",
    "UnknownPaper",
    "UnreadablePdf",
    "UsageError",
    "Withdrawn",
    "__version__",
    "open_library",
]
