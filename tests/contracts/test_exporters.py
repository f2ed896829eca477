"""What every export format promises, readgroup's own and a stranger's."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
import types
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from readgroup.errors import ReadgroupError, UsageError
from readgroup.export import file_name, registry, write
from readgroup.model.prepared import PreparedPaper

BUILT_IN = {
    "markdown": "readgroup.export.markdown:Markdown",
    "jekyll": "readgroup.export.jekyll:Jekyll",
    "html": "readgroup.export.packet:Packet",
    "sheet": "readgroup.export.sheet:Sheet",
    "json": "readgroup.export.json_data:Json",
    "bibtex": "readgroup.export.bibtex:Bibtex",
}


class Stranger:
    """A format of another package, written from the protocol alone."""

    name = "plain"
    suffix = ".txt"
    media_type = "text/plain"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The title."""
        from readgroup.export.sealing import BLANK, sealed

        return sealed(f"{prepared.paper.title}\n{BLANK}\n")


def _entries(**more: str) -> list[EntryPoint]:
    return [EntryPoint(n, v, registry.GROUP) for n, v in (*BUILT_IN.items(), *more.items())]


@pytest.fixture(scope="module")
def paper() -> PreparedPaper:
    """The prepared paper of the unit tests."""
    file = Path(__file__).parents[1] / "unit" / "export" / "prepared.py"
    spec = importlib.util.spec_from_file_location("contract_prepared", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.prepared()


@pytest.fixture
def registered(monkeypatch):
    """The built-in formats, and a stranger's, as if both packages were installed."""
    module = types.ModuleType("stranger")
    module.Stranger = Stranger
    monkeypatch.setitem(sys.modules, "stranger", module)
    found = _entries(
        plain="stranger:Stranger", broken="no_such_package:Exporter", json="stranger:Stranger"
    )
    monkeypatch.setattr(registry, "entry_points", lambda group: found)


@pytest.fixture(params=[*BUILT_IN, "plain"])
def exporter(request, registered):
    """Each format in turn."""
    return registry.exporter(request.param)


def test_it_has_a_name_a_suffix_and_a_media_type(exporter):
    """What menus and servers show."""
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert exporter.name == exporter.name.lower()


def test_it_exports_text_in_utf_8_that_does_not_change_by_itself(exporter, paper):
    """The same paper gives the same bytes."""
    text = exporter.export(paper)
    assert text.encode()
    assert exporter.export(paper) == text


def test_writing_it_twice_is_quiet(exporter, paper, tmp_path):
    """A second export over the first changes nothing and asks nothing."""
    path = write(exporter, paper, tmp_path)
    once = path.read_bytes()
    assert write(exporter, paper, path) == path
    assert path.read_bytes() == once


def test_words_added_to_its_file_are_never_lost(exporter, paper, tmp_path):
    """What a person adds at the end of the file is carried over, or the export is refused."""
    path = write(exporter, paper, tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "\nOur own words.\n", encoding="utf-8")
    with contextlib.suppress(ReadgroupError):
        write(exporter, paper, path)
    assert "\nOur own words.\n" in path.read_text(encoding="utf-8")


def test_its_file_name_is_plain(exporter, paper):
    """Nothing in a name but letters, digits, dots and hyphens."""
    name = file_name(paper.paper, exporter)
    assert name.endswith(exporter.suffix)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")


def test_unknown_formats_are_told_with_the_known(registered):
    """A wrong name is usage, and the message lists the right ones."""
    with pytest.raises(
        UsageError, match="bibtex, broken, html, jekyll, json, markdown, plain, sheet"
    ) as caught:
        registry.exporter("word")
    assert caught.value.exit_code == 2


def test_packet_is_another_name_of_html(registered):
    """People ask for the packet."""
    assert registry.exporter("packet").name == "html"


def test_a_broken_stranger_does_not_hide_the_others(registered):
    """One package that cannot be loaded costs its own format only."""
    with pytest.warns(UserWarning, match="broken"):
        known = registry.exporters()
    assert set(known) == {*BUILT_IN, "plain"}
    with pytest.raises(ReadgroupError, match="no_such_package"):
        registry.exporter("broken")


def test_a_stranger_cannot_replace_a_built_in_format(registered):
    """`json` stays readgroup's own, whatever else is installed."""
    assert registry.exporter("json").media_type == "application/json"
