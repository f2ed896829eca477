"""The bank of asks keeps its own rules."""

import re

from readgroup.model.guide import Level, QuestionType, Role
from readgroup.text.tokens import stem
from readgroup.writing.asserted import ACT, COMPARISON, DEMAND, DENIAL, EVIDENCE, MEANS, POSSIBILITY
from readgroup.writing.checks import LEVEL_VERBS
from readgroup.writing.equation_occasions import EQUATION, MODELLED, TUNED, WEIGHED
from readgroup.writing.formal_occasions import (
    ASSUMED,
    BOUND,
    CLASS,
    CONDITIONAL,
    CONJECTURE,
    DEFINED,
    EQUIVALENCE,
    EXISTENCE,
    PROVED,
    SYMBOLIC,
    THEOREM,
    USED,
)
from readgroup.writing.frames import company, fill, frames
from readgroup.writing.occasions import FIGURE, HEADINGS, PROBLEM_HEADINGS
from readgroup.writing.roles import SentenceRole
from readgroup.writing.section_occasions import ORIGIN, SECTION
from readgroup.writing.slots import (
    ASKED,
    FINDING,
    INFERENCE,
    LEFT_OPEN,
    PROMISE,
    STATEMENT,
    STEP,
)
from readgroup.writing.vocabulary import word_set

SLOTS = word_set(
    "clause inverted act means end question term subject other choice figure shown label equation knob saying asked "
    "whole first second heading works"
)


def test_every_ask_is_one_question_that_names_something() -> None:
    """One question mark at the end, known slots, at least one of them."""
    for frame in frames():
        assert frame.ask.endswith("?"), frame.ask
        assert frame.ask.count("?") == 1, frame.ask
        assert frame.slots, frame.ask
        assert frame.slots <= SLOTS, frame.ask


def test_every_ask_has_a_verb_of_its_level() -> None:
    """What the check of levels asks of a question holds for the bank itself."""
    for frame in frames():
        said = {stem(w) for w in re.findall("[a-z]+", frame.ask.lower())}
        assert said & LEVEL_VERBS[frame.level], (frame.level, frame.ask)


def test_the_bank_is_large_and_varied() -> None:
    """At least 100 asks, all different, with 60 openings, for every type, role and level."""
    asks = [f.ask for f in frames()]
    assert len(set(asks)) == len(asks) >= 100
    assert len({" ".join(a.split()[:2]) for a in asks}) >= 60
    assert {f.type for f in frames()} == set(QuestionType) == set(company())
    assert {f.role for f in frames()} == set(Role)
    assert {f.level for f in frames()} == set(Level)


def test_every_cue_exists() -> None:
    """Each frame waits for something that a passage can do."""
    cues = {r.value for r in SentenceRole} | {
        SECTION,
        ORIGIN,
        ACT,
        COMPARISON,
        DEMAND,
        DENIAL,
        EVIDENCE,
        MEANS,
        POSSIBILITY,
        THEOREM,
        CONDITIONAL,
        PROVED,
        SYMBOLIC,
        USED,
        BOUND,
        EQUIVALENCE,
        EXISTENCE,
        CONJECTURE,
        DEFINED,
        CLASS,
        ASSUMED,
        EQUATION,
        MODELLED,
        TUNED,
        WEIGHED,
        FIGURE,
        HEADINGS,
        PROBLEM_HEADINGS,
        INFERENCE,
        FINDING,
        STATEMENT,
        ASKED,
        LEFT_OPEN,
        STEP,
        PROMISE,
    }
    assert {f.cue for f in frames()} <= cues


def test_a_missing_slot_fills_nothing() -> None:
    """A template is filled whole or not at all."""
    assert fill("What is {term}?", {"term": "a probe"}) == "What is a probe?"
    assert fill("What is {term}?", {}) is None
    assert fill("What is {term}?", {"term": ""}) is None
