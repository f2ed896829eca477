"""Commands that read and prepare a paper: what they print, and what `--json` holds."""

from __future__ import annotations

import json

import pytest

from .conftest import Run
from .fake_library import HOLDING, FakeLibrary


def test_summarize_prints_each_sentence_with_its_page(run: Run) -> None:
    """The summary has its four parts, and pages in brackets."""
    out = run("summarize", "2404.14082").stdout
    for name in ("In one sentence", "In short", "Key points", "By section"):
        assert f"\n{name}\n" in out
    assert "neurons. [p.6]" in " ".join(out.split())


@pytest.mark.parametrize(
    ("length", "sentences"), [("short", []), ("medium", [3, 2, 1, 1]), ("long", [5, 2, 1, 1])]
)
def test_summarize_length(run: Run, length: str, sentences: list[int]) -> None:
    """Short has no sections, medium three sentences of each, long all."""
    data = json.loads(run("summarize", "2404.14082", "--length", length, "--json").stdout)
    assert [len(s["sentences"]) for s in data["sections"]] == sentences
    assert len(data["short"]["sentences"]) == 2


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [("2", ["2", "2.1"]), ("2.1", ["2.1"]), ("introduction", ["1"]), ("3.", ["3"])],
)
def test_summarize_section(run: Run, wanted: str, numbers: list[str]) -> None:
    """A section is chosen by number or title, and comes with its subsections."""
    done = run("summarize", "2404.14082", "--section", wanted, "--json")
    assert [s["number"] for s in json.loads(done.stdout)["sections"]] == numbers


def test_summarize_an_unknown_section_lists_the_known(run: Run) -> None:
    """A section that is not there ends with 3 and names those that are."""
    done = run("summarize", "2404.14082", "--section", "9")
    assert done.exit_code == 3
    assert "1 Introduction; 2 Core concepts; 2.1 Superposition" in done.stderr


def test_questions_show_type_role_level_and_anchor(run: Run) -> None:
    """A question comes with its tags, the quoted words and their page, why, and a follow-up."""
    text = " ".join(run("questions", "2404.14082").stdout.split())
    assert "1 What would have to be measured" in text
    assert "hidden assumption · impact assessor · evaluate · 9 min" in text
    assert "“Superposition: networks represent" in text
    assert "2.1 Superposition, p. 6" in text
    assert "Why: The argument rests on it." in text
    assert "Then: Who has tried?" in text
    assert "Answer:" not in text


def test_questions_explain_adds_answers_and_the_account(run: Run) -> None:
    """--explain adds anchored and unanchored answers and why others were left out."""
    text = " ".join(run("questions", "2404.14082", "--explain").stdout.split())
    assert "Answer: Sparsity is needed. [p.6]" in text
    assert "Some say otherwise. [beyond the paper]" in text
    assert "9 questions were framed, 1 are shown." in text
    assert "5 the paper answers it" in text


def test_questions_tell_what_a_model_will_cost(run: Run, library: FakeLibrary) -> None:
    """Before a model is asked, stderr has its name, made harmless, its calls and tokens; stdout does not."""
    library.costs = True
    done = run("questions", "2404.14082")
    told = "Asking tiny [31m, about 3 calls: 4,200 tokens sent, at most 1,320 back."
    assert told in done.stderr
    assert "Asking" not in done.stdout


def test_questions_json_has_the_contracts_shape(run: Run) -> None:
    """Scripts find anchors with context, the sketch with its anchors, and the follow-ups."""
    done = run("questions", "2404.14082", "-n", "3", "--role", "Impact-Assessor", "--json")
    data = json.loads(done.stdout)
    question = data["questions"][0]
    assert data["paper"] == "2404.14082"
    assert list(question)[:7] == ["id", "text", "type", "role", "level", "minutes", "why"]
    assert (question["type"], question["role"]) == ("hidden assumption", "impact assessor")
    assert set(question["anchors"][0]) == {
        "exact",
        "prefix",
        "suffix",
        "page",
        "section",
        "form",
    }
    assert question["answer_sketch"][1] == {"claim": "Some say otherwise.", "anchor": None}


@pytest.mark.parametrize(("option", "name"), [("--role", "reviewer"), ("--level", "analyse")])
def test_questions_refuse_unknown_names(run: Run, option: str, name: str) -> None:
    """An unknown role or level is a usage error that lists the allowed ones."""
    done = run("questions", "2404.14082", option, "wizard")
    assert done.exit_code == 2
    assert f"{option} 'wizard' is not known." in done.stderr
    assert name in done.stderr


def test_questions_that_fit_nothing_are_no_failure(run: Run) -> None:
    """No question for a role: exit 0 and a sentence."""
    done = run("questions", "2404.14082", "--role", "hacker")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No question fits" in done.stderr


