"""Sentences that count their subject off."""

from papers import paper

from readgroup.writing.reading import Sentence, read
from readgroup.writing.series import series
from readgroup.writing.summaries import summarize

THREADS = """
# 1 Threads

Interpretability has more than one meaning, and authors seldom say which of them they have in mind.
The first thread builds linear models that people can read without any further explanation at all.
The second thread explains single decisions of a network by scoring the parts of one input.
The third thread looks for the mechanisms by which a network solves a whole class of problems.
"""


def sentences(text: str) -> list[Sentence]:
    return list(read(paper(text)).sentences)


def test_what_is_counted_off_is_shown_together() -> None:
    """The section's summary has all three threads, in order, though each leans on the others."""
    shown = [s.text for s in summarize(paper(THREADS)).sections[0].statements]
    assert [t.split()[1] for t in shown] == ["first", "second", "third"]


def test_a_gap_or_another_noun_makes_no_series() -> None:
    """The same noun is counted without a gap; otherwise nothing is put together."""
    assert series(sentences(THREADS))
    assert series(sentences(THREADS.replace("The second thread", "The second paper"))) == []
    assert series(sentences(THREADS.replace("The first thread", "One thread"))) == []
