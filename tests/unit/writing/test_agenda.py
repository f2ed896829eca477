"""The plan of a meeting."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Document
from readgroup.model.guide import DiscussionGuide, Level, QuestionType, Role
from readgroup.writing.agenda import LONGEST, SHORTEST, agenda, main_questions
from readgroup.writing.questions import guide
from readgroup.writing.summaries import summarize


@pytest.fixture(scope="module")
def made(experiment: Document) -> DiscussionGuide:
    return guide(experiment, summarize(experiment))


def test_an_hour_is_planned_as_in_the_practice_of_groups(made: DiscussionGuide) -> None:
    """5 why, 3 summary, 7 reactions, four questions of 9, 5 follow-ups, 4 decisions."""
    plan = agenda(60, made)
    assert [i.minutes for i in plan] == [5, 3, 7, 9, 9, 9, 9, 5, 4]
    asked = [i.question for i in plan if i.question]
    assert [q.text for q in asked] == [i.detail for i in plan if i.question]


@given(st.integers(SHORTEST, LONGEST))
def test_any_length_is_used_up(minutes: int) -> None:
    """The items add up to the meeting, none is empty, also without questions."""
    plan = agenda(minutes, DiscussionGuide(()))
    assert sum(i.minutes for i in plan) == minutes
    assert all(i.minutes >= 1 for i in plan)


def test_main_questions_are_deep_and_different(made: DiscussionGuide) -> None:
    """Questions that only ask to understand wait until the others are used up."""
    chosen = main_questions(made.questions, 4)
    assert len(chosen) == 4
    assert all(q.level not in (Level.UNDERSTAND, Level.APPLY) for q in chosen)
    assert len({q.type for q in chosen}) >= 3


@pytest.mark.parametrize("minutes", [0, 14, 241])
def test_impossible_lengths_are_refused(minutes: int, made: DiscussionGuide) -> None:
    """A meeting of no time, or of a whole day, is not planned."""
    with pytest.raises(ValueError, match="15 to 240"):
        agenda(minutes, made)


def test_what_can_be_looked_up_waits_for_the_arguments(made: DiscussionGuide) -> None:
    """A meeting does not begin with which earlier work something depends on, while there is something to argue about."""
    roles = (Role.ARCHAEOLOGIST, Role.ANY, Role.REVIEWER, Role.PRESENTER)
    asked = [
        replace(q, level=Level.ANALYSE, role=role)
        for q, role in zip(made.questions, roles, strict=False)
    ]
    types = [QuestionType.LINEAGE, QuestionType.CLARIFY, QuestionType.EVIDENCE, QuestionType.DESIGN]
    mixed = [replace(q, type=t) for q, t in zip(asked, types, strict=True)]
    assert [q.type for q in main_questions(mixed, 2)] == types[2:]
    assert len(main_questions(mixed, 4)) == 4
