"""What summaries and questions both need to know of a paper, found once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from readgroup.model.document import Document
from readgroup.writing.judging import Judge
from readgroup.writing.reading import Reading, read
from readgroup.writing.salience import Salience

_KEPT = 2
"""Papers whose study is kept: the one that is prepared, and the one before."""


class Study(NamedTuple):
    """The sentences of a paper, what each weighs, and how readers would judge it."""

    reading: Reading
    salience: Salience
    judge: Judge


@lru_cache(maxsize=_KEPT)
def study(document: Document) -> Study:
    """The study of the paper, the same object while its turn is near: a summary and then its questions share it."""
    reading = read(document)
    return Study(reading, Salience(reading), Judge(reading))
