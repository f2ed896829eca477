"""What people do to questions is kept as they did it, whatever guide is made later."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from readgroup.errors import NotFound
from readgroup.model.guide import Level, Question, QuestionType, Role
from readgroup.model.notes import Note
from readgroup.model.passage import Quote
from readgroup.store import database as module
from readgroup.store.database import SCHEMA_VERSION, Database
from readgroup.store.notes import NoteStore
from readgroup.store.questions import MEMBER, QuestionStore

ID = "2501.16496"
QUOTE = Quote("Sparse probes work.", 3, "2 Method", 4, "", "")
FRAMED = Question(
    "abc123",
    "Why do sparse probes work?",
    QuestionType.CLARIFY,
    Role.ANY,
    Level.ANALYSE,
    9,
    "It matters.",
    (QUOTE,),
)


@pytest.fixture
def questions(database: Database) -> QuestionStore:
    return QuestionStore(database)


def test_a_question_is_kept_whole(questions: QuestionStore) -> None:
    """A starred question comes back with its anchors, even where no guide has it any more."""
    questions.mark(ID, FRAMED, starred=True)
    (kept,) = questions.of(ID)
    assert kept.question.starred
    assert kept.question.anchors == (QUOTE,)
    assert kept.question.text == FRAMED.text
    assert questions.of("other") == []


def test_words_replace_and_are_remembered(questions: QuestionStore) -> None:
    """The newest words stand; former ones go into the history, also when all is undone."""
    questions.reword(ID, FRAMED, "First?")
    questions.reword(ID, FRAMED, "Second?")
    (kept,) = questions.of(ID)
    assert (kept.question.text, kept.question.origin) == ("Second?", MEMBER)
    back = questions.restore(ID, FRAMED.id)
    assert back.question.text == FRAMED.text
    assert questions.history(ID, FRAMED.id) == ["First?", "Second?"]


def test_of_two_people_at_one_question_none_loses_a_word(questions: QuestionStore) -> None:
    """Who had not seen the other's words gets a question beside it, of the same kind."""
    questions.reword(ID, FRAMED, "Mine?", seen=FRAMED.text)
    other = questions.reword(ID, FRAMED, "Theirs?", seen=FRAMED.text)
    assert [k.question.text for k in questions.of(ID)] == ["Mine?", "Theirs?"]
    assert other.question.id != FRAMED.id
    assert other.question.anchors == FRAMED.anchors


def test_own_questions_stay_through_a_restore(questions: QuestionStore) -> None:
    """Restoring what a person wrote themselves takes marks off, never the words."""
    own = questions.add(ID, "What would convince us?").question
    questions.mark(ID, own, dropped=True)
    questions.restore(ID, own.id)
    (kept,) = questions.of(ID)
    assert (kept.question.text, kept.dropped) == ("What would convince us?", False)


def test_restoring_what_nobody_touched_is_told(questions: QuestionStore) -> None:
    """NotFound names the question."""
    with pytest.raises(NotFound, match="zzz"):
        questions.restore(ID, "zzz")


def test_a_library_of_the_version_before_is_upgraded(tmp_path: Path) -> None:
    """A library made before questions could be kept opens, with its notes, and keeps them now."""
    path = tmp_path / "library.db"
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    config = Config()
    config.set_main_option("script_location", str(Path(module.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql("INSERT INTO facts VALUES ('identity', 'old')")
        connection.exec_driver_sql("PRAGMA user_version = 2")
        connection.exec_driver_sql(
            "INSERT INTO notes (paper, kind, section, quote, text, author, changed)"
            " VALUES ('p', 'note', '', '', 'Keep me.', '', '2026-01-01T00:00:00+00:00')"
        )
    engine.dispose()
    upgraded = Database(path)
    found: list[Note] = NoteStore(upgraded).of("p")
    assert [n.text for n in found] == ["Keep me."]
    assert upgraded.identity == "old"
    QuestionStore(upgraded).add("p", "Why?")
    assert SCHEMA_VERSION >= 3
