"""What each command prints and with which code it ends, on a library of hand-written values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readgroup.model.search import Filters, Query

from .conftest import Run
from .fake_library import HOLDING, LOCAL, PAPER, BrokenLibrary, FakeLibrary, failing, renamed


def test_fetch_says_one_line_for_each_paper_and_what_to_do_next(run: Run) -> None:
    """Fetch prints the result on stdout, progress and the next step on stderr."""
    done = run("fetch", "https://arxiv.org/abs/2404.14082v3", on=FakeLibrary())
    assert done.exit_code == 0
    assert done.stdout == f"added 2404.14082v3  {PAPER.title} (55 pages)\n"
    assert "2404.14082v3: downloading\n" in done.stderr
    assert done.stderr.endswith("Next: readgroup summarize 2404.14082\n")


def test_fetch_goes_on_after_a_failure_and_ends_with_its_code(run: Run) -> None:
    """A paper that fails does not stop the next; the exit code is the failure's."""
    done = run("fetch", "2404.99999", "2404.14082", on=FakeLibrary())
    assert done.exit_code == 3
    assert done.stdout.startswith("added 2404.14082v3")
    assert "arXiv does not know 2404.99999.\n  Check the number.\n" in done.stderr
    assert "2 papers: 1 failed, 1 added." in done.stderr


def test_fetch_json_tells_each_outcome(run: Run) -> None:
    """--json lists what was asked, its status, its id or its error, and nothing else on stdout."""
    done = run("fetch", "2404.99999", "arXiv:2404.14082", "--json", on=FakeLibrary())
    failed, added = json.loads(done.stdout)["results"]
    assert done.exit_code == 3
    assert (failed["asked"], failed["status"], failed["id"]) == ("2404.99999", "failed", None)
    assert failed["error"] == "arXiv does not know 2404.99999."
    assert (added["asked"], added["status"], added["id"]) == (
        "arXiv:2404.14082",
        "added",
        "2404.14082",
    )
    assert added["error"] is None


def test_fetch_of_a_malformed_id_is_a_usage_error(run: Run) -> None:
    """A malformed id ends with 2 and says how ids look; nothing is fetched."""
    done = run("fetch", "2404.14082", "not-an-id", on=FakeLibrary())
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'not-an-id' is not an arXiv id." in done.stderr
    assert "2501.16496" in done.stderr


def test_fetch_of_nothing_is_a_usage_error(run: Run) -> None:
    """Without ids and without a list there is nothing to do: exit 2."""
    done = run("fetch")
    assert done.exit_code == 2
    assert "Nothing to fetch" in done.stderr


def test_fetch_takes_a_reading_list(run: Run, tmp_path: Path) -> None:
    """--list FILE fetches the ids of the list."""
    file = tmp_path / "term.toml"
    file.write_text('title = "T"\n[[papers]]\nid = "2404.14082v3"\ntitle = "R"\nwhy = "W"\n')
    done = run("fetch", "--list", str(file), on=FakeLibrary())
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("added 2404.14082v3")


def test_add_counts_and_warns(run: Run) -> None:
    """Add says one line for each file, the reader's warnings, and how many there were."""
    done = run("add", "a.pdf", "b.pdf", on=FakeLibrary())
    assert done.exit_code == 0
    assert done.stdout == "added a-primer  A primer  [31mof everything (9 pages)\n" * 2
    assert "note: Page 3 has no text" in done.stderr
    assert "2 papers: 2 added." in done.stderr


def test_list_is_a_table_with_whole_titles_in_a_pipe(run: Run) -> None:
    """Away from a terminal no title is cut, and control characters never come through."""
    long = "word " * 40 + "end"
    done = run("list", on=FakeLibrary(renamed(HOLDING, long), LOCAL))
    assert done.exit_code == 0
    head, first, second = done.stdout.splitlines()
    assert head.split() == ["ID", "YEAR", "PAGES", "READY", "TITLE"]
    assert first.endswith(long)
    assert "2404.14082  2024     55  meaning" in first
    assert "words" in second
    assert "\x1b" not in done.stdout


