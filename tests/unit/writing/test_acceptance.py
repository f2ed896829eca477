"""The learned chance that readers reject a question."""

from papers import paper

from readgroup.model.guide import Level, QuestionType, Role
from readgroup.writing.acceptance import features, rejected
from readgroup.writing.frames import Frame, frames
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Judge
from readgroup.writing.reading import read

FINDING = "We find that sparse probes outperform dense probes on language models."
READING = read(paper(f"# 1 Results\n\n{FINDING} Probes are called lenses.", title="Sparse Probes"))


def frame(cue: str, ask: str) -> Frame:
    return Frame(cue, ask, QuestionType.EVIDENCE, Role.ANY, Level.ANALYSE, frozenset(Genre))


def test_every_frame_has_a_chance() -> None:
    """Between 0 and 1, with and without a passage of running text."""
    sentence = READING.sentences[0]
    verdict = Judge(READING).verdict(sentence)
    for each in frames():
        slots = dict.fromkeys(each.slots, "sparse probes")
        assert 0 < rejected(each, slots) < 1
        assert 0 < rejected(each, slots, sentence, verdict) < 1


def test_the_same_ask_is_rejected_more_where_it_does_not_fit() -> None:
    """Doubting a finding is welcome where something was found, not where a name is given."""
    judge = Judge(READING)
    ask = frame("finding", "What control would you design to challenge this finding about {term}?")
    found, named = (
        rejected(ask, {"term": "sparse probes"}, s, judge.verdict(s)) for s in READING.sentences
    )
    assert found < named


def test_features_tell_how_the_name_stands() -> None:
    """Where it stands in the sentence, and whether it opens it; nothing of its words."""
    sentence = READING.sentences[0]
    slots = {"term": "language models", "subject": "", "central": "language models"}
    told = features(
        frame("finding", "Why {term}?"), slots, sentence, Judge(READING).verdict(sentence)
    )
    assert told["is central"] == 1
    assert told["opens the sentence"] == 0
    assert told["late"] == 1
    assert not any("language" in name for name in told)


def test_words_that_were_read_weigh_in() -> None:
    """A question that reads like a bad one is rejected more than by its numbers alone."""
    each = frames()[0]
    slots = dict.fromkeys(each.slots, "sparse probes")
    sentence = READING.sentences[0]
    verdict = Judge(READING).verdict(sentence)
    by_numbers = rejected(each, slots, sentence, verdict)
    assert rejected(each, slots, sentence, verdict, 5.0) > by_numbers
    assert rejected(each, slots, sentence, verdict, -5.0) < by_numbers
