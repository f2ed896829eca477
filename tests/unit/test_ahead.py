"""Reading ahead."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from readgroup.ahead import ReadAhead
from readgroup.errors import UnreadablePdf
from readgroup.model.document import Document

PATHS = [Path(f"{n}.pdf") for n in range(9)]


def document(path: Path) -> Document:
    return Document(path.stem, (), "", (), (), ())


def test_documents_come_in_order_and_several_are_read_at_once() -> None:
    """Two PDFs are being read at the same time, and each is given out under its own path."""
    both = threading.Barrier(2, timeout=20)

    def parse(path: Path, progress) -> Document:
        if path in PATHS[:2]:
            both.wait()
        progress(1, 1)
        return document(path)

    with ReadAhead(PATHS, parse, cores=2) as ahead:
        titles = [ahead.take(path, lambda done, total: None).title for path in PATHS]
    assert titles == [path.stem for path in PATHS]


def test_only_a_few_documents_wait() -> None:
    """A folder of a thousand papers is not held in memory: two a core are begun at most."""
    begun = []

    def parse(path: Path, progress) -> Document:
        begun.append(path)
        return document(path)

    with ReadAhead(PATHS, parse, cores=1) as ahead:
        ahead.take(PATHS[0], lambda done, total: None)
    assert len(begun) <= 2


def test_a_pdf_that_cannot_be_read_stops_only_itself() -> None:
    """Its error is raised where it is asked for; the next PDF is given out."""

    def parse(path: Path, progress) -> Document | None:
        if path == PATHS[0]:
            raise UnreadablePdf("It is damaged.", "Download it again.")
        return None if path == PATHS[1] else document(path)

    with ReadAhead(PATHS[:3], parse, cores=2) as ahead:
        with pytest.raises(UnreadablePdf):
            ahead.take(PATHS[0], lambda done, total: None)
        assert ahead.take(PATHS[1], lambda done, total: None) is None
        assert ahead.take(PATHS[2], lambda done, total: None).title == "2"
        assert ahead.take(Path("unknown.pdf"), lambda done, total: None) is None
