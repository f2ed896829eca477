"""A library in memory, of values written by hand: enough for what the commands print."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self

from readgroup.errors import (
    EmptyScope,
    MalformedId,
    ReadgroupError,
    UnknownId,
    UnknownPaper,
    UsageError,
)
from readgroup.group import GroupQuestions
from readgroup.model.answer import Answer, Cited, Comparison, Pair, Says, SimilarPaper
from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Mention,
    Reference,
    Region,
    Section,
    SectionKind,
)
from readgroup.model.duty import Places, Preparation
from readgroup.model.glossary import Entry, Glossary, TermKind, Use
from readgroup.model.guide import (
    Budget,
    Claim,
    DiscussionGuide,
    KeyPoint,
    Level,
    Question,
    QuestionType,
    Role,
    SectionSummary,
    Statement,
    Summary,
)
from readgroup.model.holding import Holding, Intake
from readgroup.model.notes import Note
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.model.passage import Passage, Quote
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

PAPER = Paper(
    id="2404.14082",
    version=3,
    title="Mechanistic Interpretability for AI Safety: A Review",
    authors=(Author("Leonard Bereska"), Author("Efstratios Gavves")),
    abstract="Understanding AI systems' inner workings is critical for ensuring safety.",
    published=dt.date(2024, 4, 22),
    categories=("cs.AI",),
    source="arxiv",
)
HOLDING = Holding(
    PAPER, (1, 3), 55, 240, "meaning", dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
)
LOCAL = Holding(
    Paper("a-primer", 1, "A primer \x1b[31mof everything", source="file"),
    (1,),
    9,
    40,
    "words",
    dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    ("Page 3 has no text: it may be a scan.",),
)
TEXT = "Superposition: networks represent more features than they have neurons. It is common."
DOCUMENT = Document(
    title=PAPER.title,
    authors=("Leonard Bereska", "Efstratios Gavves"),
    abstract=PAPER.abstract,
    page_sizes=((612.0, 792.0),) * 55,
    sections=(
        Section(0, "1", "Introduction", 1, SectionKind.INTRODUCTION, 1),
        Section(1, "2", "Core concepts", 1, SectionKind.OTHER, 4),
        Section(2, "2.1", "Superposition", 2, SectionKind.OTHER, 6, parent=1),
        Section(3, "A", "Proofs", 1, SectionKind.APPENDIX, 50),
        Section(4, "A.1", "A lemma", 2, SectionKind.OTHER, 51, parent=3),
    ),
    blocks=(
        Block(BlockKind.HEADING, "2.1 Superposition", 2),
        Block(BlockKind.PARAGRAPH, TEXT, 2),
        Block(BlockKind.CAPTION, "Figure 1: Not running text.", 2),
        Block(BlockKind.PARAGRAPH, "A second paragraph.", 2),
        Block(BlockKind.FOOTNOTE, "As Figure 1 shows, it is common. So it is.", 2),
    ),
    figures=(
        Figure(
            "Figure 1",
            "Not running text.",
            6,
            Region(6, (72.0, 90.5, 300.0, 200.0)),
            (Mention(4, 3, 11),),
        ),
    ),
    references=(Reference("Elhage et al. Toy models.", key="1", year=2022, page=40),),
    warnings=("Page 9 has no text: it may be a scan.",),
)
QUOTE = Quote(TEXT.partition(". ")[0] + ".", 6, "2.1 Superposition", 2, "", "It is common.")
HIT = Hit(
    paper=PAPER.id,
    version=3,
    title=PAPER.title,
    passage=Passage(
        0,
        TEXT,
        2,
        "2 Core concepts › 2.1 Superposition",
        SectionKind.OTHER,
        BlockKind.PARAGRAPH,
        6,
        (),
    ),
    score=0.81234567,
    highlights=((0, 13),),
    regions=(Region(6, (72.0, 100.126, 300.0, 112.0)),),
    marks=(Region(6, (72.0, 100.126, 140.0, 112.0)),),
    words=("superposition",),
    more=2,
)
ANSWER = Answer(
    "what is superposition?", (Cited("Networks represent *more*.", QUOTE, PAPER.id, PAPER.title),)
)
REFUSAL = Answer(
    "who bakes bread?", (), "The paper does not say. Nearest: 2.1 Superposition, p. 6.", (HIT,)
)
STATEMENT = Statement(QUOTE.exact, QUOTE)
PLAN = ReadingPlan(
    20,
    (Stop(6, 3, "2.1 Superposition", (Reason("what it claims", STATEMENT),)),),
    (
        Prerequisite("toy model", 4, QUOTE, DOCUMENT.references[0]),
        Prerequisite("MLP", 3, QUOTE),
    ),
)
MEETING = PlannedMeeting(1, (PlannedSection(1, "2", "Core concepts", 4),), (4, 9), 25, 60, "2")
GLOSSARY = Glossary(
    (
        Entry("superposition", TermKind.TERM, STATEMENT, (Use(6, "2.1 Superposition", 3, 2),)),
        Entry("SAE", TermKind.ABBREVIATION, STATEMENT, (Use(6, "", 2),), "sparse autoencoder"),
    )
)
SUMMARY = Summary(
    tldr=(STATEMENT,),
    short=(STATEMENT, STATEMENT),
    key_points=(KeyPoint("problem", (STATEMENT,)),),
    sections=(
        SectionSummary(0, "1", "Introduction", 1, 1, (STATEMENT,) * 5),
        SectionSummary(1, "2", "Core concepts", 4, 1, (STATEMENT,) * 2),
        SectionSummary(2, "2.1", "Superposition", 6, 2, (STATEMENT,)),
        SectionSummary(3, "3", "Methods", 9, 1, (STATEMENT,)),
    ),
)
QUESTION = Question(
    id="q1",
    text="What would have to be measured to tell superposition from noise?",
    type=QuestionType.ASSUMPTION,
    role=Role.IMPACT_ASSESSOR,
    level=Level.EVALUATE,
    minutes=9,
    why="The argument rests on it.",
    anchors=(QUOTE,),
    answer_sketch=(Claim("Sparsity is needed.", QUOTE), Claim("Some say otherwise.")),
    follow_ups=("Who has tried?",),
)
GUIDE = DiscussionGuide((QUESTION,), 9, (("the paper answers it", 5), ("too long", 3)))


class FakeLibrary:
    """Holds `papers`; what it fetches is `PAPER`, except for the id 2404.99999. Where it `costs`, a model is asked for questions."""

    def __init__(self, *holdings: Holding, home: Path = Path("home")) -> None:
        self.home = home
        self.held = {holding.id: holding for holding in holdings}
        self.written: list[Note] = []
        self.asked: dict[str, object] = {}
        self.costs = False
        self.closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def fetch(self, ids: Sequence[str], *, progress: Progress = silent) -> Iterator[Intake]:
        return self._fetch([(text, ArxivId.parse(text)) for text in ids], progress)

    def _fetch(self, ids: list[tuple[str, ArxivId]], progress: Progress) -> Iterator[Intake]:
        for asked, arxiv_id in ids:
            if arxiv_id.number == "2404.99999":
                error = UnknownId("arXiv does not know 2404.99999.", "Check the number.")
                yield Intake(asked, "failed", error=error)
                continue
            progress(Step(str(arxiv_id), "download", 0, 3_000_000))
            progress(Step(str(arxiv_id), "parse", 12, 55))
            status = "present" if arxiv_id.number in self.held else "added"
            self.held[arxiv_id.number] = HOLDING
            yield Intake(asked, status, HOLDING)

    def add(self, what: Sequence[str | Path], *, progress: Progress = silent) -> Iterator[Intake]:
        for item in what:
            yield Intake(str(item), "added", LOCAL)

    def find(self, words: str, *, limit: int = 10) -> list[Paper]:
        return [PAPER][:limit] if "safety" in words else []

    def papers(self) -> list[Holding]:
        return list(self.held.values())

    def holding(self, id: str) -> Holding:
        try:
            number = ArxivId.parse(id).number
        except MalformedId:
            number = id
        if number not in self.held:
            raise UnknownPaper(f"The library has no paper {id!r}.", "readgroup list shows all.")
        return self.held[number]

    def document(self, id: str) -> Document:
        self.holding(id)
        return DOCUMENT

    def pdf(self, id: str) -> Path:
        return self.home.absolute() / "pdf" / f"{self.holding(id).id}.pdf"

    def remove(self, id: str) -> Holding:
        return self.held.pop(self.holding(id).id)

    def search(self, query: Query) -> list[Hit]:
        self.asked = {"query": query}
        for paper in query.filters.papers:
            self.holding(paper)
        if "nobody" in query.filters.authors:
            raise EmptyScope("No paper of the library is by nobody.", "Its authors: A. Lovelace.")
        found = self.held and "superposition" in query.text
        return [HIT][: query.limit] if found else []

    def ask(self, question: Query, *, papers: Sequence[str] = ()) -> Answer:
        self.asked = {"question": question.text, "filters": question.filters}
        return ANSWER if "superposition" in question.text else REFUSAL

    def compare(self, point: str, ids: Sequence[str]) -> Comparison:
        said = [self.holding(id).paper for id in ids]
        answers = (ANSWER if paper is PAPER else REFUSAL for paper in said)
        return Comparison(
            point, tuple(Says(p.id, p.title, a) for p, a in zip(said, answers, strict=True))
        )

    def similar(self, id: str, *, limit: int = 5) -> list[SimilarPaper]:
        self.holding(id)
        return [SimilarPaper("a-primer", "A primer", 0.71, (Pair(HIT, HIT, 0.8),))][:limit]

    def similar_passages(self, words: str, *, limit: int = 10, per_paper: int = 3) -> list[Hit]:
        return [HIT][:limit] if "superposition" in words else []

    def budget(self, id: str) -> Budget | None:
        return None

    def summarize(self, id: str, *, ask_model: bool = True, hear: object = None) -> Summary:
        self.holding(id)
        return SUMMARY

    def glossary(self, id: str) -> Glossary:
        self.holding(id)
        return GLOSSARY

    def questions(
        self,
        id: str,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        ask_model: bool = True,
        announce: Callable[[Budget], None] | None = None,
    ) -> DiscussionGuide:
        self.holding(id)
        if announce and self.costs:
            announce(Budget("tiny\x1b[31m", 3, 4_200, 1_320))
        self.asked = {"count": count, "section": section, "role": role, "level": level}
        return GUIDE if role in (None, QUESTION.role) else DiscussionGuide(())

    def group_questions(self, id: str, guide: DiscussionGuide) -> GroupQuestions:
        return GroupQuestions(self._store, id, guide)

    @cached_property
    def _store(self) -> QuestionStore:
        return QuestionStore(Database(Path(tempfile.mkdtemp()) / "library.db"))

    def notes(self, id: str = "") -> list[Note]:
        return [note for note in self.written if not id or note.paper == self.holding(id).id]

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
        paper = self.holding(id).id
        changed = dt.datetime(2025, 2, 3, tzinfo=dt.UTC)
        number = len(self.written) + 1
        note = Note(number, paper, text, section, quote, page, author, changed)
        self.written.append(note)
        return note

    def preparation(self, id: str, role: Role) -> Preparation:
        self.holding(id)
        return Preparation(duty(role), (Places("What is assumed", (STATEMENT,)),))

    def plan(self, id: str, *, minutes: int = 20) -> ReadingPlan:
        self.holding(id)
        return replace(PLAN, minutes=minutes)

    def meetings(self, id: str, count: int, *, minutes: int = 60) -> tuple[PlannedMeeting, ...]:
        self.holding(id)
        return tuple(replace(MEETING, number=n + 1, minutes=minutes) for n in range(count))

    def export(
        self,
        id: str,
        format: str,
        path: Path | None = None,
        *,
        minutes: int = 60,
        section: str = "",
    ) -> Path:
        holding = self.holding(id)
        if format not in ("sheet", "bibtex"):
            raise UsageError(f"There is no format {format!r}.", "Formats: bibtex, sheet.")
        target = path or self.home / f"{holding.id}.{format}"
        target.write_text(
            f"{format} of {holding.id}, {minutes} minutes, “ß”{section}\n", encoding="utf-8"
        )
        return target

    def rebuild(self, *, progress: Progress = silent) -> None:
        for id in self.held:
            progress(Step(id, "parse", 1, 1))


class BrokenLibrary(FakeLibrary):
    """Raises `error` where its shelf is looked at."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def papers(self) -> list[Holding]:
        raise self.error


def failing(exit_code: int) -> ReadgroupError:
    """An error of readgroup's own with that exit code."""
    kind = type("Failing", (ReadgroupError,), {"exit_code": exit_code})
    error: ReadgroupError = kind("It went\nwrong.", "Do it again.")
    return error


def renamed(holding: Holding, title: str) -> Holding:
    """The holding with another title."""
    return replace(holding, paper=replace(holding.paper, title=title))
