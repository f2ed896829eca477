"""What weighs in a paper."""

from papers import EXPERIMENT, paper

from readgroup.model.document import Document
from readgroup.writing.reading import read
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.summaries import paragraph


def test_what_is_done_and_found_weighs_more_than_what_was_known(experiment: Document) -> None:
    """The aim leads a paper; thanks and background do not."""
    reading = read(experiment)
    order = [s.text for _, s in ranked(reading.sentences, Salience(reading).in_paper)]
    aim = next(n for n, text in enumerate(order) if "introduce sparse probes" in text)
    known = next(n for n, text in enumerate(order) if "poorly understood" in text)
    assert aim < 4 < known
    assert "supported by" in order[-1]


def test_without_an_abstract_opening_and_end_tell_what_weighs() -> None:
    """The conclusion's first sentence and the aim of the introduction come before the middle."""
    body = paper(EXPERIMENT.split("# 1 Introduction")[1].join(["# 1 Introduction", ""]))
    reading = read(body)
    heaviest = [s for _, s in ranked(reading.sentences, Salience(reading).in_paper)[:4]]
    assert any("locate interpretable features" in s.text for s in heaviest)
    assert any("we propose sparse probes" in s.text for s in heaviest)


def test_a_paragraph_keeps_to_its_room(experiment: Document) -> None:
    """At most the words that are asked for, in reading order, and as many as fit."""
    for words in (40, 80, 150):
        told = paragraph(experiment, words)
        assert words / 2 < sum(len(s.text.split()) for s in told) <= words
        pages = [s.quote.page for s in told]
        assert pages == sorted(pages)
