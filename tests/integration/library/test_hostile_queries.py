"""Whatever is typed as a query: hits or none, soon, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readgroup.embedding import Embedder
from readgroup.errors import ReadgroupError
from readgroup.library import Library
from readgroup.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def library(sample_home: Path, minilm: Embedder) -> Iterator[Library]:
    with Library(Settings(home=sample_home)) as made:
        made._steps.embedder = minilm
        yield made


WEIRD = {
    "empty": "",
    "blank": " \n\t ",
    "10,000 characters": "superposition of features " * 400,
    "one word of 10,000 letters": "a" * 10_000,
    "emojis": "🙂🧠🔬",
    "SQL": "'; DROP TABLE passages; --",
    "FTS operators": 'NEAR("a" AND b*, 3) OR NOT {text}: ^c - "',
    "quotes": "\"\"\"'''“”‘’",
    "stop words": "to be or not to be",
    "one letter": "a",
    "NUL": "super\0position",
    "lone surrogate": "super\udcffposition",
    "other scripts": "什么是叠加? суперпозиция",
    "signs": "∑∂∇ % _ * ? \\",
    "right to left": "\u202eشرح",
    "combining marks": "a" + "\u0301" * 500,
    "only punctuation": "?!.,;:()[]{}",
    "5,000 words": " ".join(f"word{n}" for n in range(5000)),
    "terminal escapes": "\x1b[31mred\x1b[0m\x07",
    "only excluded": "-superposition -features",
    "operators without words": 'section: paper: "" -',
    "regular expression": "(a+)+$ [[:alpha:]] \\",
}

PARTS = st.sampled_from(
    [" ", '"', "-", ":", "section:", "paper:", "author:", "year:", "2020-", "superposition", "the"]
)


@pytest.mark.parametrize("query", WEIRD.values(), ids=WEIRD.keys())
def test_no_query_is_an_error(library: Library, query: str) -> None:
    """There are hits or none, and nothing is changed by it."""
    for hit in library.search(query):
        assert hit.passage.text
    assert len(library.papers()) == 1


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text() | st.lists(st.text(max_size=5) | PARTS).map("".join))
def test_no_text_at_all_is_an_error(library: Library, query: str) -> None:
    """Any text: hits whose highlights lie in them, or none; a filter that fits nothing is told of."""
    with suppress(ReadgroupError):
        for hit in library.search(query):
            assert all(0 <= a < b <= len(hit.passage.text) for a, b in hit.highlights)


@pytest.mark.parametrize("query", ["", "🙂 '; DROP TABLE notes; --", b"super\xffposition" * 600])
def test_the_command_line_takes_any_query(sample_home: Path, query: str | bytes) -> None:
    """Exit code 0 and JSON, or a sentence that says what to do."""
    command = [sys.executable, "-m", "readgroup", "--home", str(sample_home), "search", "--json"]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        [*command, "--", query], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b'"hits": [' in done.stdout
    assert b"Traceback" not in done.stderr
    if not query:
        assert b"no words to look for" in done.stderr
