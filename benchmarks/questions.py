"""What can be measured of discussion questions, over any papers.

    python -m benchmarks.questions PDF...              reads them into a library that is thrown away
    python -m benchmarks.questions --home LIBRARY      takes the papers of a library that is there
    python -m benchmarks.questions --home LIBRARY --json out.json

Verbatim: each anchor stands on the page that it names. Swap: asked of the product's own search over
all the papers, a question finds its own paper above every other. Alike: the largest cosine between
two questions of a set. Sections: share of the top-level sections of the body with a question.
Trigrams: the largest share of the words in threes that a set has in common with another paper's. Seconds are of the processor.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from readgroup import open_library
from readgroup.embedding import embedder
from readgroup.library import Library
from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import Question
from readgroup.settings import DEFAULT_EMBEDDER
from readgroup.writing.quotes import stands_in

_NO_BODY = (
    SectionKind.ABSTRACT,
    SectionKind.REFERENCES,
    SectionKind.ACKNOWLEDGEMENTS,
    SectionKind.APPENDIX,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one paper's set; shares are between 0 and 1."""

    paper: str
    pages: int
    questions: int
    verbatim: float
    swap: float
    alike: float
    sections: float
    openings: int
    trigrams: float
    seconds: float


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", help="PDF files or folders of them")
    parser.add_argument("--home", type=Path, help="a library to take instead")
    parser.add_argument("--json", type=Path, help="where to write the figures of each paper")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, open_library(asked.home or scratch) as library:
        for intake in library.add(asked.files):
            print(f"{intake.asked}: {intake.status}", file=sys.stderr)
        found = measured(library)
    for one in found:
        print(_line(one))
    print(_together(found))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in found], indent=1), "utf-8")


def measured(library: Library) -> list[Figures]:
    """The figures of each paper of the library, held against all the others."""
    library.warm()
    ids = [held.id for held in library.papers()]
    sets: dict[str, tuple[Question, ...]] = {}
    seconds: dict[str, float] = {}
    for paper in ids:
        library.summarize(paper, ask_model=False)
        started = time.process_time()
        sets[paper] = library.questions(paper).questions
        seconds[paper] = time.process_time() - started
    model = embedder(DEFAULT_EMBEDDER, library.home / "cache")
    threes = {paper: _trigrams(questions) for paper, questions in sets.items()}
    found = []
    for paper, questions in sets.items():
        document = library.document(paper)
        anchors = [a for q in questions for a in q.anchors]
        vectors = model.embed_passages([q.text for q in questions])
        cosines = vectors @ vectors.T - 2 * np.eye(len(questions))
        own = sum(_finds(library, q, paper) for q in questions)
        found.append(
            Figures(
                paper=paper,
                pages=document.pages,
                questions=len(questions),
                verbatim=mean([stands_in(document, a) for a in anchors] or [1]),
                swap=own / max(1, len(questions)),
                alike=round(float(cosines.max(initial=0.0)), 3),
                sections=_touched(document, questions),
                openings=len({" ".join(q.text.lower().split()[:2]) for q in questions}),
                trigrams=max(
                    (_shared(threes[paper], t) for p, t in threes.items() if p != paper), default=0
                ),
                seconds=round(seconds[paper], 2),
            )
        )
    return found


def _finds(library: Library, question: Question, paper: str) -> bool:
    hits = library.search(question.text, limit=1)
    found = bool(hits) and hits[0].paper == paper
    if not found:
        print(f"{paper} < {hits[0].paper if hits else None}: {question.text}", file=sys.stderr)
    return found


def _touched(document: Document, questions: tuple[Question, ...]) -> float:
    tops = {
        s.ordinal
        for s in document.sections
        if s.level == 1 and document.kind_of(s.ordinal) not in _NO_BODY
    }
    anchors = (a for q in questions for a in q.anchors if a.section_ordinal >= 0)
    touched = {document.path(a.section_ordinal)[0].ordinal for a in anchors}
    return round(len(tops & touched) / len(tops), 3) if tops else 1.0


def _trigrams(questions: tuple[Question, ...]) -> set[tuple[str, ...]]:
    words = [q.text.lower().rstrip("?").split() for q in questions]
    return {w[i : i + 3] for w in map(tuple, words) for i in range(len(w) - 2)}


def _shared(ours: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> float:
    return round(len(ours & theirs) / max(1, len(ours)), 3)


def _line(one: Figures) -> str:
    return (
        f"{one.paper:18} {one.pages:3} pages  {one.questions:2} questions  verbatim {one.verbatim:.0%}  swap {one.swap:.0%}  "
        f"alike {one.alike:.2f}  sections {one.sections:.0%}  openings {one.openings:2}  "
        f"trigrams {one.trigrams:.0%}  {one.seconds:.2f} s"
    )


def _together(found: list[Figures]) -> str:
    total = sum(one.questions for one in found)
    swap = sum(one.swap * one.questions for one in found) / max(1, total)
    verbatim = sum(one.verbatim * one.questions for one in found) / max(1, total)
    long = [one for one in found if one.pages >= 8]
    pairs = list(itertools.chain(one.trigrams for one in found))
    return (
        f"{len(found)} papers, {total} questions: verbatim {verbatim:.1%}, swap {swap:.1%}, "
        f"most alike {max((o.alike for o in found), default=0):.2f}, fewest sections {min((o.sections for o in found), default=1):.0%}, "
        f"fewest questions from 8 pages on {min((o.questions for o in long), default=0)}, "
        f"fewest openings {min((o.openings for o in long), default=0)}, trigrams shared at most {max(pairs, default=0):.0%}, "
        f"seconds at most {max((o.seconds for o in found), default=0):.1f}"
    )


if __name__ == "__main__":
    main()
