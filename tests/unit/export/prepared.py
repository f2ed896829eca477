"""A small prepared paper, made by hand, and ways to vary it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Reference,
    Region,
    Section,
    SectionKind,
    Span,
)
from readgroup.model.glossary import Entry, Glossary, TermKind, Use
from readgroup.model.guide import (
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
from readgroup.model.notes import Note
from readgroup.model.paper import Author, Paper
from readgroup.model.passage import Quote
from readgroup.model.prepared import PreparedPaper

PAPER = Paper(
    id="2203.04567",
    version=2,
    title="Sparse Dictionaries for Reading Small Language Models: A Case Study",
    authors=(
        Author("Mira Lindqvist", "Coast Lab"),
        Author("José Álvarez-Núñez"),
        Author("Wei Zhao"),
    ),
    abstract="We learn sparse dictionaries on the activations of a small model.",
    published=dt.date(2022, 3, 9),
    updated=dt.date(2022, 6, 1),
    categories=("cs.LG", "cs.CL"),
    doi="10.48550/arXiv.2203.04567",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    source="arxiv",
    source_url="https://arxiv.org/abs/2203.04567v2",
)

SECTIONS = (
    ("1", "Introduction", 1, SectionKind.INTRODUCTION, 1),
    ("2", "Method", 1, SectionKind.METHOD, 2),
    ("2.1", "Learning the dictionary", 2, SectionKind.METHOD, 2),
    ("2.2", "Choosing the penalty", 2, SectionKind.METHOD, 3),
    ("3", "Results", 1, SectionKind.RESULTS, 4),
    ("4", "Limitations", 1, SectionKind.LIMITATIONS, 6),
    ("", "References", 1, SectionKind.REFERENCES, 7),
)

SENTENCES = {
    0: ("Single neurons of language models respond to several unrelated concepts.",),
    2: (
        "We train an autoencoder with one hidden layer of 4,096 units on the residual stream.",
        "An L1 penalty of 3e-4 keeps about 20 units active for each token.",
    ),
    3: ("A smaller penalty explains 97% of the variance, yet its units are harder to name.",),
    4: ("Raters named 71% of the dictionary's units, against 38% of the neurons.",),
    5: ("All results come from one model with 70 million parameters.",),
}


def quote(text: str, page: int, section: str, ordinal: int = 0) -> Quote:
    """A quote, as the writing steps make them."""
    return Quote(exact=text, page=page, section=section, section_ordinal=ordinal)


def statement(text: str, page: int, section: str, ordinal: int = 0) -> Statement:
    """An extractive statement."""
    return Statement(text, quote(text, page, section, ordinal))


def document(sections: tuple[tuple[str, str, int, SectionKind, int], ...] = SECTIONS) -> Document:
    """The paper as parsed: one paragraph a section."""
    made: list[Section] = []
    for ordinal, (number, title, level, kind, page) in enumerate(sections):
        parent = next((s.ordinal for s in reversed(made) if s.level < level), None)
        made.append(Section(ordinal, number, title, level, kind, page, parent))
    blocks = []
    for section in made:
        text = " ".join(SENTENCES.get(section.ordinal, ("Text of a section.",)))
        span = Span(0, len(text), Region(section.page, (72.0, 90.0, 300.0, 102.0)))
        blocks.append(Block(BlockKind.PARAGRAPH, text, section.ordinal, (span,)))
    return Document(
        title=PAPER.title,
        authors=tuple(a.name for a in PAPER.authors),
        abstract=PAPER.abstract,
        page_sizes=((612.0, 792.0),) * 8,
        sections=tuple(made),
        blocks=tuple(blocks),
        figures=(Figure("Figure 1", "Variance explained against the penalty.", 4),),
        references=(
            Reference(
                "[1] N. Elhage et al. Toy models of superposition. arXiv:2209.10652, 2022.",
                key="1",
                title="Toy models of superposition",
                authors=("N. Elhage",),
                year=2022,
                arxiv_id="2209.10652",
                page=7,
            ),
            Reference("[2] A handbook without any link. 1998.", key="2", page=7),
        ),
    )


GLOSSARY = Glossary(
    (
        Entry(
            "residual stream",
            TermKind.TERM,
            statement("We call the sum of all layers the residual stream.", 2, "2 Method", 1),
            (Use(2, "2 Method", 3, 1),),
        ),
        Entry(
            "SAE",
            TermKind.ABBREVIATION,
            statement("We train a sparse autoencoder (SAE).", 2, "2 Method", 1),
            (Use(2, "2 Method", 2, 1),),
            "sparse autoencoder",
        ),
    )
)


def summary(paper: Document, sentences: dict[int, tuple[str, ...]] | None = None) -> Summary:
    """One to two sentences a section, as an extractive writer gives them."""
    sentences = SENTENCES if sentences is None else sentences
    made = []
    for section in paper.sections:
        if said := sentences.get(section.ordinal):
            statements = tuple(
                statement(s, section.page, section.label, section.ordinal) for s in said
            )
            made.append(
                SectionSummary(
                    section.ordinal,
                    section.number,
                    section.title,
                    section.page,
                    section.level,
                    statements,
                )
            )
    whole = [s for part in made for s in part.statements]
    return Summary(
        tldr=(
            statement(
                "A sparse dictionary turns the activations of a small language model into units that"
                " people can name nearly twice as often as its neurons.",
                1,
                "Abstract",
            ),
        ),
        short=tuple(whole[:4]),
        key_points=(KeyPoint("limitation", tuple(whole[-1:])),),
        sections=tuple(made),
    )


QUESTIONS = (
    Question(
        id="q1",
        text="Raters named 71% of the units: would that number survive raters who have not seen the layer?",
        type=QuestionType.EVIDENCE,
        role=Role.REVIEWER,
        level=Level.ANALYSE,
        minutes=9,
        why="The main claim rests on one rating study.",
        anchors=(quote(SENTENCES[4][0], 4, "3 Results", 4),),
        answer_sketch=(
            Claim(
                "Raters saw the top activations only.", quote(SENTENCES[4][0], 4, "3 Results", 4)
            ),
            Claim("A blind study would settle it."),
        ),
        follow_ups=("What would a chance level be here?",),
    ),
    Question(
        id="q2",
        text="Why is a penalty of 3e-4 a good choice if a smaller one explains 97% of the variance?",
        type=QuestionType.DESIGN,
        role=Role.ANY,
        level=Level.EVALUATE,
        minutes=9,
        why="The penalty trades faithfulness for names.",
        anchors=(
            quote(SENTENCES[2][1], 2, "2.1 Learning the dictionary", 2),
            quote(SENTENCES[3][0], 3, "2.2 Choosing the penalty", 3),
        ),
    ),
    Question(
        id="q3",
        text="Which result would change first in a model a thousand times larger than 70 million parameters?",
        type=QuestionType.NEXT,
        role=Role.RESEARCHER,
        level=Level.CREATE,
        minutes=9,
        why="The authors name this as the main limit.",
        anchors=(quote(SENTENCES[5][0], 6, "4 Limitations", 5),),
    ),
)

NOTES = (
    Note(
        1,
        PAPER.id,
        "Compare with *Toy models*.\n\n- same penalty?",
        section="3 Results",
        quote="Raters named 71%",
        page=4,
        author="Ada",
        changed=dt.datetime(2025, 2, 3, 9, 30, tzinfo=dt.UTC),
    ),
    Note(
        2,
        PAPER.id,
        "One hidden layer, few units on at a time.",
        section="2.1 Learning the dictionary",
        changed=dt.datetime(2025, 2, 3, 9, 40, tzinfo=dt.UTC),
        kind="own words",
    ),
)


def prepared(**changes: object) -> PreparedPaper:
    """The prepared paper; `changes` replace its parts."""
    paper = document()
    whole = PreparedPaper(
        PAPER, paper, summary(paper), DiscussionGuide(QUESTIONS, made=9), NOTES, 60, GLOSSARY
    )
    return dataclasses.replace(whole, **changes)  # type: ignore[arg-type]


def revised(sentences: dict[int, tuple[str, ...]], version: int = 3) -> PreparedPaper:
    """The paper in a new version with other summaries."""
    paper = document()
    return prepared(
        paper=dataclasses.replace(PAPER, version=version), summary=summary(paper, sentences)
    )
