"""PDFs that lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readgroup.errors import NotFound, UnreadablePdf
from readgroup.sources.naming import is_arxiv, paper_id
from readgroup.sources.web import download_pdf

__all__ = ["LocalPdf", "check_pdf", "download_pdf", "is_arxiv", "paper_id", "pdfs"]

_HEAD = 1024


@dataclass(frozen=True, slots=True)
class LocalPdf:
    """A PDF file, and its name as people see it: relative to the folder that was given."""

    path: Path
    name: str


def pdfs(what: Path) -> list[LocalPdf]:
    """The file, or all PDFs of the folder and the folders in it, by name.

    In folders, hidden files and what links lead to outside are left out, and a file counts by
    its ending: call `check_pdf` on each, so that one broken file does not stop the others.
    Raises NotFound (no such file, no PDF in the folder) and UnreadablePdf (the file is no PDF).
    """
    if what.is_dir():
        found = [LocalPdf(path, str(path.relative_to(what))) for path in sorted(_in_folder(what))]
        if not found:
            raise NotFound(
                f"There is no PDF in {what}.",
                "Its files should end in .pdf; hidden ones do not count.",
            )
        return found
    check_pdf(what)
    return [LocalPdf(what, what.name)]


def check_pdf(path: Path) -> None:
    """Raise NotFound or UnreadablePdf unless `%PDF` is within the file's first 1024 bytes."""
    try:
        # Opening a pipe would wait for its writer, a device might never end.
        if path.exists() and not path.is_file():
            raise UnreadablePdf(f"{path} is not a file.", "Name a PDF, or a folder of them.")
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", "Check the path.") from None
    except OSError as error:
        raise UnreadablePdf(
            f"{path} cannot be read: {error.strerror or error}.", "Check its permissions."
        ) from error
    if not head:
        raise UnreadablePdf(f"{path} is empty.", "Download it again.")
    if b"%PDF" not in head:
        raise UnreadablePdf(
            f"{path} is not a PDF.", "Open it to see what it is: a failed download is often HTML."
        )


def _in_folder(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() != ".pdf":
                continue
            if path.is_file() and path.resolve().is_relative_to(root):
                yield path
