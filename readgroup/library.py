"""Composition: `open_library` joins the steps, `Library` has a method for each thing people do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self

from readgroup.errors import ReadgroupError, UnknownPaper, UnreadablePdf
from readgroup.model.answer import Answer, Comparison, Says, SimilarPaper
from readgroup.model.guide import Statement
from readgroup.model.holding import Intake
from readgroup.model.notes import Note
from readgroup.model.paper import ArxivId, Paper
from readgroup.model.progress import Progress, silent
from readgroup.model.search import Hit, Query, Scope
from readgroup.prepared_papers import PreparedPapers
from readgroup.settings import Settings, load


def open_library(home: Path | str | None = None, *, settings: Settings | None = None) -> Library:
    """Open the library at `home`, or the one that the settings name; make it where there is none.

    Raises SettingsError, LibraryTooNew, LibraryError.
    """
    return Library(settings or load(home=home))


class Library(PreparedPapers):
    """A reading group's papers.

    Usable as a context manager, from several threads and by several processes at once. Papers
    are named by their id in any form that people paste; UnknownPaper is raised for others.
    """

    # Taking in

    def fetch(self, ids: Sequence[str], *, progress: Progress = silent) -> Iterator[Intake]:
        """Fetch papers from arXiv, yielding what came of each as soon as it is known.

        Without a version the newest is meant. What is held already is not fetched again. All ids
        are read first: a malformed one raises MalformedId before anything is asked of arXiv.
        """
        wanted = [(text, ArxivId.parse(text)) for text in ids]
        return self._fetch(wanted, progress)

    def _fetch(self, wanted: Sequence[tuple[str, ArxivId]], progress: Progress) -> Iterator[Intake]:
        from readgroup.ingest import Ingest

        ingest = Ingest(self._steps, progress)
        unknown = [i for _, i in wanted if not (i.version and self._held(i))]
        found = self._steps.arxiv.metadata(unknown) if unknown else {}
        for asked, arxiv_id in wanted:
            yield _outcome(asked, partial(ingest.arxiv, asked, arxiv_id, found.get(arxiv_id)))

    def add(self, what: Sequence[str | Path], *, progress: Progress = silent) -> Iterator[Intake]:
        """Add PDF files, folders of them with all below, and https URLs of PDFs elsewhere.

        The arXiv id is read from the page's stamp or from the file's name; other papers are
        named after their file. A paper that is held already is not read again.
        """
        from readgroup.ingest import Ingest
        from readgroup.sources.local import is_arxiv, pdfs

        ingest = Ingest(self._steps, progress)
        for item in map(str, what):
            if is_arxiv(item):
                yield from self.fetch([item], progress=progress)
            elif item.startswith(("http://", "https://")):
                yield _outcome(item, partial(ingest.url, item))
            else:
                try:
                    files = pdfs(Path(item))
                except ReadgroupError as error:
                    yield Intake(item, "failed", error=error)
                    continue
                with ingest.reading_ahead([file.path for file in files]):
                    for file in files:
                        yield _outcome(str(file.path), partial(ingest.file, file.path, file.name))

    def find(self, words: str, *, limit: int = 10) -> list[Paper]:
        """Search arXiv itself: papers that hold all the words, most relevant first."""
        return self._steps.arxiv.find(words, limit)

    def rebuild(self, *, progress: Progress = silent) -> None:
        """Read every PDF again and make passages, vectors and index anew; notes are not touched.

        A paper whose PDF cannot be read any more keeps its text; UnreadablePdf tells so at the
        end, when all others are done.
        """
        from readgroup.ingest import Ingest

        self._steps.vectors.forget()
        ingest = Ingest(self._steps, progress)
        failures = [ingest.again(stored) for stored in self._steps.papers.all_versions()]
        self._steps.index.save()
        problems = [failure.problem for failure in failures if failure]
        if problems:
            raise UnreadablePdf(
                f"{len(problems)} of {len(failures)} PDFs could not be read again: {problems[0]}",
                "Their former text was kept; to restore a PDF, add or fetch it again.",
            )

    # Reading

    def search(
        self, query: Query | str, *, limit: int = 10, paper: str = "", section: str = ""
    ) -> list[Hit]:
        """Passages that answer the query, best first; [] when nothing is near enough to it.

        A text is a query line, with operators and quoted phrases (`readgroup.search.syntax`).
        Raises UnknownPaper, NotFound (no such list or section), UsageError (a filter that cannot
        be meant) and EmptyScope (filters that leave nothing to look in).
        """
        from readgroup.search import search

        scope = Scope((paper,) if paper else (), section)
        query, steps = self._narrowed(query, scope, limit), self._steps
        return search(
            query,
            index=steps.index,
            embedder=steps.embedder,
            papers=steps.papers,
            reranker=steps.reranker,
        )

    def warm(self) -> None:
        """Load now what the first search would have to wait for."""
        self._steps.embedder.embed_query("")
        self._steps.index.count()
        self._steps.settle()

    def ask(
        self,
        question: Query | str,
        *,
        papers: Sequence[str] = (),
        sentences: int = 5,
        ask_model: bool = True,
        hear: Callable[[Statement], None] | None = None,
    ) -> Answer:
        """What the papers say to a question, in their own sentences; or that none says it.

        With a language model configured the sentences are the model's, each resting on a quote,
        unless `ask_model` is False; `hear` gets them as they are written. `papers` are ids, all
        papers by default; at most so many `sentences` are quoted. Raises as `search`.
        """
        from readgroup.search.evidence import evidence
        from readgroup.writing.asking import answer, material

        query, steps = self._narrowed(question, Scope(tuple(papers))), self._steps
        found = evidence(query, index=steps.index, embedder=steps.embedder, papers=steps.papers)
        quoted = answer(
            query, found, papers=steps.papers, embedder=steps.embedder, sentences=sentences
        )
        if not ask_model or steps.pen is None:
            return quoted
        from readgroup.writing.llm.answers import written
        from readgroup.writing.writer import deaf

        read = material(query.text, found, steps.papers)
        return written(quoted, read, steps.pen, hear or deaf)

    def compare(self, point: str, ids: Sequence[str]) -> Comparison:
        """What each of several papers says on one point, or that it does not say."""
        papers = [self._version(id).paper for id in ids]
        said = (
            self.ask(point, papers=[paper.id], sentences=3, ask_model=False) for paper in papers
        )
        columns = zip(papers, said, strict=True)
        return Comparison(
            point, tuple(Says(paper.id, paper.title, says) for paper, says in columns)
        )

    def similar(self, id: str, *, limit: int = 5) -> list[SimilarPaper]:
        """Papers that speak of the same things, most alike first, each with where they do."""
        from readgroup.search.similar import similar_papers

        paper, steps = self._version(id).paper.id, self._steps
        return similar_papers(
            paper, index=steps.index, embedder=steps.embedder, papers=steps.papers, limit=limit
        )

    def similar_passages(self, words: str, *, limit: int = 10, per_paper: int = 3) -> list[Hit]:
        """Who else says this: passages that say something like `words`, of any paper."""
        from readgroup.search.similar import similar_passages

        steps, query = self._steps, Query(words, limit, per_paper=per_paper)
        return similar_passages(
            query, index=steps.index, embedder=steps.embedder, papers=steps.papers
        )

    # Writing

    def notes(self, id: str = "") -> list[Note]:
        """Notes on one paper, or on all, oldest first."""
        return self._steps.notes.of(self._paper_of_notes(id) if id else "", kind="note")

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
        return self._steps.notes.add(Note(0, paper, text, section, quote, page, author))

    def save_note(self, note_id: int, text: str) -> Note:
        """Replace a note's text; the former one stays in the note's history. Raises NotFound."""
        return self._steps.notes.save(note_id, text)

    def note_history(self, note_id: int) -> list[str]:
        """Former texts of a note, oldest first."""
        return [text for text, _ in self._steps.notes.history(note_id)]

    def section_note(self, id: str, section: str) -> Note | None:
        """What the group wrote "in our own words" on a section, named as printed ("3.1 Method")."""
        return self._steps.notes.own_words(self._paper_of_notes(id), section)

    def save_section_note(self, id: str, section: str, text: str) -> Note:
        """Set what the group wrote on a section; the former text stays in the note's history."""
        return self._steps.notes.save_own_words(self._version(id).paper.id, section, text)

    def close(self) -> None:
        """Release files, connections and processes."""
        self._pictures.close()
        self._steps.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is None:
            self._steps.settle()
        self.close()

    def _narrowed(self, query: Query | str, scope: Scope, limit: int = 10) -> Query:
        """A query line in a scope, or a query as it is, with ids and filters looked up."""
        from readgroup.search.filters import narrowed
        from readgroup.search.syntax import parse

        if isinstance(query, str):
            query = replace(parse(query), limit=limit, scope=scope)
        named = tuple(self._version(id).paper.id for id in query.scope.papers)
        query = replace(query, scope=replace(query.scope, papers=named))
        return narrowed(query, self._steps.papers)

    def _paper_of_notes(self, id: str) -> str:
        """Notes outlive their paper: an id that is no longer held is taken as it is."""
        try:
            return self._version(id).paper.id
        except UnknownPaper:
            if self._steps.notes.of(id):
                return id
            raise


def _outcome(asked: str, take: Callable[[], Intake]) -> Intake:
    """What came of one paper; an error becomes a failed outcome, and the next paper goes on."""
    try:
        return take()
    except ReadgroupError as error:
        return Intake(asked, "failed", error=error)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = UnreadablePdf(
            f"{asked}: {reason}.", "Check the file, its permissions and the disk."
        )
        return Intake(asked, "failed", error=problem)
