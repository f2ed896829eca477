"""A guide with what its members did to it."""

from dataclasses import replace

import pytest

from readgroup.errors import NotFound, UsageError
from readgroup.group import GroupQuestions, with_members
from readgroup.model.guide import DiscussionGuide, Level, Question, QuestionType, Role
from readgroup.model.passage import Quote
from readgroup.store.database import Database
from readgroup.store.questions import QuestionStore

ID = "2501.16496"


def question(number: int, role: Role = Role.ANY) -> Question:
    anchor = Quote(f"Words {number}.", number, f"{number} Part", number, "", "")
    text = f"Why is it so with part {number}?"
    kind = QuestionType.CLARIFY
    return Question(f"{number}abc", text, kind, role, Level.ANALYSE, 9, "", (anchor,))


GUIDE = DiscussionGuide(tuple(question(n) for n in range(1, 5)), made=9)


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> QuestionStore:
    return QuestionStore(Database(tmp_path_factory.mktemp("group") / "library.db"))


@pytest.fixture
def group(store: QuestionStore) -> GroupQuestions:
    return GroupQuestions(store, ID, GUIDE)


def texts(store: QuestionStore, guide: DiscussionGuide = GUIDE, count: int = 4) -> list[str]:
    return [q.text for q in with_members(guide, store.of(ID), count=count).questions]


def test_starred_come_first_and_dropped_are_gone(
    store: QuestionStore, group: GroupQuestions
) -> None:
    """Marks change the order and the set; a question's id may be given by its beginning."""
    group.star("3a")
    group.drop("1abc")
    found = with_members(GUIDE, store.of(ID), count=4).questions
    assert [q.id for q in found] == ["3abc", "2abc", "4abc"]
    assert found[0].starred
    group.unmark("1abc")
    assert len(texts(store)) == 4


def test_nothing_that_people_did_is_lost_when_the_guide_is_made_anew(
    store: QuestionStore, group: GroupQuestions
) -> None:
    """With a guide that has none of the former questions, starred, edited and own ones stay."""
    group.star("1abc")
    group.edit("2abc", "My own wording?")
    group.add("What would convince us?")
    other = DiscussionGuide((question(8), question(9)))
    assert texts(store, other) == [
        GUIDE.questions[0].text,
        "My own wording?",
        "What would convince us?",
        question(8).text,
    ]


def test_filters_hold_for_peoples_questions_too(
    store: QuestionStore, group: GroupQuestions
) -> None:
    """A starred question of another section or role does not come in where these are asked for."""
    group.star("1abc")
    narrow = DiscussionGuide((question(4),))
    kept = store.of(ID)
    inside = with_members(narrow, kept, count=4, sections=frozenset({4})).questions
    assert [q.id for q in inside] == ["4abc"]
    assert with_members(narrow, kept, count=4, role=Role.HACKER).questions == narrow.questions


def test_what_cannot_be_meant_is_told(group: GroupQuestions) -> None:
    """An unknown id, one that means several, and no words."""
    with pytest.raises(NotFound, match="no question 'zz'"):
        group.star("zz")
    with pytest.raises(NotFound, match="no question ''"):
        group.drop("")
    with pytest.raises(UsageError):
        group.add("  ")
    twin = replace(GUIDE, questions=(question(1), replace(question(2), id="1abd")))
    several = GroupQuestions(group._store, ID, twin)
    with pytest.raises(NotFound, match="several questions '1ab'"):
        several.star("1ab")
