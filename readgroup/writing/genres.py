"""What kind of paper it is: it decides what a summary must hold and which questions fit."""

from __future__ import annotations

import re
from enum import StrEnum

from readgroup.model.document import BlockKind, Document, SectionKind


class Genre(StrEnum):
    """Kinds of papers that a group reads differently."""

    REVIEW = "review"
    EXPERIMENT = "experiment"
    THEORY = "theory"
    ESSAY = "essay"


_REVIEW_TITLE = re.compile(
    r"\b(?:survey|review|overview|tutorial|primer|an introduction to|open (?:problems|questions|challenges)|roadmap|"
    r"taxonomy of|handbook|a guide to|lecture notes|a (?:brief|short) history)\b",
    re.IGNORECASE,
)
_REVIEW_ABSTRACT = re.compile(
    r"\b(?:this (?:review|survey|primer|overview|tutorial)|we (?:\w+ly )?(?:review|survey)\b|(?:paper|article|work) (?:\w+ly )?(?:reviews|surveys)|"
    r"(?:comprehensive|systematic|literature) (?:review|survey)|open problems in)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\b(?:Theorem|Lemma|Proposition|Corollary)\s+\d")
_MEASURED = re.compile(
    r"\b(?:accuracy|baselines?|datasets?|benchmarks?|we (?:train|evaluate|fine-tune|measure|ablate)|experiments?|p\s?<|loss)\b",
    re.IGNORECASE,
)


def genre(document: Document) -> Genre:
    """The kind of paper, by title, abstract, section kinds and how much is proved or measured.

    A title that says "survey" is enough; otherwise theorems (1 in 1,500 words) make a theory
    paper, measuring (1 cue in 400 words) or a results section an experiment, and the rest essays.
    """
    text = " ".join(b.text for b in document.blocks if b.kind.is_text)
    length = max(1, text.count(" "))
    if _REVIEW_TITLE.search(document.title) or _REVIEW_ABSTRACT.search(document.abstract):
        return Genre.REVIEW
    stated = sum(
        len(_STATEMENT.findall(b.text))
        for b in document.blocks
        if b.kind is not BlockKind.REFERENCE
    )
    if stated >= 3 and stated * 1500 >= length:
        return Genre.THEORY
    measured = len(_MEASURED.findall(text))
    has_results = any(s.kind is SectionKind.RESULTS for s in document.sections)
    if measured * 400 >= length or (has_results and measured >= 5):
        return Genre.EXPERIMENT
    return Genre.ESSAY