def test_list_json_has_the_contracts_shape(run: Run) -> None:
    """Scripts find id, title, authors, year, pages, versions, ready and added."""
    papers = json.loads(run("list", "--json").stdout)["papers"]
    assert papers[0] == {
        "id": "2404.14082",
        "title": PAPER.title,
        "authors": ["Leonard Bereska", "Efstratios Gavves"],
        "year": 2024,
        "pages": 55,
        "versions": [1, 3],
        "ready": "meaning",
        "added": "2025-01-02T03:04:05+00:00",
    }


def test_an_empty_library_says_how_to_begin(run: Run) -> None:
    """List and search on an empty library are no failure, and name the first step."""
    for args in (("list",), ("search", "anything")):
        done = run(*args, on=FakeLibrary())
        assert (done.exit_code, done.stdout) == (0, "")
        assert "readgroup fetch" in done.stderr


def test_show_lists_figures(run: Run) -> None:
    """--figures gives label, page, caption and the pages that mention each figure."""
    out = run("show", "2404.14082", "--figures").stdout
    assert out == "Figure 1  p. 6\n  Not running text.\n  mentioned on p. 1\n"


def test_show_lists_references(run: Run) -> None:
    """--references gives each entry and the pages that cite it."""
    out = run("show", "2404.14082", "--references").stdout
    assert out == "[1] Elhage et al. Toy models.\n  not cited in the text\n"


def test_show_prints_the_outline(run: Run) -> None:
    """Show has title, authors, abstract, the indented tree with pages, and the warnings."""
    out = run("show", "https://arxiv.org/abs/2404.14082").stdout
    assert out.startswith(PAPER.title)
    assert "Leonard Bereska, Efstratios Gavves" in out
    assert "\n  2.1 Superposition  p. 6\n" in out
    assert "! Page 9 has no text" in out
    data = json.loads(run("show", "2404.14082", "--json").stdout)
    assert [s["number"] for s in data["sections"]] == ["1", "2", "2.1", "A", "A.1"]
    assert data["sections"][4]["kind"] == "appendix"


def test_an_unknown_paper_is_not_found(run: Run) -> None:
    """Every command that takes an id ends with 3 and two lines where it is not held."""
    for command in ("show", "open", "remove", "summarize", "questions", "sheet"):
        done = run(command, "1234.56789")
        assert (command, done.exit_code, done.stdout) == (command, 3, "")
        assert done.stderr.splitlines() == [
            "The library has no paper '1234.56789'.",
            "readgroup list shows all.",
        ]


def test_open_prints_the_path(run: Run, tmp_path: Path) -> None:
    """Open prints where the PDF lies; --web the paper's page; a page beyond the end is usage."""
    done = run("open", "2404.14082", "--print")
    assert done.stdout == f"{tmp_path}/pdf/2404.14082.pdf\n"
    assert run("open", "2404.14082", "--web", "--print").stdout == (
        "https://arxiv.org/abs/2404.14082v3\n"
    )
    done = run("open", "2404.14082", "--page", "56")
    assert done.exit_code == 2
    assert "from 1 to 55" in done.stderr


def test_remove_keeps_notes_and_says_so(run: Run, library: FakeLibrary) -> None:
    """Away from a terminal remove does not ask; it tells that notes stay."""
    run("notes", "add", "2404.14082", "Keep me.")
    done = run("remove", "2404.14082")
    assert done.exit_code == 0
    assert done.stdout.startswith("removed 2404.14082v3")
    assert "1 note on it kept" in done.stderr
    assert list(library.held) == ["a-primer"]


def test_find_numbers_papers_with_their_ids(run: Run) -> None:
    """Find shows the ids that fetch takes; nothing found is said kindly."""
    done = run("find", "ai safety")
    assert done.stdout.startswith(f" 1  {PAPER.title}\n    2404.14082  Leonard Bereska")
    assert run("find", "ai safety", "--json").exit_code == 0
    none = run("find", "zzz")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "nothing on “zzz”" in none.stderr