def test_glossary_prints_terms_with_definition_and_uses(run: Run) -> None:
    """Terms and abbreviations come under their headings, with page and count."""
    out = run("glossary", "2404.14082").stdout
    assert out.index("Terms") < out.index("superposition") < out.index("Abbreviations")
    assert "SAE  sparse autoencoder" in out
    assert "said 3 times, on p. 6" in out


def test_glossary_as_json(run: Run) -> None:
    """Each term has kind, definition with its quote, and where it is used."""
    data = json.loads(run("glossary", "2404.14082", "--json").stdout)
    first = data["terms"][0]
    assert data["paper"] == "2404.14082"
    assert (first["term"], first["kind"]) == ("superposition", "term")
    assert set(first["definition"]) >= {"text", "exact", "page", "section"}
    assert first["used"] == [{"page": 6, "section": "2.1 Superposition", "count": 3}]


def test_plan_tells_pages_and_what_to_know_before(run: Run) -> None:
    """Pages with minutes and reasons, then terms with the reference that explains them."""
    out = run("plan", "2404.14082", "--minutes", "15").stdout
    assert "1 page in about 3 of 15 minutes" in out
    assert "what it claims:" in out
    assert "see Elhage et al. Toy models." in out.replace("\n", " ")
    assert "not explained in the paper" in out


def test_plan_over_meetings(run: Run) -> None:
    """Each meeting has its sections, and what --section takes for them."""
    out = run("plan", "2404.14082", "--meetings", "2").stdout
    assert "Meeting 2  p. 4 to 9, about 25 min to read, 60 to talk" in out
    assert '--section "2"' in out
    data = json.loads(run("plan", "2404.14082", "--meetings", "2", "--json").stdout)
    assert [m["number"] for m in data["meetings"]] == [1, 2]
    assert data["meetings"][0]["pages"] == [4, 9]


def test_plan_as_json(run: Run) -> None:
    """Pages carry their reasons as quoted sentences; a term may have no reference."""
    data = json.loads(run("plan", "2404.14082", "--json").stdout)
    assert data["pages"][0]["why"][0]["sentence"]["page"] == 6
    assert [bool(term["reference"]) for term in data["before"]] == [True, False]


def test_several_sections_are_one_scope(run: Run) -> None:
    """--section takes "2,3" and may be given several times, for summaries and the sheet."""
    for given in (["--section", "1,3"], ["--section", "1", "--section", "3"]):
        data = json.loads(run("summarize", "2404.14082", *given, "--json").stdout)
        assert [s["number"] for s in data["sections"]] == ["1", "3"]
    sheet = run("sheet", "2404.14082", "--section", "2,3", "-o", "-").stdout
    assert sheet.strip().endswith("2,3")


def test_roles_are_listed_with_their_tasks(run: Run) -> None:
    """Eight roles, a line each; as JSON with their whole page."""
    lines = run("roles").stdout.splitlines()
    assert len([line for line in lines if line]) >= 8
    data = json.loads(run("roles", "--json").stdout)
    assert len(data["roles"]) == 8
    assert set(data["roles"][0]) == {
        "role", "task", "minutes", "aim", "do", "bring", "say", "beware",
    }  # fmt: skip


def test_a_role_has_a_page_of_duty_and_places_in_a_paper(run: Run) -> None:
    """Without a paper the page alone; with one, where to look and what to ask."""
    page = run("roles", "hacker").stdout
    assert "Before the meeting" in page
    assert "Where to look" not in page
    whole = run("roles", "Impact-Assessor", "2404.14082").stdout
    assert "What is assumed" in whole
    assert "[p.6]" in whole
    assert "tell superposition from noise?" in whole.replace("\n", " ")
    data = json.loads(run("roles", "impact assessor", "2404.14082", "--json").stdout)
    assert data["places"][0]["sentences"][0]["page"] == 6
    assert data["questions"][0]["id"] == "q1"


@pytest.mark.parametrize("name", ["any", "king"])
def test_a_role_without_a_page_is_refused_with_those_that_have_one(run: Run, name: str) -> None:
    """The error names the roles."""
    done = run("roles", name)
    assert done.exit_code == 2
    assert "archaeologist" in done.stderr


def test_questions_are_starred_edited_and_added(run: Run) -> None:
    """Each change is said, shows in the guide, and an unknown id ends with 3."""
    library = FakeLibrary(HOLDING)
    listed = json.loads(run("questions", HOLDING.id, "--json", on=library).stdout)
    first = listed["questions"][0]
    edited = run("questions", HOLDING.id, "--edit", first["id"], "Why so?", on=library)
    assert edited.exit_code == 0
    assert edited.stderr == "Edited: Why so?\n"
    added = run("questions", HOLDING.id, "--add", "What else?", "--star", first["id"], on=library)
    assert added.stderr == "Starred: Why so?\nAdded: What else?\n"
    unknown = run("questions", HOLDING.id, "--drop", "zzzz", on=library)
    assert (unknown.exit_code, unknown.stdout) == (3, "")
    assert "no question 'zzzz'" in unknown.stderr
