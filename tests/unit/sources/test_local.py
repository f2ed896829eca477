"""Files and folders on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readgroup.errors import NotFound, UnreadablePdf
from readgroup.sources.local import LocalPdf, check_pdf, pdfs


def put(path: Path, content: bytes = b"%PDF-1.4\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_one_file(tmp_path: Path) -> None:
    """A PDF is itself, whatever its ending, also when some bytes come before its header."""
    file = put(tmp_path / "paper.bin", b"\n" * 500 + b"%PDF-1.7")
    assert pdfs(file) == [LocalPdf(file, "paper.bin")]


def test_folder(tmp_path: Path) -> None:
    """All PDFs below a folder in order, without hidden ones, named from the folder on."""
    for name in ["b.pdf", "a/z.PDF", "a/notes.txt", ".hidden.pdf", ".git/x.pdf", "c.pdf"]:
        put(tmp_path / "in" / name)
    found = pdfs(tmp_path / "in")
    assert [pdf.name for pdf in found] == [str(Path("a", "z.PDF")), "b.pdf", "c.pdf"]
    assert all(pdf.path.is_file() for pdf in found)


def test_links_do_not_lead_outside(tmp_path: Path) -> None:
    """Links to files or folders outside are left out, those inside count; loops do no harm."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    put(inside / "a.pdf")
    put(outside / "secret.pdf")
    (inside / "link.pdf").symlink_to(outside / "secret.pdf")
    (inside / "folder").symlink_to(outside)
    (inside / "same.pdf").symlink_to(inside / "a.pdf")
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere.pdf").symlink_to(tmp_path / "gone.pdf")
    assert [pdf.name for pdf in pdfs(inside)] == ["a.pdf", "same.pdf"]


def test_broken_file_in_a_folder_is_listed(tmp_path: Path) -> None:
    """A folder gives broken files too, so that each is reported and none stops the others."""
    broken = put(tmp_path / "broken.pdf", b"<html>")
    put(tmp_path / "good.pdf")
    assert [pdf.name for pdf in pdfs(tmp_path)] == ["broken.pdf", "good.pdf"]
    with pytest.raises(UnreadablePdf):
        check_pdf(broken)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html>", "is not a PDF"),
        (b"", "is empty"),
        (b"\0" * 2000 + b"%PDF", "is not a PDF"),
    ],
)
def test_file_that_is_no_pdf(tmp_path: Path, content: bytes, words: str) -> None:
    """HTML, nothing, or a header too far in: exit code 5, naming the file."""
    file = put(tmp_path / "a.pdf", content)
    with pytest.raises(UnreadablePdf, match=words) as caught:
        pdfs(file)
    assert caught.value.exit_code == 5
    assert str(file) in caught.value.problem
    assert caught.value.hint


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused at once."""
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(UnreadablePdf, match="not a file"):
        pdfs(tmp_path / "a.pdf")


def test_nothing_there(tmp_path: Path) -> None:
    """A missing file and a folder without PDFs are not found."""
    with pytest.raises(NotFound, match="no file"):
        pdfs(tmp_path / "gone.pdf")
    with pytest.raises(NotFound, match="no PDF in"):
        pdfs(tmp_path)
