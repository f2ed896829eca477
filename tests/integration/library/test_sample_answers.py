"""What the sample paper answers, and what it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readgroup.embedding import Embedder
from readgroup.errors import UnknownPaper
from readgroup.library import Library
from readgroup.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def library(sample_home: Path, minilm: Embedder) -> Iterator[Library]:
    with Library(Settings(home=sample_home)) as made:
        made._steps.embedder = minilm
        yield made


def test_a_question_is_answered_verbatim(library: Library, sample_id: str) -> None:
    """The definition comes first; every quotation stands in the paper as it is quoted."""
    answer = library.ask("what is superposition?", papers=[sample_id])
    assert answer.sentences[0].text.startswith("Superposition is the representation of more")
    assert answer.sentences[0].quote.page == 4
    blocks = library.document(sample_id).blocks
    for cited in answer.sentences:
        assert any(cited.quote.exact in block.text for block in blocks)


@pytest.mark.parametrize(
    "question",
    [
        "How long should I rest a roast chicken before carving it?",
        "Who won the women's Wimbledon final in 1988?",
        "What is the statute of limitations for a parking fine?",
        "How do I undo the last commit in git?",
        "'; DROP TABLE papers; --",
        "😀😀😀",
        "",
    ],
)
def test_what_the_paper_does_not_say_is_refused(library: Library, question: str) -> None:
    """Other fields, SQL, emojis, nothing: a reason, and no sentence."""
    answer = library.ask(question)
    assert not answer.answered
    assert answer.reason


def test_a_question_of_ten_thousand_characters_is_no_error(library: Library) -> None:
    """It is cut, and answered or not."""
    answer = library.ask("superposition of features " * 400)
    assert answer.answered or answer.reason


def test_comparing_with_a_paper_that_is_not_held_is_told(library: Library, sample_id: str) -> None:
    """Before anything is read."""
    with pytest.raises(UnknownPaper):
        library.compare("superposition", [sample_id, "2404.99999"])


def test_a_library_of_one_paper_has_nothing_like_it(library: Library, sample_id: str) -> None:
    """[], and nobody else to say the same."""
    assert library.similar(sample_id) == []
    assert library.similar_passages("how long to bake bread") == []
