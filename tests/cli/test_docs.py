"""The page docs/cli.md says what the commands' own help says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from readgroup.cli.main import GROUPS, app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
HEAD = """# Commands

This page is the help of every command, written by `pytest tests/cli/test_docs.py --update-goldens`.
"""


def names() -> list[tuple[str, ...]]:
    """The command line after `readgroup` of every command, the bare one first."""
    found: list[tuple[str, ...]] = [()]
    group = get_command(app)
    order = [m.__name__.rpartition(".")[2] for modules in GROUPS.values() for m in modules]
    for name in order:
        found.append((name,))
        below = getattr(group.commands[name], "commands", {})
        found += [(name, inner) for inner in below]
    return found


def page() -> str:
    """docs/cli.md as it should be."""
    parts = [HEAD]
    for name in names():
        help = CliRunner().invoke(app, [*name, "--help"], env={"COLUMNS": "80"}).stdout
        title = " ".join(("readgroup", *name))
        parts.append(
            f"{'##' if len(name) < 2 else '###'} {title}\n\n```text\n{help.rstrip()}\n```\n"
        )
    return "\n".join(parts)


def test_the_page_matches_the_help(request: pytest.FixtureRequest) -> None:
    """docs/cli.md is what the help says today; --update-goldens writes it anew."""
    if request.config.getoption("--update-goldens"):
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", names()[1:], ids=" ".join)
def test_every_help_begins_with_what_it_does(name: tuple[str, ...]) -> None:
    """Each command's help has a sentence that fits the overview, and top-level ones examples."""
    help = CliRunner().invoke(app, [*name, "--help"], env={"COLUMNS": "80"}).stdout
    first = help.split("\n\n")[1].strip()
    assert first.endswith((".", ":")), first
    assert len(first) <= 70, first
    if len(name) == 1:
        assert f"\n      readgroup {name[0]}" in help, help
    assert max(map(len, help.splitlines())) <= 90
