"""What may reach a terminal, and how it looks there."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from readgroup.cli.main import hoist, readable
from readgroup.cli.render import guide, hits, papers
from readgroup.cli.render.printout import Printout, marked
from readgroup.cli.render.progress import Meter
from readgroup.cli.terminal import clean, print_json
from readgroup.model.progress import Step

from .fake_library import DOCUMENT, GUIDE, HIT, HOLDING, SUMMARY, renamed


def printed(width: int = 80, *, colour: bool = False) -> tuple[Printout, io.StringIO]:
    """A printout on a string."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    return Printout(console), stream


@given(st.text())
def test_clean_text_keeps_its_length_and_steers_nothing(text: str) -> None:
    """No control or direction character survives, and offsets stay right."""
    safe = clean(text)
    assert len(safe) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in safe)
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE") for c in safe)


@given(st.text(), st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40))))
def test_marking_loses_no_character(words: str, spans: list[tuple[int, int]]) -> None:
    """Whatever spans are asked for, the parts joined are the text."""
    parts = marked(words, tuple(spans))
    assert "".join(p if isinstance(p, str) else p[0] for p in parts) == words


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(20, 120))
def test_prose_never_exceeds_the_width(text: str, width: int) -> None:
    """Lines of prose fit the terminal, whatever script the text is in."""
    out, stream = printed(width)
    out.prose(text, label="Why: ", indent=4)
    assert all(
        Console().measure(line).maximum <= max(width, 29) for line in stream.getvalue().split("\n")
    )


def test_human_output_fits_eighty_columns() -> None:
    """A summary, questions, hits and an outline stay within 80 columns."""
    out, stream = printed(80)
    guide.summary(out, HOLDING.paper.title, SUMMARY)
    guide.questions(out, HOLDING.paper.title, GUIDE, explain=True)
    hits.hits(out, [HIT])
    papers.paper(out, HOLDING, DOCUMENT)
    assert max(map(len, stream.getvalue().splitlines())) <= 80


def test_a_terminal_gets_titles_cut_to_its_width() -> None:
    """On a terminal each paper keeps to one row, a long title ends in an ellipsis."""
    out, stream = printed(60, colour=True)
    papers.shelf(out, [renamed(HOLDING, "word " * 40)])
    row = stream.getvalue().splitlines()[1]
    assert "…" in row
    assert "\x1b" in row


def test_highlights_are_bold() -> None:
    """The highlighted words, and only they, are in bold in the passage."""
    out, stream = printed(80, colour=True)
    hits.hits(out, [HIT])
    assert "\x1b[1mSuperposition\x1b[0m: networks" in stream.getvalue()


def test_json_escapes_what_could_steer(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON keeps letters of all scripts and escapes C0, DEL and C1 characters."""
    print_json({"text": "naïve 日本 \x1b[2J \x9b2J \x7f"})
    assert capsys.readouterr().out == (
        '{\n  "text": "naïve 日本 \\u001b[2J \\u009b2J \\u007f"\n}\n'
    )


def test_home_may_stand_after_the_command() -> None:
    """--home and --debug are moved forward, except behind a double hyphen."""
    assert hoist(["list", "--home=x", "--debug"]) == ["--home=x", "--debug", "list"]
    assert hoist(["search", "--", "--home", "x"]) == ["search", "--", "--home", "x"]


def test_examples_in_help_keep_their_lines() -> None:
    """Indented paragraphs are marked so that they are not wrapped; others are left alone."""
    assert readable("One.\n\n    a\n    b\n\nTwo.") == "One.\n\n\b\n    a\n    b\n\nTwo."


def test_progress_moves_on_a_terminal_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal one line shows paper, step and amount, and is erased by `clear`."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    meter = Meter()
    meter(Step("2404.14082", "download", 1_000_000, 3_000_000))
    meter(Step("2404.14082", "parse", 12, 55))
    meter.clear()
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "1.0/3.0 MB" in shown.err
    assert "2404.14082: reading" in shown.err
    assert "12/55 pages" in shown.err
    assert shown.err.rpartition("pages")[2].endswith("\x1b[2K")


def test_progress_is_a_line_for_each_step_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Away from a terminal each step of a paper is told once."""
    meter = Meter()
    for done in range(5):
        meter(Step("2404.14082", "parse", done, 5))
    meter(Step("2404.14082", "embed", 0, 9))
    meter.clear()
    assert capsys.readouterr().err == "2404.14082: reading\n2404.14082: indexing\n"
