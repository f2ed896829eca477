"""Composition: `open_library` joins the steps, `Library` has a method for each thing people do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from readgroup.model.document import Document, Region
from readgroup.model.guide import DiscussionGuide, Level, Role, Summary
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.paper import Paper
from readgroup.model.prepared import PreparedPaper
from readgroup.model.progress import Progress, silent
from readgroup.model.search import Hit, Query
from readgroup.settings import Settings


def open_library(home: Path | str | None = None, *, settings: Settings | None = None) -> Library:
    """Open (or create) the library at `home`, or the one that the settings name."""
    raise NotImplementedError


class Library:
    """A reading group's papers. Usable as a context manager; safe to use from several threads."""

    settings: Settings

    # taking in
    def fetch(self, ids: Sequence[str], *, progress: Progress = silent) -> Iterator[Intake]:
        """Fetch papers from arXiv, yielding the outcome of each as it is known. Malformed ids raise MalformedId before the first request."""
        raise NotImplementedError

    def add(self, what: Sequence[str | Path], *, progress: Progress = silent) -> Iterator[Intake]:
        """Add PDF files, folders of them (recursively) and https URLs of PDFs."""
        raise NotImplementedError

    def find(self, words: str, *, limit: int = 10) -> list[Paper]:
        """Search arXiv itself."""
        raise NotImplementedError

    # what is held
    def papers(self) -> list[Holding]:
        """All papers, newest addition first."""
        raise NotImplementedError

    def holding(self, id: str) -> Holding:
        """One paper, by its id in any form that people paste. Raises UnknownPaper."""
        raise NotImplementedError

    def document(self, id: str) -> Document:
        """The parsed paper in its newest version."""
        raise NotImplementedError

    def pdf(self, id: str) -> Path:
        """Where its PDF lies."""
        raise NotImplementedError

    def remove(self, id: str) -> Holding:
        """Remove a paper from search and shelf. Notes on it are kept, and come back with it."""
        raise NotImplementedError

    def page_image(self, id: str, page: int, *, dpi: int = 110, highlight: Sequence[Region] = ()) -> bytes:
        """The page as PNG, with `highlight` marked."""
        raise NotImplementedError

    # reading
    def search(self, query: Query | str, *, limit: int = 10, paper: str = "", section: str = "") -> list[Hit]:
        """Passages that answer the query, best first; [] when nothing clears the floor."""
        raise NotImplementedError

    def summarize(self, id: str) -> Summary:
        """Summary of the whole and of each section; made once per version, then stored."""
        raise NotImplementedError

    def questions(
        self, id: str, *, count: int = 12, section: str = "", role: Role | None = None, level: Level | None = None
    ) -> DiscussionGuide:
        """Questions worth discussing."""
        raise NotImplementedError

    # writing
    def notes(self, id: str = "") -> list[Note]:
        """Notes on one paper, or on all, oldest first."""
        raise NotImplementedError

    def add_note(self, id: str, text: str, *, section: str = "", quote: str = "", page: int | None = None, author: str = "") -> Note:
        """Write a new note."""
        raise NotImplementedError

    def save_note(self, note_id: int, text: str) -> Note:
        """Replace a note's text; the former text is kept in the note's history."""
        raise NotImplementedError

    def section_note(self, id: str, section: str) -> Note | None:
        """The group's "in our own words" for a section (label as printed; "" for the paper)."""
        raise NotImplementedError

    def save_section_note(self, id: str, section: str, text: str) -> Note:
        """Set the group's "in our own words" for a section."""
        raise NotImplementedError

    def prepare(self, id: str, *, minutes: int = 60) -> PreparedPaper:
        """Paper, document, summary, questions and notes: what exporters take."""
        raise NotImplementedError

    def export(self, id: str, format: str, path: Path | None = None, *, minutes: int = 60) -> Path:
        """Write one export (default: under `home/exports`) and say where. Text that a person wrote in an existing file is kept."""
        raise NotImplementedError

    # upkeep
    def rebuild(self, *, progress: Progress = silent) -> None:
        """Parse every PDF again and rebuild passages, vectors and index; notes stay."""
        raise NotImplementedError

    def close(self) -> None:
        """Release files and connections."""
