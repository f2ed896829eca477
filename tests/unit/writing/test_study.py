"""What summaries and questions share of a paper."""

from papers import EXPERIMENT, REVIEW, paper

from readgroup.model.document import Document
from readgroup.writing.questions import guide
from readgroup.writing.study import study
from readgroup.writing.summaries import summarize


def test_a_paper_is_studied_once(experiment: Document) -> None:
    """A document that is read from the library again has the study that it had; another has its own."""
    again = paper(EXPERIMENT, title=experiment.title)
    assert again is not experiment
    assert study(again) is study(experiment)
    other = study(paper(REVIEW, title=experiment.title))
    assert other.reading.sentences != study(experiment).reading.sentences


def test_questions_are_the_same_whether_a_summary_went_before(primer: Document) -> None:
    """What the summary has looked at changes nothing of what is asked."""
    summary = summarize(primer)
    after = guide(primer, summary)
    study.cache_clear()
    assert guide(primer, summary) == after
