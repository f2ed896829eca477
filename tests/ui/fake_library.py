"""A library in memory, with one short paper written here; `failures` makes a verb fail.

Everything it gives back is a real value of the model; only storage, parsing and writing are left out.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from readgroup.errors import EmptyScope, ReadgroupError, UnknownPaper, UsageError
from readgroup.group import GroupQuestions, with_members
from readgroup.model.answer import Answer, Cited, Comparison, Pair, Says, SimilarPaper
from readgroup.model.document import (
    Document,
    Reference,
    Region,
)
from readgroup.model.duty import Places, Preparation
from readgroup.model.glossary import Glossary
from readgroup.model.guide import (
    Budget,
    DiscussionGuide,
    KeptQuestion,
    Level,
    Role,
    Statement,
    Summary,
)
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.passage import Passage, Piece, Quote
from readgroup.model.plan import (
    PlannedMeeting,
    PlannedSection,
    Prerequisite,
    ReadingPlan,
    Reason,
    Stop,
)
from readgroup.model.progress import Progress, Step, silent
from readgroup.model.search import Hit, Query
from readgroup.store.database import Database
from readgroup.store.questions import QuestionStore
from readgroup.writing.duties import duty
from tests.ui.fake_paper import (
    DOCUMENT,
    GLOSSARY,
    HOLDING,
    HOSTILE,
    PAPER,
    QUESTIONS,
    SUMMARY,
    _statement,
    quote,
)

WIDTH, HEIGHT = 612.0, 792.0


class FakeLibrary:
    """The calls of `readgroup.library.Library` that the app makes."""

    def __init__(self, home: Path = Path("/nowhere"), held: Sequence[Holding] = (HOLDING,)) -> None:
        self.settings = SimpleNamespace(home=home, llm_url="", llm_model="")
        self.budgeted: Budget | None = None
        self.model_asked: list[bool] = []
        self.failures: dict[str, Exception] = {}
        self.asked: list[str] = []
        self.scopes: list[str] = []
        self.queries: list[Query] = []
        self.warmed = threading.Event()
        self._held = list(held)
        self._notes: dict[int, Note] = {}
        self._ids = itertools.count(1)

    def _may(self, verb: str) -> None:
        if verb in self.failures:
            raise self.failures[verb]

    def papers(self) -> list[Holding]:
        self._may("papers")
        return list(self._held)

    def holding(self, id: str) -> Holding:
        for held in self._held:
            if held.id == id:
                return held
        raise UnknownPaper(f"The library has no paper {id!r}.", "readgroup list shows all ids.")

    def document(self, id: str) -> Document:
        self.holding(id)
        return DOCUMENT

    def page_image(
        self, id: str, page: int, *, dpi: int = 110, highlight: Sequence[Region] = ()
    ) -> bytes:
        from PIL import Image, ImageDraw

        scale = dpi / 72
        picture = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), "white")
        pen = ImageDraw.Draw(picture)
        for region in highlight:
            if region.page == page:
                pen.rectangle([n * scale for n in region.bbox], fill=(255, 229, 138))
        for block in DOCUMENT.blocks:
            for span in block.spans:
                if span.region.page == page:
                    at = (span.region.bbox[0] * scale, span.region.bbox[1] * scale)
                    pen.text(at, block.text[span.start : span.end], fill="black")
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        return buffer.getvalue()

    def figure_image(self, id: str, name: str | int, *, dpi: int = 110) -> bytes:
        self._may("figure")
        return self.page_image(id, DOCUMENT.figures[int(name)].page, dpi=dpi)

    def quote_images(self, id: str, quotes: Iterable[Quote], *, dpi: int = 110) -> list[bytes]:
        self._may("figure")
        return [self.page_image(id, page, dpi=dpi) for page in sorted({q.page for q in quotes})]

    def fetch(self, ids: Sequence[str], *, progress: Progress = silent) -> Iterator[Intake]:
        self._may("fetch")
        for id in ids:
            self.asked.append(id)
            progress(Step(id, "download", 1_000_000, 2_000_000))
            error = self.failures.get(id)
            if isinstance(error, ReadgroupError):
                yield Intake(id, "failed", error=error)
            else:
                held = replace(HOLDING, paper=replace(PAPER, id=id, title=f"Paper {id}"))
                self._held.insert(0, held)
                yield Intake(id, "added", held)

    def add(self, what: Sequence[str | Path], *, progress: Progress = silent) -> Iterator[Intake]:
        yield from self.fetch([Path(item).stem for item in what], progress=progress)

    def remove(self, id: str) -> Holding:
        self._may("remove")
        held = self.holding(id)
        self._held.remove(held)
        return held

    def warm(self) -> None:
        self.warmed.set()
        self._may("warm")

    def ask(
        self, question: str, *, papers: Sequence[str] = (), hear: Callable[[Statement], None]
    ) -> Answer:
        self._may("ask")
        hits = self.search(Query(question.rstrip("?")))
        if not hits:
            return Answer(question, (), "The paper does not say. Nearest: 3 Results, p. 2.", ())
        passage = hits[0].passage
        quote = Quote(
            passage.text,
            passage.page,
            passage.section_label,
            passage.section,
            regions=hits[0].regions,
        )
        return Answer(question, (Cited(passage.text, quote, hits[0].paper, hits[0].title),))

    def compare(self, point: str, ids: Sequence[str]) -> Comparison:
        titles = (self.holding(id).paper.title for id in ids)
        said = zip(ids, titles, strict=True)
        return Comparison(point, tuple(Says(id, title, self.ask(point)) for id, title in said))

    def similar_passages(self, words: str, *, limit: int = 10, per_paper: int = 3) -> list[Hit]:
        self._may("similar")
        return self.search(Query("gauge"))[:limit]

    def similar(self, id: str) -> list[SimilarPaper]:
        self._may("similar")
        (here, *_) = self.search(Query("gauge"))
        return [SimilarPaper(id, f"Gauges {HOSTILE}", 0.9, (Pair(here, here, 0.9),))]

    def search(self, query: Query) -> list[Hit]:
        self._may("search")
        self.queries.append(query)
        if "nobody" in query.filters.authors:
            raise EmptyScope("No paper of the library is by nobody.", "Its authors: M. Somerville.")
        for paper in query.filters.papers:
            self.holding(paper)
        hits = []
        for n, block in enumerate(DOCUMENT.blocks):
            at = block.text.casefold().find(query.text.casefold())
            if at >= 0:
                where = DOCUMENT.sections[block.section]
                passage = Passage(
                    n, block.text, where.ordinal, where.label, where.kind, block.kind, block.page,
                    (Piece(n, 0, len(block.text)),),
                )  # fmt: skip
                end = at + len(query.text)
                hits.append(
                    Hit(
                        "tides", 1, PAPER.title, passage, 1.0, ((at, end),), block.regions(),
                        block.regions(at, end), "both", (query.text,), 4 if query.text == "tide" else 0,
                    )
                )  # fmt: skip
        return hits[: query.limit]

    def budget(self, id: str) -> Budget | None:
        return self.budgeted

    def summarize(
        self,
        id: str,
        *,
        ask_model: bool = True,
        hear: Callable[[Statement], None] | None = None,
    ) -> Summary:
        self.model_asked.append(ask_model)
        self._may("summarize")
        if not ask_model or hear is None:
            return SUMMARY
        self._may("model")
        told = Statement("The moon raises the sea.", quote(0, 0, 58))
        hear(told)
        return replace(
            SUMMARY, tldr=(told,), origin="tiny", dropped=2, faults=(("not in the paper", 2),)
        )

    def glossary(self, id: str) -> Glossary:
        self._may("glossary")
        return GLOSSARY

    def preparation(self, id: str, role: Role) -> Preparation:
        self._may("preparation")
        return Preparation(duty(role), (Places("What is assumed", (_statement(4),)),))

    def plan(self, id: str, *, minutes: int = 20) -> ReadingPlan:
        self._may("plan")
        reasons = (Reason("what it claims", _statement(0)),)
        before = (
            Prerequisite("spring tide", 3, quote(2), Reference("Laplace, 1775.", title="Tides")),
            Prerequisite("GPS", 4, quote(1)),
        )
        return ReadingPlan(minutes, (Stop(1, 3, "1 Introduction", reasons),), before)

    def meetings(self, id: str, count: int, *, minutes: int = 60) -> tuple[PlannedMeeting, ...]:
        if count > 3:
            raise UsageError("The paper cannot be shared out over 4 meetings.", "It has 3 parts.")
        return tuple(
            PlannedMeeting(n, (PlannedSection(n - 1, str(n), "Part", 1),), (1, 2), 9, minutes, "1")
            for n in range(1, count + 1)
        )

    def questions(
        self,
        id: str,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        ask_model: bool = True,
        announce: object = None,
    ) -> DiscussionGuide:
        self.model_asked.append(ask_model)
        self.scopes.append(section)
        chosen = [q for q in QUESTIONS if role in (None, q.role) and level in (None, q.level)]
        return DiscussionGuide(tuple(chosen[:count]), made=len(QUESTIONS))

    def framed_questions(self, id: str, **choice: Any) -> DiscussionGuide:
        return FakeLibrary.questions(self, id, **choice)

    def with_members(self, id: str, guide: DiscussionGuide, **choice: Any) -> DiscussionGuide:
        del choice["section"]
        return with_members(guide, self.kept_questions(id), **choice)

    def group_questions(self, id: str, guide: DiscussionGuide) -> GroupQuestions:
        return GroupQuestions(self._store, id, guide)

    def kept_questions(self, id: str) -> list[KeptQuestion]:
        return self._store.of(id)

    @cached_property
    def _store(self) -> QuestionStore:
        return QuestionStore(Database(Path(tempfile.mkdtemp()) / "library.db"))

    def notes(self, id: str = "") -> list[Note]:
        return [n for n in self._notes.values() if n.paper == id and n.kind == "note"]

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
        self._may("save")
        return self._keep(Note(next(self._ids), id, text, section, quote, page, author))

    def save_note(self, note_id: int, text: str) -> Note:
        self._may("save")
        return self._keep(replace(self._notes[note_id], text=text))

    def section_note(self, id: str, section: str) -> Note | None:
        own = (n for n in self._notes.values() if n.kind == "own words")
        return next((n for n in own if (n.paper, n.section) == (id, section)), None)

    def save_section_note(self, id: str, section: str, text: str) -> Note:
        self._may("save")
        old = self.section_note(id, section)
        number = old.id if old else next(self._ids)
        return self._keep(Note(number, id, text, section, kind="own words"))

    def _keep(self, note: Note) -> Note:
        self._notes[note.id] = replace(note, changed=dt.datetime.now(dt.UTC))
        return note
