"""The way of one paper into the library: PDF, document, passages, words, then meaning.

Two steps are durable. The paper with its passages is stored in one transaction, whole or absent,
and can be found by words at once; vectors follow in batches. Whatever stops the work in between,
the next call for the same paper goes on where it was.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from readgroup.ahead import ReadAhead
from readgroup.errors import ReadgroupError, SourceUnavailable, UnknownPaper
from readgroup.model.document import Document
from readgroup.model.holding import Holding, Intake
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.model.passage import Passage
from readgroup.model.progress import Progress, Step
from readgroup.parsing import parse_pdf
from readgroup.passages import cut, is_reference
from readgroup.sources.local import download_pdf, paper_id
from readgroup.steps import Steps
from readgroup.store.papers import StoredVersion
from readgroup.store.scratch import scratch

EMBED_BATCH = 32


class Ingest:
    """Takes papers in, reporting each step to `progress`."""

    def __init__(self, steps: Steps, progress: Progress) -> None:
        """Raises EmbedderMismatch, before a paper is read in vain."""
        steps.vectors.check_model()
        self._steps = steps
        self._home = steps.home
        self._progress = progress
        self._ahead: ReadAhead | None = None

    @contextmanager
    def reading_ahead(self, paths: Sequence[Path]) -> Iterator[None]:
        """Parse these PDFs on all cores while they are taken in one after the other."""

        def parse(path: Path, progress: Callable[[int, int], None]) -> Document | None:
            if self._steps.papers.version_of_file(_sha256(path)):
                return None
            return parse_pdf(path, progress=progress)

        if len(paths) < 2:
            yield
            return
        with ReadAhead(paths, parse) as self._ahead:
            yield
        self._ahead = None

    def arxiv(self, asked: str, arxiv_id: ArxivId, found: Paper | ReadgroupError | None) -> Intake:
        """A paper from arXiv; `found` is its metadata, None where its version is held already.

        Where arXiv cannot be reached, a paper that is held in any version is good enough.
        """
        held = self._steps.papers.version(
            arxiv_id.number, found.version if isinstance(found, Paper) else arxiv_id.version
        )
        if isinstance(found, ReadgroupError) and not (
            held and isinstance(found, SourceUnavailable)
        ):
            raise found
        if held and (self._home / held.file).is_file():
            return self._complete(asked, held)
        paper = found if isinstance(found, Paper) else held.paper if held else None
        if paper is None:
            raise ValueError(f"no metadata was given for {arxiv_id}")
        target = self._pdf_path(paper)
        self._steps.arxiv.download(paper, target, progress=self._progress)
        if not paper.license_url:
            paper = replace(paper, license_url=self._steps.arxiv.licence(arxiv_id))
        return self._take(asked, paper, target, self._parse(target, paper.id))

    def url(self, url: str) -> Intake:
        """A PDF from elsewhere on the web."""
        with scratch(self._home) as folder:
            path = download_pdf(url, folder / "paper.pdf", progress=self._progress)
            return self.file(path, paper_id(url, "")[0], source_url=url)

    def file(self, path: Path, name: str, *, source_url: str = "") -> Intake:
        """A PDF on this machine; `name` is what the paper is called where nothing says better."""
        asked = source_url or str(path)
        digest = _sha256(path)
        held = self._steps.papers.version_of_file(digest)
        if held is None:
            document = self._parse(path, name)
            paper = self._described(name, document, source_url)
            held = self._steps.papers.version(paper.id, paper.version)
            if held is None:
                target = self._pdf_path(paper)
                self._copy(path, target)
                return self._take(asked, paper, target, document)
        elif not (self._home / held.file).is_file():
            self._copy(path, self._home / held.file)
        return self._complete(asked, held)

    def again(self, stored: StoredVersion) -> ReadgroupError | None:
        """Read a held PDF again, and make its passages and vectors anew.

        Where it cannot be read any more, the stored text is cut and embedded again instead, and
        the error returned. A paper that is removed meanwhile stays away.
        """
        failure = None
        try:
            document = self._parse(self._home / stored.file, stored.paper.id)
        except ReadgroupError as error:
            failure = error
            try:
                document = self._steps.papers.document(stored.key)
            except UnknownPaper:
                return None
        if not self._steps.papers.renew(stored, document, self._cut(document, stored.paper)):
            return None
        self._embed(stored.paper.id, stored.key)
        return failure

    def _take(self, asked: str, paper: Paper, pdf: Path, document: Document) -> Intake:
        before = self._steps.papers.version(paper.id)
        key = self._store(paper, document, str(pdf.relative_to(self._home)), _sha256(pdf))
        self._embed(paper.id, key)
        self._steps.index.save()
        return Intake(asked, "new version" if before else "added", self._holding(paper.id))

    def _complete(self, asked: str, held: StoredVersion) -> Intake:
        unfinished = self._embed(held.paper.id, held.key)
        if unfinished:
            self._steps.index.save()
        holding = self._holding(held.paper.id)
        return Intake(asked, "completed" if unfinished else "present", holding)

    def _holding(self, id: str) -> Holding:
        held = self._steps.papers.holdings(id)
        if not held:
            raise UnknownPaper(f"{id} was removed while it was taken in.", "Add it again.")
        return held[0]

    def _parse(self, path: Path, name: str) -> Document:
        report = self._reported(name, "parse")
        if self._ahead is not None:
            report(0, None)
            document = self._ahead.take(path, report)
            if document is not None:
                return document
        return parse_pdf(path, progress=report)

    def _store(self, paper: Paper, document: Document, file: str, digest: str) -> int:
        passages = self._cut(document, paper)
        return self._steps.papers.save(paper, document, passages, file=file, sha256=digest)

    def _cut(self, document: Document, paper: Paper) -> list[tuple[Passage, bool]]:
        passages = cut(document, paper.title, self._steps.embedder.token_counts)
        return [(passage, is_reference(passage)) for passage in passages]

    def _embed(self, name: str, key: int) -> bool:
        """Give vectors to all passages that have none; whether there were any."""
        waiting = self._steps.vectors.missing(key)
        report = self._reported(name, "embed")
        for start in range(0, len(waiting), EMBED_BATCH):
            report(start, len(waiting))
            batch = waiting[start : start + EMBED_BATCH]
            vectors = self._steps.embedder.embed_passages([text for _, text in batch])
            self._steps.index.upsert([i for i, _ in batch], vectors)
        if waiting:
            report(len(waiting), len(waiting))
        return bool(waiting)

    def _described(self, name: str, document: Document, source_url: str) -> Paper:
        """The paper as its own first page describes it.

        A file of the same name and title as a held paper is a new version of it; of the same
        name and another title, another paper.
        """
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
        while held := self._steps.papers.version(paper.id):
            if held.paper.title == paper.title:
                return replace(paper, version=held.paper.version + 1)
            number += 1
            paper = replace(paper, id=f"{id}-{number}")
        return paper

    def _pdf_path(self, paper: Paper) -> Path:
        return self._home / "pdfs" / f"{paper.id.replace('/', '_')}v{paper.version}.pdf"

    def _copy(self, source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch(self._home) as folder:
            copied = folder / target.name
            shutil.copyfile(source, copied)
            copied.replace(target)

    def _reported(self, name: str, stage: str) -> Callable[[int, int | None], None]:
        return lambda done, total: self._progress(Step(name, stage, done, total))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
