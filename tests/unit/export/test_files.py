"""Exports on disk: names, and never a word lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import stat

import pytest
from export_prepared import PAPER, SENTENCES, prepared, revised

from readgroup.errors import ReadgroupError
from readgroup.export.bibtex import Bibtex
from readgroup.export.files import file_name, place, write
from readgroup.export.jekyll import Jekyll
from readgroup.export.json_data import Json
from readgroup.export.markdown import Markdown
from readgroup.export.packet import Packet
from readgroup.export.sheet import Sheet

SEALED = pytest.mark.parametrize(
    "exporter", [Packet(), Sheet(), Json(), Bibtex()], ids=lambda e: e.name
)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("2203.04567", "2203.04567.md"),
        ("hep-th/9901001", "hep-th-9901001.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("…", "paper.md"),
    ],
)
def test_names_are_safe_for_file_systems(identifier, name):
    """Slashes, dots and other characters of an id never make a path."""
    assert file_name(dataclasses.replace(PAPER, id=identifier), Markdown()) == name


def test_formats_of_one_paper_do_not_share_a_name():
    """Exporting every format into one folder keeps them all."""
    exporters = (Markdown(), Jekyll(), Packet(), Sheet(), Json(), Bibtex())
    assert len({file_name(PAPER, exporter) for exporter in exporters}) == len(exporters)


def test_a_post_keeps_the_day_on_which_it_was_first_exported(tmp_path):
    """A later export finds the post of an earlier day, whose words it carries over."""
    name = file_name(PAPER, Jekyll(), dt.date(2024, 5, 6))
    assert (
        name == "2024-05-06-sparse-dictionaries-for-reading-small-language-models-a-case-study.md"
    )
    (tmp_path / name).write_text(Jekyll().export(prepared()), encoding="utf-8")
    assert place(PAPER, Jekyll(), tmp_path) == tmp_path / name


def test_a_folder_takes_the_export_under_its_own_name(tmp_path):
    """`-o FOLDER` means a file in it."""
    assert write(Markdown(), prepared(), tmp_path) == tmp_path / "2203.04567.md"


def test_a_missing_folder_is_made(tmp_path):
    """The way to the file is made, and nothing but the file is left there."""
    path = write(Json(), prepared(), tmp_path / "a" / "b" / "paper.json")
    assert [p.name for p in path.parent.iterdir()] == ["paper.json"]


@SEALED
def test_a_file_that_nobody_changed_is_replaced(exporter, tmp_path):
    """A sealed file of an earlier export gives way to the new one."""
    path = write(exporter, prepared(), tmp_path / "export")
    later = revised(dict.fromkeys(SENTENCES, ("Later.",)))
    write(exporter, later, path)
    assert path.read_text(encoding="utf-8") == exporter.export(later)


@SEALED
def test_a_file_that_a_person_changed_is_not_replaced(exporter, tmp_path):
    """An edit breaks the seal: the export is refused, with the way out."""
    path = write(exporter, prepared(), tmp_path / "export")
    edited = path.read_text(encoding="utf-8") + "mine\n"
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(ReadgroupError, match="was changed since") as caught:
        write(exporter, prepared(), path)
    assert "-o" in caught.value.hint
    assert path.read_text(encoding="utf-8") == edited


@pytest.mark.parametrize("exporter", [Markdown(), Packet()], ids=lambda e: e.name)
@pytest.mark.parametrize("content", [b"# My own notes\n", b"\xff\xfe\x00", "\ufeff{}".encode()])
def test_a_file_of_somebody_else_is_not_touched(exporter, content, tmp_path):
    """Where readgroup left no mark it writes nothing."""
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    with pytest.raises(ReadgroupError, match="exists"):
        write(exporter, prepared(), path)
    assert path.read_bytes() == content
    assert len(list(tmp_path.iterdir())) == 1


def test_an_empty_file_is_filled(tmp_path):
    """A file that was only touched holds nothing to lose."""
    path = tmp_path / "notes.md"
    path.touch()
    assert write(Markdown(), prepared(), path).read_text(encoding="utf-8").startswith("---\n")


def test_notes_with_words_are_not_replaced_by_another_format(tmp_path):
    """A packet written over notes would lose what people wrote there: it is refused."""
    path = write(Markdown(), prepared(), tmp_path / "notes.md")
    path.write_text(path.read_text(encoding="utf-8") + "\nOurs.\n", encoding="utf-8")
    for exporter in (Packet(), Jekyll()):
        with pytest.raises(ReadgroupError):
            write(exporter, prepared(), path)
    assert path.read_text(encoding="utf-8").endswith("\nOurs.\n")


def test_notes_on_another_paper_are_not_mixed_in(tmp_path):
    """Two papers never share a file of notes."""
    path = write(Markdown(), prepared(), tmp_path / "notes.md")
    other = prepared(paper=dataclasses.replace(PAPER, id="2301.00001"))
    with pytest.raises(ReadgroupError, match=r"markdown 2203\.04567"):
        write(Markdown(), other, path)


def test_the_files_mode_and_its_link_are_kept(tmp_path):
    """A private file stays private, and a link goes on pointing to the file with the notes."""
    target = write(Markdown(), prepared(), tmp_path / "notes.md")
    target.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write(Markdown(), prepared(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_gives_a_clear_error(tmp_path):
    """The error says which file, and what to do."""
    tmp_path.chmod(0o500)
    with pytest.raises(ReadgroupError, match="cannot be written"):
        write(Json(), prepared(), tmp_path / "paper.json")


def test_a_path_below_a_file_gives_a_clear_error(tmp_path):
    """A folder that is a file cannot hold an export."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadgroupError, match=r"cannot be (read|written)"):
        write(Json(), prepared(), tmp_path / "file" / "paper.json")
