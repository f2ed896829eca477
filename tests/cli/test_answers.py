"""The commands ask, similar and compare."""

from __future__ import annotations

import json

import pytest

from .conftest import Run
from .fake_library import PAPER, QUOTE, FakeLibrary


def test_ask_shows_each_sentence_with_its_place(run: Run) -> None:
    """The sentence, its section and page, the paper and its id."""
    result = run("ask", "what is superposition?")
    assert result.exit_code == 0
    assert "Networks represent *more*." in result.stdout
    assert "2.1 Superposition, p. 6" in result.stdout
    assert PAPER.id in result.stdout


def test_a_refusal_is_no_failure_and_points_to_what_is_nearest(run: Run) -> None:
    """Exit code 0, the reason first, then the passages it points to."""
    result = run("ask", "who bakes bread?")
    assert result.exit_code == 0
    assert result.stdout.startswith("The paper does not say.")
    assert "more features than they have neurons" in result.stdout


def test_ask_looks_where_it_is_told_to(run: Run, library: FakeLibrary) -> None:
    """Options and operators in the question limit the papers; the question stays as typed."""
    line = "what is superposition? paper:2404.14082"
    result = run("ask", line, "--list", "mechanistic-interpretability", "--json")
    assert library.asked["question"] == "what is superposition?"
    filters = library.asked["filters"]
    assert (filters.papers, filters.lists) == (("2404.14082",), ("mechanistic-interpretability",))
    assert json.loads(result.stdout)["question"] == line


@pytest.mark.parametrize(("question", "answered"), [("superposition?", True), ("bread?", False)])
def test_ask_json_has_the_contracts_shape(run: Run, question: str, answered: bool) -> None:
    """{question, answered, sentences[{text, exact, paper, page, section}], reason}."""
    data = json.loads(run("ask", question, "--json").stdout)
    assert (data["question"], data["answered"]) == (question, answered)
    assert bool(data["reason"]) is not answered
    assert bool(data["nearest"]) is not answered
    for sentence in data["sentences"]:
        assert sentence["exact"] == QUOTE.exact
        assert (sentence["paper"], sentence["page"]) == (PAPER.id, 6)
        assert sentence["section"] == "2.1 Superposition"


def test_asking_an_empty_library_says_how_to_begin(run: Run) -> None:
    """The refusal, and on stderr what to do."""
    result = run("ask", "bread?", on=FakeLibrary())
    assert "readgroup fetch" in result.stderr


def test_compare_is_markdown_that_can_be_pasted(run: Run) -> None:
    """A heading for the point and each paper; marks of Markdown in quotations are escaped."""
    result = run("compare", "superposition", "2404.14082", "a-primer", "2404.14082")
    assert result.stdout.splitlines() == [
        "## superposition",
        "",
        f"### {PAPER.title} (2404.14082)",
        "",
        "- “Networks represent \\*more\\*.” (2.1 Superposition, p. 6)",
        "",
        "### A primer [31mof everything (a-primer)".replace("[", "\\["),
        "",
        "*The paper does not say. Nearest: 2.1 Superposition, p. 6.*",
    ]


def test_compare_json_has_an_answer_for_each_paper(run: Run) -> None:
    """In the order asked; a paper that does not say has no sentences."""
    data = json.loads(run("compare", "x", "a-primer", "2404.14082", "--json").stdout)
    assert [(p["paper"], p["answered"]) for p in data["papers"]] == [
        ("a-primer", False),
        ("2404.14082", True),
    ]


def test_comparing_with_an_unknown_paper_is_not_found(run: Run) -> None:
    """Exit code 3, and the id."""
    result = run("compare", "x", "2404.14082", "9999.00001")
    assert result.exit_code == 3
    assert "9999.00001" in result.stderr


def test_similar_shows_why(run: Run) -> None:
    """The paper's title and id, and both passages with their pages."""
    out = run("similar", "2404.14082").stdout
    assert "A primer  a-primer" in out
    assert out.count("p. 6") == 2


def test_similar_json_has_score_and_pairs(run: Run) -> None:
    """Each pair is two passages with their places."""
    (other,) = json.loads(run("similar", "2404.14082", "--json").stdout)["similar"]
    assert (other["paper"], other["score"]) == ("a-primer", 0.71)
    assert {"cosine", "here", "there"} == set(other["pairs"][0])


def test_who_else_says_this(run: Run) -> None:
    """Passages as a search shows them; where nobody does, that, and no failure."""
    assert "p. 6" in run("similar", "--passage", "superposition is common").stdout
    nobody = run("similar", "--passage", "bread is common")
    assert (nobody.exit_code, nobody.stdout) == (0, "")
    assert "Nobody else" in nobody.stderr


@pytest.mark.parametrize("args", [(), ("2404.14082", "--passage", "words")])
def test_similar_wants_a_paper_or_words(run: Run, args: tuple[str, ...]) -> None:
    """Neither or both is a usage error."""
    assert run("similar", *args).exit_code == 2