def test_search_shows_where_each_passage_stands(run: Run, library: FakeLibrary) -> None:
    """A hit has number, title, section path, page and text."""
    done = run("search", "superposition", "--paper", "2404.14082", "--section", "2", "-k", "3")
    filters = Filters(papers=("2404.14082",), section="2")
    assert library.asked == {"query": Query("superposition", 3, filters=filters)}
    lines = done.stdout.splitlines()
    assert lines[0].startswith(" 1  Mechanistic Interpretability")
    assert "2 Core concepts › 2.1 Superposition · p. 6" in lines[1]
    assert lines[2].startswith("    Superposition: networks")
    assert lines[-2:] == [
        "    Found by words (superposition) and meaning.",
        "    2 more in this paper: --paper 2404.14082",
    ]
    assert max(map(len, lines)) <= 80


def test_search_options_and_the_line_mean_the_same(run: Run, library: FakeLibrary) -> None:
    """Each filter can be an option, given more than once, or stand in the line; both hold."""
    run(
        "search", 'author:olah superposition -"toy model"', "--author", "nanda", "--year", "2020-2022",
        "--year", "-2010", "--category", "cs", "--list", "basics", "--section", "method",
        "--kind", "table", "--kind", "caption", "--references", "--per-paper", "5",
    )  # fmt: skip
    filters = Filters(
        lists=("basics",),
        authors=("olah", "nanda"),
        years=("2020-2022", "-2010"),
        categories=("cs",),
        section="method",
        kinds=("table", "caption"),
        without=("toy model",),
        references=True,
    )
    assert library.asked == {"query": Query("superposition", 10, per_paper=5, filters=filters)}
    run("search", "superposition", "--all")
    assert library.asked == {"query": Query("superposition", per_paper=0)}


def test_filters_that_leave_nothing_are_no_failure(run: Run) -> None:
    """Exit 0 and no hits, but the reason is said, to people and to scripts."""
    done = run("search", "superposition", "--author", "nobody")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "No paper of the library is by nobody.",
        "Its authors: A. Lovelace.",
    ]
    data = json.loads(run("search", "superposition author:nobody", "--json").stdout)
    assert data["hits"] == []
    assert data["reason"] == "No paper of the library is by nobody."


def test_a_search_for_no_words_says_so(run: Run) -> None:
    """Filters alone ask for nothing; an unknown paper is an error with its exit code."""
    done = run("search", "paper:2404.14082")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no words to look for" in done.stderr
    assert run("search", "superposition", "--paper", "nowhere").exit_code == 3


def test_search_json_has_the_contracts_shape(run: Run) -> None:
    """Scripts find the query and, for each hit, its place, text and offsets."""
    data = json.loads(run("search", "superposition", "--json").stdout)
    assert data["query"] == "superposition"
    hit = data["hits"][0]
    assert hit["section"] == "2 Core concepts › 2.1 Superposition"
    assert (hit["paper"], hit["page"], hit["highlights"]) == ("2404.14082", 6, [[0, 13]])
    assert hit["regions"] == [{"page": 6, "bbox": [72.0, 100.13, 300.0, 112.0]}]
    assert hit["marks"] == [{"page": 6, "bbox": [72.0, 100.13, 140.0, 112.0]}]
    assert (hit["matched"], hit["words"], hit["more"]) == ("both", ["superposition"], 2)
    assert hit["kind"] == "paragraph"


def test_no_hits_are_no_failure(run: Run) -> None:
    """Nothing found: exit 0, an empty list for scripts, a kind sentence for people."""
    done = run("search", "cooking")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No passage answers “cooking”" in done.stderr
    assert json.loads(run("search", "cooking", "--json").stdout) == {"query": "cooking", "hits": []}


def test_sheet_and_export_write_and_say_where(run: Run, tmp_path: Path) -> None:
    """Both print the path of what they wrote; -o names it."""
    assert run("sheet", "2404.14082").stdout == f"{tmp_path}/2404.14082.sheet\n"
    target = tmp_path / "x.bib"
    done = run("export", "2404.14082", "--format", "bibtex", "-o", str(target), "--minutes", "45")
    assert done.stdout == f"{target}\n"
    assert target.read_text().startswith("bibtex of 2404.14082, 45 minutes")


