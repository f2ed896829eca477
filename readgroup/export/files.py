"""Exports on disk: their names, and writing them so that no word of a person is lost."""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
from pathlib import Path

from readgroup.errors import ReadgroupError
from readgroup.export.markup import slug
from readgroup.export.registry import Exporter
from readgroup.export.sealing import is_intact, is_sealed
from readgroup.export.woven_notes import carries_over, is_woven
from readgroup.model.paper import Paper
from readgroup.model.prepared import PreparedPaper

_MOVE = "Move that file away, or choose another place with -o."


def file_name(paper: Paper, exporter: Exporter, day: dt.date | None = None) -> str:
    """A name that any file system takes, the same for every version of the paper.

    "2501.16496.md", "hep-th-9901001.md"; for a dated format "2025-02-03-open-problems.md", with
    `day` (today, unless given).
    """
    if getattr(exporter, "dated", False):
        return f"{(day or dt.date.today()).isoformat()}-{slug(paper.title)}{exporter.suffix}"
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", paper.id).strip("-.") or "paper"
    return f"{stem}{exporter.suffix}"


def place(paper: Paper, exporter: Exporter, folder: Path) -> Path:
    """Where the export goes in a folder: for dated formats the file of an earlier day, if any."""
    name = file_name(paper, exporter)
    if getattr(exporter, "dated", False):
        pattern = f"[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]{name[10:]}"
        return next(iter(sorted(folder.glob(pattern))), folder / name)
    return folder / name


def write(exporter: Exporter, prepared: PreparedPaper, path: Path) -> Path:
    """Write the export to `path`, or under its own name into the folder `path`; return where.

    The file is whole or as before. Text that people wrote in it is carried over.

    Raises ReadgroupError, and changes nothing, where the existing file is not readgroup's, where
    a person changed one that cannot carry their text over, and where it cannot be read or written.
    """
    path = Path(os.path.realpath(path))
    if path.is_dir():
        path = Path(os.path.realpath(place(prepared.paper, exporter, path)))
    previous = _read(path)
    if previous is None or not previous.strip() or is_intact(previous):
        text = exporter.export(prepared)
    elif is_sealed(previous):
        raise ReadgroupError(f"{path} was changed since readgroup wrote it.", _MOVE)
    elif not is_woven(previous):
        raise ReadgroupError(f"{path} exists, and readgroup did not write it.", _MOVE)
    else:
        text = exporter.export(prepared, previous)
        if not carries_over(previous, text):
            raise ReadgroupError(
                f"{path} holds notes that the format {exporter.name!r} would lose.", _MOVE
            )
    _replace(path, text)
    return path


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise ReadgroupError(f"{path} exists, and is not text in UTF-8.", _MOVE) from error
    except OSError as error:
        raise ReadgroupError(f"{path} cannot be read: {error.strerror}.", _MOVE) from error


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then rename: a reader sees the old text or the new."""
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(text.encode("utf-8", "replace"))
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        raise ReadgroupError(f"{path} cannot be written: {error.strerror}.", _MOVE) from error
    finally:
        temporary.unlink(missing_ok=True)
