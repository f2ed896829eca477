"""What was learned of single sentences, on sentences that were written for it."""

import pytest
from papers import paper

from readgroup.writing.judging import READABLE, Act, Judge
from readgroup.writing.reading import Reading, Sentence, read
from readgroup.writing.sentence_features import Frames
from readgroup.writing.trained import minilm

PAPER = """
# 1 Introduction

Language models store facts in their feed-forward layers. It does so to a larger degree in them.

# 2 Results

We find that sparse probes outperform dense probes by 12% on language models. We assume nothing else.
This gap is much larger for the second one. See the next section for the remaining two.

# 3 Discussion

In future work, it remains to be seen whether probes generalise to other language models.
"""


def reading() -> Reading:
    return read(paper(PAPER, title="Probing Language Models"))


def sentence(opening: str) -> Sentence:
    return next(s for s in reading().sentences if s.exact.startswith(opening))


def test_chances_are_chances() -> None:
    """All lie between 0 and 1, and those of the acts make 1."""
    judge = Judge(reading())
    for each in reading().sentences:
        verdict = judge.verdict(each)
        assert 0 < verdict.stumbles < 1
        assert 0 < verdict.discussable < 1
        assert abs(sum(verdict.acts.values()) - 1) < 1e-6
        assert set(verdict.acts) == set(Act)


def test_a_finding_is_told_from_an_open_end() -> None:
    """What was measured is a finding, what remains to be seen is open."""
    judge = Judge(reading())
    found = judge.verdict(sentence("We find")).acts
    left = judge.verdict(sentence("In future work")).acts
    assert max(found, key=lambda act: found[act]) is Act.FINDING
    assert left[Act.OPEN] > 5 * found[Act.OPEN]


def test_what_leans_on_others_makes_a_reader_stumble() -> None:
    """More than a sentence that names what it speaks of."""
    judge = Judge(reading())
    assert judge.stumbles(sentence("Language models store")) < judge.stumbles(sentence("This gap"))


def test_the_readable_ones_come_without_what_trips_a_reader() -> None:
    """Heaviest first; a light sentence that reads well comes, a heavy one that does not stays out."""
    judge = Judge(reading())
    weighed = [(1.0 + n / 100, s) for n, s in enumerate(reading().sentences)]
    kept = [s for _, s in judge.readable(weighed, 4)]
    assert 0 < len(kept) <= 4
    assert all(judge.closely(s).stumbles <= READABLE for s in kept)
    assert sentence("This gap") not in kept
    assert judge.readable([], 4) == []


def test_a_closer_look_sees_words_that_a_frame_does_not() -> None:
    """What a laboratory does has the frame of what was measured; words tell them apart."""
    text = "The accuracy is kept at 95% in the whole test set. The temperature is kept at 300 K in the whole chamber."
    about = read(paper(f"# 2 Experiments\n\n{text}\n", title="Networks"))
    (measured, done), judge = about.sentences, Judge(about)
    assert (
        judge.closely(measured).acts[Act.FINDING] > 0.5 > judge.verdict(measured).acts[Act.FINDING]
    )
    assert judge.closely(done).acts[Act.SETUP] > 0.5 > judge.verdict(done).acts[Act.SETUP]


def test_sentences_are_told_together_as_they_are_one_by_one() -> None:
    """What is looked at in one go changes nothing of what is said of each."""
    judge, other = Judge(reading()), Judge(reading())
    judge.look_at(reading().sentences)
    for each in reading().sentences:
        together, alone = judge.closely(each), other.closely(each)
        assert abs(together.stumbles - alone.stumbles) < 1e-4
        assert abs(together.acts[Act.FINDING] - alone.acts[Act.FINDING]) < 1e-4
    assert any(judge.closely(s) != judge.verdict(s) for s in reading().sentences)


def test_without_minilm_the_first_look_is_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its files are not installed nothing fails, and frames alone tell."""
    monkeypatch.setattr(minilm, "bundled", lambda _: None)
    judge = Judge(reading())
    assert all(judge.closely(s) == judge.verdict(s) for s in reading().sentences)


def test_a_frame_holds_no_word_of_the_paper() -> None:
    """Only words that papers share keep their form; others are told by their part of speech."""
    told = Frames(reading(), {"we", "find", "that"}).features(sentence("We find"))
    grams = [name for name in told if name.startswith("gram ")]
    assert "gram we find that" in grams
    assert not any("probe" in name or "sparse" in name for name in grams)
