"""How a group reads a paper: it decides what a summary must hold and which questions fit."""

from __future__ import annotations

from enum import StrEnum

from readgroup.model.document import Document
from readgroup.model.paper_type import PaperType
from readgroup.writing.paper_types import paper_type


class Genre(StrEnum):
    """Kinds of papers that a group reads differently."""

    REVIEW = "review"
    EXPERIMENT = "experiment"
    THEORY = "theory"
    ESSAY = "essay"


_READ_AS = {
    PaperType.REVIEW: Genre.REVIEW,
    PaperType.THEORY: Genre.THEORY,
    PaperType.POSITION: Genre.ESSAY,
}


def genre(document: Document) -> Genre:
    """How to read the paper, by its kind: what is built, given or measured is an experiment."""
    return _READ_AS.get(paper_type(document).type, Genre.EXPERIMENT)
