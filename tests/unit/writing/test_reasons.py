"""Why a question matters, and what follows it."""

import re

from readgroup.model.document import Document
from readgroup.writing.questions import guide
from readgroup.writing.reading import read
from readgroup.writing.reasons import elsewhere
from readgroup.writing.summaries import summarize


def test_places_are_sections_that_speak_of_the_term(experiment: Document) -> None:
    """Numbered sections of the body other than the question's own, each of which has the words."""
    reading = read(experiment)
    early = next(s for s in experiment.sections if s.number == "3.1")
    places = elsewhere(reading, "sparse probes", early.ordinal)
    numbers = re.findall(r"[\d.]+\d|\d", places)
    assert places.startswith("sections ")
    assert "3.1" not in numbers
    for number in numbers:
        section = next(s for s in experiment.sections if s.number == number)
        assert "sparse probes" in experiment.section_text(section.ordinal).lower()


def test_a_term_of_one_section_has_no_places(experiment: Document) -> None:
    """Fewer than two other sections are no reason; nor is a question that names no term."""
    reading = read(experiment)
    assert elsewhere(reading, "logistic regression", 0) == ""
    assert elsewhere(reading, "", 0) == ""


def test_reasons_of_a_set_differ(primer: Document) -> None:
    """At most two of twelve questions give the same reason."""
    reasons = [q.why for q in guide(primer, summarize(primer)).questions]
    assert all(reasons.count(r) <= 2 for r in reasons)
    assert all(r.endswith(".") and "{" not in r and "  " not in r for r in reasons)
