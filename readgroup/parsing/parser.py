"""Parse a PDF in a worker process, and put what goes wrong into words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from readgroup.errors import UnreadablePdf
from readgroup.model.document import Document
from readgroup.parsing import wire
from readgroup.parsing.limits import DEFAULT_LIMITS, Limits, MiB
from readgroup.parsing.sandbox import Worker, WorkerDied

_HEADER_WITHIN = 1024  # bytes; readers accept that much before %PDF
PageProgress = Callable[[int, int], None]


class Parser(Protocol):
    """Whatever turns a PDF file into a Document."""

    def __call__(self, path: Path, *, progress: PageProgress | None = None) -> Document:
        """The document in the PDF at `path`; `progress` hears pages done and in all.

        Raises UnreadablePdf.
        """
        ...


def parse_pdf(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, progress: PageProgress | None = None
) -> Document:
    """Read the PDF at `path` into a Document, in a separate process that may cost `limits` at most.

    `progress` is called with (pages done, pages in all). The same file always gives the same
    document. Raises UnreadablePdf, whatever the file does.
    """
    check_file(path, limits)
    try:
        with Worker(path, limits) as worker:
            for answer in worker.request({"do": "parse"}, limits.wall_budget(0)):
                if progress is not None and "page" in answer:
                    progress(int(answer["page"]), int(answer["pages"]))
                last = answer
        return _document(path, last)
    except WorkerDied as death:
        raise stopped(path, death.why, limits) from death


def check_file(path: Path, limits: Limits) -> None:
    """Whether it is worth opening: a file, not too large, that begins like a PDF. Raises UnreadablePdf."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEADER_WITHIN)
    except OSError as error:
        raise UnreadablePdf(
            f"{path} cannot be opened: {error.strerror}.", "Check the path and its permissions."
        ) from error
    if not head:
        raise UnreadablePdf(f"{path.name} is empty.", "Download it again.")
    if size > limits.file_bytes:
        raise UnreadablePdf(
            f"{path.name} has {size // MiB} MiB, more than the {limits.file_bytes // MiB} MiB allowed.",
            "Reduce it, for example with Ghostscript, or split it.",
        )
    if b"%PDF" not in head and not _looks_like_pdf_tail(path, size):
        kind = (
            "a web page"
            if b"<html" in head.lower() or b"<!doctype html" in head.lower()
            else "no PDF"
        )
        raise UnreadablePdf(
            f"{path.name} is {kind}, whatever its name says.",
            "Download the PDF itself and add that.",
        )


def stopped(path: Path, why: str, limits: Limits) -> UnreadablePdf:
    """What to tell when the worker did not answer."""
    reasons = {
        "memory": f"needs more than {limits.memory // MiB} MiB of memory to read",
        "time": "takes too long to read",
        "output": "holds far more text than a paper",
        "crash": "makes the PDF library crash",
    }
    return UnreadablePdf(
        f"{path.name} {reasons[why]}: it is damaged, or made to do harm.",
        "Print it to a fresh PDF from a viewer that you trust, and add that.",
    )


def _looks_like_pdf_tail(path: Path, size: int) -> bool:
    """A PDF whose beginning was cut off still ends as one."""
    with path.open("rb") as stream:
        stream.seek(max(0, size - _HEADER_WITHIN))
        return b"startxref" in stream.read()


def _document(path: Path, answer: dict[str, Any]) -> Document:
    if "problem" in answer:
        raise UnreadablePdf(str(answer["problem"]), str(answer.get("hint", "")))
    try:
        return wire.unpack(answer["document"])
    except (ValueError, TypeError, KeyError) as error:
        raise stopped(path, "crash", DEFAULT_LIMITS) from error
