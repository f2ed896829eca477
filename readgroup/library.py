"""Composition: `open_library` joins the steps, `Library` has a method for each thing people do."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from readgroup import __version__
from readgroup.errors import ReadgroupError, SourceUnavailable, UnknownPaper, UnreadablePdf
from readgroup.model.codec import decode, encode
from readgroup.model.document import Document, Region
from readgroup.model.guide import DiscussionGuide, Level, Role, Summary
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.model.prepared import PreparedPaper
from readgroup.model.progress import Progress, Step, silent
from readgroup.model.search import Hit, Query, Scope
from readgroup.settings import Settings, load

EMBED_BATCH = 64


def open_library(home: Path | str | None = None, *, settings: Settings | None = None) -> Library:
    """Open the library at `home`, or the one that the settings name; make it where there is none.

    Raises SettingsError, LibraryTooNew, LibraryError.
    """
    return Library(settings or load(home=home))


class Library:
    """A reading group's papers.

    Usable as a context manager, from several threads and by several processes at once. Papers
    are named by their id in any form that people paste; UnknownPaper is raised for others.
    """

    def __init__(self, settings: Settings) -> None:
        from readgroup.store.database import Database
        from readgroup.store.notes import NoteStore
        from readgroup.store.papers import PaperStore
        from readgroup.store.writings import WritingStore

        self.settings = settings
        self.home = settings.home
        self._database = Database(self.home / "library.db")
        self._papers = PaperStore(self._database)
        self._notes = NoteStore(self._database)
        self._writings = WritingStore(self._database)

    # Taking in -------------------------------------------------------------------------------

    def fetch(self, ids: Sequence[str], *, progress: Progress = silent) -> Iterator[Intake]:
        """Fetch papers from arXiv, yielding what came of each as soon as it is known.

        Without a version the newest is meant. What is held already is not fetched again. All ids
        are read first: a malformed one raises MalformedId before anything is asked of arXiv.
        """
        wanted = [ArxivId.parse(text) for text in ids]
        return self._fetch(list(zip(ids, wanted, strict=True)), progress)

    def _fetch(self, wanted: list[tuple[str, ArxivId]], progress: Progress) -> Iterator[Intake]:
        unknown = [
            i for _, i in wanted if not (i.version and self._papers.version(i.number, i.version))
        ]
        found = self._arxiv.metadata(unknown) if unknown else {}
        for asked, arxiv_id in wanted:
            with self._outcome(asked) as outcome:
                outcome.append(self._take_arxiv(asked, arxiv_id, found.get(arxiv_id), progress))
            yield outcome[-1]

    def add(self, what: Sequence[str | Path], *, progress: Progress = silent) -> Iterator[Intake]:
        """Add PDF files, folders of them with all below, and https URLs of PDFs elsewhere.

        The arXiv id is read from the page's stamp or from the file's name; other papers are
        named after their file. A paper that is held already is not read again.
        """
        from readgroup.sources.local import is_arxiv, pdfs

        for item in what:
            asked = str(item)
            if is_arxiv(asked):
                yield from self.fetch([asked], progress=progress)
            elif asked.startswith(("http://", "https://")):
                with self._outcome(asked) as outcome:
                    outcome.append(self._take_url(asked, progress))
                yield outcome[-1]
            else:
                with self._outcome(asked) as outcome:
                    files = pdfs(Path(item))
                if outcome:
                    yield outcome[-1]
                    continue
                for file in files:
                    with self._outcome(str(file.path)) as outcome:
                        outcome.append(self._take_file(file.path, file.name, progress))
                    yield outcome[-1]

    def find(self, words: str, *, limit: int = 10) -> list[Paper]:
        """Search arXiv itself: papers that hold all the words, most relevant first."""
        found: list[Paper] = self._arxiv.find(words, limit)
        return found

    def rebuild(self, *, progress: Progress = silent) -> None:
        """Read every PDF again and make passages, vectors and index anew; notes are not touched."""
        from readgroup.parsing import parse_pdf

        self._vectors.forget_model()
        for stored in self._papers.all_versions():
            path = self.home / stored.file
            document = parse_pdf(path, progress=_reported(progress, stored.paper.id, "parse"))
            self._store(stored.paper, document, stored.file, stored.sha256)
        for key in self._vectors.unfinished():
            self._embed(key, progress)
        self._index.save()

    # What is held ----------------------------------------------------------------------------

    def papers(self) -> list[Holding]:
        """All papers, newest addition first."""
        return self._papers.holdings()

    def holding(self, id: str) -> Holding:
        """One paper in its newest version."""
        return self._papers.holdings(self._version(id).paper.id)[0]

    def document(self, id: str) -> Document:
        """The parsed paper, in its newest version or the one that the id names."""
        return self._papers.document(self._version(id).key)

    def pdf(self, id: str) -> Path:
        """Where its PDF lies."""
        return self.home / self._version(id).file

    def page_image(
        self, id: str, page: int, *, dpi: int = 110, highlight: Sequence[Region] = ()
    ) -> bytes:
        """The page as PNG, with `highlight` marked in yellow."""
        from readgroup.parsing import render_page

        return render_page(self.pdf(id), page, dpi=dpi, highlight=highlight)

    def remove(self, id: str) -> Holding:
        """Take a paper off the shelf and out of search.

        Notes on it are kept, and are there again when the paper is.
        """
        holding = self.holding(id)
        for file in self._papers.remove(holding.id):
            (self.home / file).unlink(missing_ok=True)
        return holding

    # Reading ---------------------------------------------------------------------------------

    def search(
        self, query: Query | str, *, limit: int = 10, paper: str = "", section: str = ""
    ) -> list[Hit]:
        """Passages that answer the query, best first; [] when nothing is near enough to it."""
        from readgroup.search import search

        if isinstance(query, str):
            scope = Scope(self._version(paper).paper.id if paper else "", section)
            query = Query(query, limit, scope)
        return search(query, index=self._index, embedder=self._embedder, papers=self._papers)

    def summarize(self, id: str) -> Summary:
        """Summary of the whole and of each section; written once a version, then kept."""
        stored = self._version(id)
        return self._summary(stored.key, None)

    def questions(
        self,
        id: str,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
    ) -> DiscussionGuide:
        """Questions worth discussing, each leaning on words of the paper."""
        stored = self._version(id)
        document = self._papers.document(stored.key)
        summary = self._summary(stored.key, document)
        return self._writer.guide(
            document, summary, count=count, section=section, role=role, level=level
        )

    def prepare(self, id: str, *, minutes: int = 60) -> PreparedPaper:
        """Paper, document, summary, questions and notes in one value: what exporters take."""
        stored = self._version(id)
        document = self._papers.document(stored.key)
        summary = self._summary(stored.key, document)
        return PreparedPaper(
            paper=stored.paper,
            document=document,
            summary=summary,
            guide=self._writer.guide(document, summary),
            notes=tuple(self._notes.of(stored.paper.id)),
            minutes=minutes,
        )

    def export(self, id: str, format: str, path: Path | None = None, *, minutes: int = 60) -> Path:
        """Write one export, by default into the library's `exports`, and say where.

        What a person wrote in a file that is there already is kept.
        """
        from readgroup.export import exporter, file_name, write

        chosen = exporter(format)
        prepared = self.prepare(id, minutes=minutes)
        target = path or self.home / "exports" / file_name(prepared.paper, chosen)
        return write(chosen, prepared, target)

    # Writing ---------------------------------------------------------------------------------

    def notes(self, id: str = "") -> list[Note]:
        """Notes on one paper, or on all, oldest first."""
        return self._notes.of(self._paper_of_notes(id) if id else "", kind="note")

    def add_note(
        self,
        id: str,
        text: str,
        *,
        section: str = "",
        quote: str = "",
        page: int | None = None,
        author: str = "",
    ) -> Note:
        """Write a new note on a paper."""
        paper = self._version(id).paper.id
        return self._notes.add(Note(0, paper, text, section, quote, page, author))

    def save_note(self, note_id: int, text: str) -> Note:
        """Replace a note's text; the former one stays in the note's history. Raises NotFound."""
        return self._notes.save(note_id, text)

    def note_history(self, note_id: int) -> list[str]:
        """Former texts of a note, oldest first."""
        return [text for text, _ in self._notes.history(note_id)]

    def section_note(self, id: str, section: str) -> Note | None:
        """What the group wrote "in our own words" on a section, named as printed ("3.1 Method")."""
        return self._notes.own_words(self._paper_of_notes(id), section)

    def save_section_note(self, id: str, section: str, text: str) -> Note:
        """Set what the group wrote on a section; the former text stays in the note's history."""
        return self._notes.save_own_words(self._version(id).paper.id, section, text)

    # Upkeep ----------------------------------------------------------------------------------

    def close(self) -> None:
        """Release files and connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # The steps, each made when first needed ---------------------------------------------------

    @cached_property
    def _arxiv(self) -> Any:
        from readgroup.sources.arxiv import ArxivSource

        return ArxivSource(self.settings)

    @cached_property
    def _embedder(self) -> Any:
        from readgroup.embedding import embedder

        return embedder(self.settings.embedder)

    @cached_property
    def _vectors(self) -> Any:
        from readgroup.store.vectors import VectorStore

        return VectorStore(self._database, self._embedder.model_id, self._embedder.dimension)

    @cached_property
    def _index(self) -> Any:
        from readgroup.index.faiss import FaissIndex
        from readgroup.store.full_text import FullText

        self._vectors.check_model()
        return FaissIndex(
            self._vectors,
            FullText(self._database),
            self.home / "cache" / "passages.faiss",
            origin=f"{self._database.identity} {self._embedder.model_id}",
            dimension=self._embedder.dimension,
        )

    @cached_property
    def _writer(self) -> Any:
        from readgroup.writing import ExtractiveWriter

        return ExtractiveWriter()

    # The way of one paper ----------------------------------------------------------------------

    def _take_arxiv(
        self,
        asked: str,
        arxiv_id: ArxivId,
        found: Paper | ReadgroupError | None,
        progress: Progress,
    ) -> Intake:
        if isinstance(found, SourceUnavailable) and self._papers.version(
            arxiv_id.number, arxiv_id.version
        ):
            found = None
        if isinstance(found, ReadgroupError):
            raise found
        version = found.version if found else arxiv_id.version
        held = self._papers.version(arxiv_id.number, version)
        if held and (self.home / held.file).is_file():
            return self._complete(asked, held.paper.id, held.key, progress)
        paper = held.paper if held else found
        assert paper is not None, "metadata answers every id that is not held"
        target = self._pdf_path(paper)
        self._arxiv.download(paper, target, progress=progress)
        paper = replace(paper, license_url=self._arxiv.licence(arxiv_id))
        return self._take(asked, paper, target, progress)

    def _take_url(self, url: str, progress: Progress) -> Intake:
        from readgroup.sources.local import download_pdf, paper_id

        with self._scratch() as folder:
            path = download_pdf(url, folder / "paper.pdf", progress=progress)
            name, _ = paper_id(url, "")
            return self._take_file(path, name, progress, source_url=url)

    def _take_file(
        self, path: Path, name: str, progress: Progress, *, source_url: str = ""
    ) -> Intake:
        from readgroup.parsing import parse_pdf

        asked = source_url or str(path)
        digest = _sha256(path)
        held = self._papers.version_of_file(digest)
        if held:
            if not (self.home / held.file).is_file():
                self._copy(path, self.home / held.file)
            return self._complete(asked, held.paper.id, held.key, progress)
        document = parse_pdf(path, progress=_reported(progress, name, "parse"))
        paper = self._described(name, document, source_url)
        held = self._papers.version(paper.id, paper.version)
        if held:
            return self._complete(asked, paper.id, held.key, progress)
        target = self._pdf_path(paper)
        self._copy(path, target)
        return self._take(asked, paper, target, progress, document)

    def _take(
        self,
        asked: str,
        paper: Paper,
        pdf: Path,
        progress: Progress,
        document: Document | None = None,
    ) -> Intake:
        from readgroup.parsing import parse_pdf

        before = self._papers.version(paper.id)
        if document is None:
            document = parse_pdf(pdf, progress=_reported(progress, paper.id, "parse"))
        key = self._store(paper, document, str(pdf.relative_to(self.home)), _sha256(pdf))
        self._embed(key, progress)
        self._index.save()
        return Intake(asked, "new version" if before else "added", self.holding(paper.id))

    def _store(self, paper: Paper, document: Document, file: str, digest: str) -> int:
        from readgroup.passages import cut
        from readgroup.passages.cut import is_reference

        passages = cut(document, paper.title, self._embedder.token_counts)
        marked = [(p, is_reference(p)) for p in passages]
        return self._papers.save(paper, document, marked, file=file, sha256=digest)

    def _complete(self, asked: str, paper_id: str, key: int, progress: Progress) -> Intake:
        missing = bool(self._vectors.missing(key))
        if missing:
            self._embed(key, progress)
            self._index.save()
        return Intake(asked, "completed" if missing else "present", self.holding(paper_id))

    def _embed(self, key: int, progress: Progress) -> None:
        waiting = self._vectors.missing(key)
        name = next((s.paper.id for s in self._papers.all_versions() if s.key == key), "")
        for start in range(0, len(waiting), EMBED_BATCH):
            progress(Step(name, "embed", start, len(waiting)))
            batch = waiting[start : start + EMBED_BATCH]
            vectors = self._embedder.embed_passages([text for _, text in batch])
            self._index.upsert([i for i, _ in batch], vectors)
        progress(Step(name, "embed", len(waiting), len(waiting)))

    def _described(self, name: str, document: Document, source_url: str) -> Paper:
        """The paper as its own first page describes it; a free id where the name is taken."""
        from readgroup.sources.local import paper_id

        id, version = paper_id(name, document.arxiv_stamp)
        paper = Paper(
            id=id,
            version=version or 1,
            title=document.title or name,
            authors=tuple(Author(a) for a in document.authors),
            abstract=document.abstract,
            source="url" if source_url else "file",
            source_url=source_url,
        )
        if paper.arxiv_id:
            return paper
        number = 1
        while held := self._papers.version(paper.id):
            if held.paper.title == paper.title:
                return replace(paper, version=held.paper.version + 1)
            number += 1
            paper = replace(paper, id=f"{id}-{number}")
        return paper

    # Small things ------------------------------------------------------------------------------

    def _version(self, id: str) -> Any:
        stored = self._papers.version(id.strip())
        if stored:
            return stored
        try:
            arxiv_id = ArxivId.parse(id)
        except ReadgroupError:
            arxiv_id = None
        if arxiv_id:
            stored = self._papers.version(arxiv_id.number, arxiv_id.version)
            if stored:
                return stored
        hint = (
            f"Fetch it: readgroup fetch {arxiv_id}" if arxiv_id else "readgroup list shows all ids."
        )
        raise UnknownPaper(f"The library has no paper {id.strip()!r}.", hint)

    def _paper_of_notes(self, id: str) -> str:
        """Notes outlive their paper: an id that is no longer held is taken as it is."""
        try:
            return str(self._version(id).paper.id)
        except UnknownPaper:
            if self._notes.of(id):
                return id
            raise

    def _summary(self, key: int, document: Document | None) -> Summary:
        writer = f"{self._writer.name} {__version__}"
        kept = self._writings.get(key, "summary", writer)
        if kept is not None:
            return decode(Summary, json.loads(kept))
        summary: Summary = self._writer.summarize(document or self._papers.document(key))
        self._writings.put(key, "summary", writer, json.dumps(encode(summary), ensure_ascii=False))
        return summary

    def _pdf_path(self, paper: Paper) -> Path:
        return self.home / "pdfs" / f"{paper.id.replace('/', '_')}v{paper.version}.pdf"

    def _copy(self, source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._scratch() as folder:
            copied = folder / target.name
            shutil.copyfile(source, copied)
            copied.replace(target)

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A folder on the library's own disk, so that what is made in it can be renamed into place."""
        self.home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.home, prefix=".scratch-") as folder:
            yield Path(folder)

    @contextmanager
    def _outcome(self, asked: str) -> Iterator[list[Intake]]:
        """Collects one outcome; an error becomes a failed one, and the next paper goes on."""
        outcome: list[Intake] = []
        try:
            yield outcome
        except ReadgroupError as error:
            outcome.append(Intake(asked, "failed", error=error))
        except OSError as error:
            problem = UnreadablePdf(
                f"{asked}: {error.strerror or error}.", "Check the file and the disk."
            )
            outcome.append(Intake(asked, "failed", error=problem))


def _reported(progress: Progress, paper: str, stage: str) -> Any:
    return lambda done, total: progress(Step(paper, stage, done, total))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
