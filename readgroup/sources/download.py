"""A PDF from the network to its place: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

import requests

from readgroup.errors import NotAPdf, NotFound, ReadgroupError, SourceUnavailable, TooLarge
from readgroup.sources.http import pieces, retrying
from readgroup.sources.limits import Limits

HEAD = 1024
_BY_HAND = "Open it in a browser, save the PDF and add it: readgroup add FILE."


def is_pdf(head: bytes) -> bool:
    """Whether a file that begins so may be a PDF: `%PDF` within its first 1024 bytes.

    >>> is_pdf(b"%PDF-1.5"), is_pdf(b"<!DOCTYPE html>")
    (True, False)
    """
    return b"%PDF" in head[:HEAD]


def has_pdf(path: Path) -> bool:
    """Whether a PDF lies at `path` already."""
    try:
        with path.open("rb") as stream:
            return is_pdf(stream.read(HEAD))
    except OSError:
        return False


def download(
    session: requests.Session,
    url: str,
    target: Path,
    *,
    limits: Limits,
    admit: Callable[[str], None] = lambda url: None,
    report: Callable[[int, int | None], None] = lambda done, total: None,
) -> Path:
    """Store the PDF of `url` at `target`; until it is complete, `target` is untouched.

    `admit` raises on addresses that must not be asked, the first and each redirect; `report`
    hears bytes done and in all. Raises NotFound (404 or 410), NotAPdf, TooLarge, Offline and
    SourceUnavailable.
    """
    _sweep(target.parent, older_than=2 * limits.body)

    def attempt() -> Path:
        with _answer(session, url, limits, admit) as response, _replacing(target) as file:
            _receive(response, file, limits, report)
        return target

    return retrying(limits, attempt)


@contextmanager
def _answer(
    session: requests.Session, url: str, limits: Limits, admit: Callable[[str], None]
) -> Iterator[requests.Response]:
    """The final answer, redirects followed one by one: each is a request of its own."""
    asked = url
    for _ in range(limits.redirects + 1):
        admit(url)
        # Without compression the length that is announced is the file's own.
        headers = {"Accept": "application/pdf", "Accept-Encoding": "identity"}
        with session.get(url, headers=headers, stream=True, allow_redirects=False) as response:
            onward = session.get_redirect_target(response)
            if onward is None:
                yield response
                return
        url = urljoin(url, onward)
    raise SourceUnavailable(f"{asked} leads from one address to the next without end.", _BY_HAND)


def _receive(
    response: requests.Response,
    file: BinaryIO,
    limits: Limits,
    report: Callable[[int, int | None], None],
) -> None:
    _check_answer(response)
    announced = response.headers.get("Content-Length", "")
    total = int(announced) if announced.isdecimal() else None
    if total is not None and total > limits.pdf_bytes:
        raise TooLarge(
            f"{response.url} has {total / 1e6:.0f} MB; {limits.pdf_bytes / 1e6:g} MB are allowed.",
            _BY_HAND,
        )
    head, done = b"", 0
    for piece in pieces(response, limits.pdf_bytes, limits.body):
        if len(head) < HEAD:
            head += piece[: HEAD - len(head)]
            if len(head) == HEAD and not is_pdf(head):
                break
        file.write(piece)
        done += len(piece)
        report(done, total)
    if not is_pdf(head):
        raise _something_else(response, head)


def _check_answer(response: requests.Response) -> None:
    status = response.status_code
    if status in (404, 410):
        raise NotFound(f"{response.url} does not exist ({status}).", "Check the address.")
    if status != 200:
        raise SourceUnavailable(f"{response.url} was refused ({status}).", _BY_HAND)


def _something_else(response: requests.Response, head: bytes) -> ReadgroupError:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    what = kind or ("something else" if head else "nothing")
    return NotAPdf(f"{response.url} sent {what} instead of a PDF.", _BY_HAND)


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A file beside `target` that takes its place when the block ends well, else vanishes."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        if isinstance(error, requests.RequestException):
            raise
        raise ReadgroupError(
            f"{target} cannot be written: {error.strerror or error}.",
            "Make room or make the folder writable, then run the same command again.",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _sweep(folder: Path, older_than: float) -> None:
    """Remove what a killed download left: nothing under way goes unwritten for so long."""
    for part in folder.glob(".*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > older_than:
                part.unlink()
