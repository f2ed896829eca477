"""The ways in which PDFs mislead a parser, as docs/parsing.md lists them."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[2]
PAGE = TESTS.parent / "docs" / "parsing.md"
ROW = re.compile(
    r"^\| (\d+) \| .* \| `(integration/)?(test_\w+\.py)::(test_\w+)` \|$", re.MULTILINE
)


def test_every_way_names_a_test_that_exists() -> None:
    """All 36 ways are listed once, each with a test that is in the suite."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert [int(number) for number, *_ in rows] == list(range(1, 37))
    for _, apart, file, name in rows:
        folder = TESTS / ("integration" if apart else "unit") / "parsing"
        assert f"def {name}(" in (folder / file).read_text(encoding="utf-8"), f"{file}::{name}"