def test_export_to_stdout_leaves_no_file(run: Run, tmp_path: Path) -> None:
    """-o - writes the bytes of the export to stdout."""
    done = run("export", "2404.14082", "--format", "bibtex", "-o", "-")
    assert done.stdout_bytes == "bibtex of 2404.14082, 60 minutes, “ß”\n".encode()
    assert not list(tmp_path.glob("*.bibtex"))


def test_export_of_an_unknown_format_lists_the_known(run: Run) -> None:
    """A format that does not exist is a usage error with the names that do."""
    done = run("export", "2404.14082", "--format", "bibtxt")
    assert done.exit_code == 2
    assert "Formats: bibtex, sheet." in done.stderr


def test_notes_are_kept_as_typed(run: Run, library: FakeLibrary) -> None:
    """A note from stdin arrives unchanged, with section, page and author, and is listed."""
    text = "First line.\n\n  - indented\n"
    done = run("notes", "add", "2404.14082", "-", "--page", "6", "--author", "Ada", input=text)
    assert done.exit_code == 0, done.stderr
    assert library.written[0].text == text
    out = run("notes", "list", "2404.14082").stdout
    assert "2404.14082  p. 6 · Ada · 2025-02-03\n  First line.\n" in out
    assert "    - indented" in out
    assert run("notes").stdout == out
    (note,) = json.loads(run("notes", "list", "--json").stdout)["notes"]
    assert (note["text"], note["page"], note["author"]) == (text, 6, "Ada")


def test_an_empty_note_is_refused(run: Run, library: FakeLibrary) -> None:
    """Nothing but spaces is no note: exit 2."""
    assert run("notes", "add", "2404.14082", "-", input=" \n").exit_code == 2
    assert library.written == []


def test_rebuild_counts(run: Run) -> None:
    """Rebuild says how many papers it read again."""
    assert run("rebuild").stdout == "rebuilt 2 papers\n"


def test_config_shows_values_and_origins(run: Run, tmp_path: Path) -> None:
    """Config tells where each value comes from, and where one's own file would be."""
    out = run("config", "show", "--home", str(tmp_path)).stdout
    assert f"home           {tmp_path}  --home" in out
    rows = json.loads(run("config", "show", "--json").stdout)["settings"]
    assert {"name": "arxiv_delay", "value": "3.0", "origin": "default"} in rows
    assert run("config", "path").stdout.strip().endswith("config.toml")


@pytest.mark.parametrize("code", [1, 2, 3, 4, 5, 6])
def test_errors_are_two_lines_and_an_exit_code(run: Run, code: int) -> None:
    """An error of ours is its problem, its hint and its code, on stderr, each on one line."""
    done = run("list", on=BrokenLibrary(failing(code)))
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.splitlines() == ["It went wrong.", "Do it again."]


def test_debug_shows_the_traceback_wherever_it_stands(run: Run) -> None:
    """--debug, before or after the command, prints the traceback and keeps the exit code."""
    for args in (("--debug", "list"), ("list", "--debug")):
        done = run(*args, on=BrokenLibrary(failing(5)))
        assert done.exit_code == 5
        assert "Traceback (most recent call last)" in done.stderr


def test_an_unexpected_error_is_no_traceback(run: Run) -> None:
    """A bug is told in two lines and points to --debug; exit 1."""
    done = run("list", on=BrokenLibrary(KeyError("lost")))
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "Something unexpected went wrong: KeyError: 'lost'",
        "Run the command again with --debug to see where it happened.",
    ]


def test_an_interrupted_command_says_how_to_go_on(run: Run) -> None:
    """Ctrl-C ends with 130 and says that what is done is kept."""
    done = run("list", on=BrokenLibrary(KeyboardInterrupt()))
    assert done.exit_code == 130
    assert "What is done is kept." in done.stderr


@pytest.mark.parametrize(
    "args",
    [("bogus",), ("list", "--bogus"), ("--bogus",), ("search",), ("search", "x", "-k", "0")],
)
def test_usage_errors_are_two_lines(run: Run, args: tuple[str, ...]) -> None:
    """A wrong command line ends with 2 and says where to read how it is used."""
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2
    assert "--help" in done.stderr
