"""From drafts to a set: what a closer look speaks against comes only where a set would be too small."""

from dataclasses import replace

import pytest
from papers import paper

from readgroup.model.guide import Level, Question, QuestionType
from readgroup.text.tokens import stems
from readgroup.writing.background import Unlearned
from readgroup.writing.choice import Draft
from readgroup.writing.frames import Frame, fill, frames
from readgroup.writing.judging import Judge
from readgroup.writing.occasions import Occasion
from readgroup.writing.reading import Reading, Sentence, read
from readgroup.writing.section_occasions import SECTION
from readgroup.writing.sifting import Sifted, Wanted, sifted, touched
from readgroup.writing.slots import STATEMENT

PAPER = """
# 1 Claims

Understanding a network by its circuits is the only way to make language models safe.
Sparse probes explain what a network computes better than dense probes ever will.

# 2 Set-up

Each image is cropped to 224 pixels and flipped with a probability of one half.
The batch size is 64 and the learning rate is 0.001 for all runs on four GPUs.
"""
STATEMENTS = [f for f in frames() if f.cue == STATEMENT and "saying" in f.slots]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(paper(PAPER, title="Sparse Probes"))


def draft(reading: Reading, sentence: Sentence, frame: Frame) -> Draft:
    """The frame, asked of the whole sentence."""
    slots = {"saying": sentence.text.rstrip(".")}
    text = fill(frame.ask, slots) or ""
    quote = reading.quote(sentence)
    question = Question(
        id=text,
        text=text,
        type=frame.type,
        role=frame.role,
        level=frame.level,
        minutes=5,
        why="",
        anchors=(quote,),
    )
    occasion = Occasion((quote,), 1.0, {frame.cue: slots}, sentence=sentence)
    return Draft(question, frame, occasion, sentence.section, frozenset(stems(text)))


def sift(reading: Reading, drafts: list[Draft], most: int, least: int) -> Sifted:
    return sifted(drafts, Wanted(most, least, 0), Judge(reading), Unlearned())


def test_set_up_is_asked_about_only_to_fill_a_set(reading: Reading) -> None:
    """A short paper has the questions that its claims give; a long one gets as many as it needs."""
    drafts = [
        draft(reading, sentence, frame)
        for sentence in reading.sentences
        for frame in STATEMENTS[:4]
    ]
    few = sift(reading, drafts, most=4, least=1).chosen
    assert {d.question.anchors[0].section for d in few} == {"1 Claims"}
    full = sift(reading, drafts, most=4, least=4).chosen
    assert len(full) == 4
    assert touched(full) == 2


def test_a_statement_alone_must_be_able_to_start_a_talk() -> None:
    """Nothing but the sentence carries what is asked of it: a commonplace only fills a set."""
    claim = "Understanding a network by its circuits is the only way to make language models safe."
    commonplace = "Deep networks are expected to be useful in many applications."
    reading = read(paper(f"# 1 Claims\n\n{claim}\n{commonplace}\n", title="Sparse Probes"))
    drafts = [draft(reading, s, f) for s in reading.sentences for f in STATEMENTS]
    few = sift(reading, drafts, most=2, least=0).chosen
    assert [d.question.anchors[0].exact for d in few] == [claim]
    full = sift(reading, drafts, most=2, least=2).chosen
    assert {d.question.anchors[0].exact for d in full} == {claim, commonplace}


def test_a_section_of_which_only_the_title_can_be_quoted_fills_a_set(reading: Reading) -> None:
    """It comes after all that a passage speaks for, and before what readers would likely reject."""
    claim = draft(reading, reading.sentences[0], STATEMENTS[0])
    frame = next(f for f in frames() if f.cue == SECTION and f.level is Level.EVALUATE)
    slots = {"heading": "Circuits of vision models"}
    text = fill(frame.ask, slots) or ""
    question = replace(claim.question, id="s", text=text, level=frame.level)
    occasion = Occasion((reading.quote(reading.sentences[2]),), 0.0, {SECTION: slots})
    bare = Draft(question, frame, occasion, 1, frozenset(stems(question.text)))
    few = sift(reading, [claim, bare], most=2, least=1).chosen
    assert [d.question for d in few] == [claim.question]
    full = sift(reading, [claim, bare], most=2, least=2).chosen
    assert {d.question.id for d in full} == {claim.question.id, "s"}


def test_a_whole_section_fills_a_set_before_a_statement_of_set_up(reading: Reading) -> None:
    """Where no sentence speaks for itself, its section can still be talked about."""
    batch = reading.sentences[-1]
    frame = next(f for f in frames() if f.cue == SECTION and f.type is QuestionType.RESTATE)
    slots = {"heading": "Circuits of vision models"}
    stated = draft(reading, batch, STATEMENTS[0])
    stated = replace(stated, occasion=replace(stated.occasion, weight=9.0))
    quotes = (reading.quote(reading.sentences[-2]),)
    text = fill(frame.ask, slots) or ""
    question = replace(stated.question, id="s", text=text, level=frame.level, anchors=quotes)
    occasion = Occasion(quotes, 0.0, {SECTION: slots}, sentence=reading.sentences[-2])
    whole = Draft(question, frame, occasion, 1, frozenset(stems(text)))
    assert not sift(reading, [stated, whole], most=2, least=0).chosen
    (chosen,) = sift(reading, [stated, whole], most=1, least=1).chosen
    assert chosen.frame.cue == SECTION


def test_what_claims_nothing_is_rather_explained_than_argued_about(reading: Reading) -> None:
    """Where a set has to be filled, nobody is asked for objections to a batch size."""
    arguing = (QuestionType.DISAGREEMENT, QuestionType.EVIDENCE)
    disputing = [f for f in frames() if f.slots == {"saying"} and f.type in arguing]
    drafts = [draft(reading, reading.sentences[-1], f) for f in (*STATEMENTS, *disputing[:4])]
    assert {d.frame.type in arguing for d in drafts} == {True, False}
    (chosen,) = sift(reading, drafts, most=1, least=1).chosen
    assert chosen.frame.type not in arguing
