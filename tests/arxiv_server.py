"""ArXiv on loopback: the API, OAI-PMH and the PDFs, with the faults of the real one.

    with ArxivServer() as arxiv:
        arxiv.add("2501.16496", title="Open Problems", pdf=path.read_bytes())
        arxiv.faults["2501.16496"] = Fault.HTML
        subprocess.run([...], env={**os.environ, **arxiv.environ(cache=tmp_path)})

For other programs: `python -m tests.arxiv_server FOLDER` serves the PDFs of a folder whose names are
arXiv ids, and prints the environment variables to set.
"""

from __future__ import annotations

import argparse
import re
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.arxiv_answers import (
    EMPTY,
    MINIMAL_PDF,
    NO_LICENCE_GRANTED,
    OUT_OF_ORDER,
    RATE_LIMITED,
    Answer,
    Served,
    empty_page,
    entry,
    feed,
    record,
    refusal,
)

__all__ = [
    "EMPTY",
    "MINIMAL_PDF",
    "NO_LICENCE_GRANTED",
    "OUT_OF_ORDER",
    "RATE_LIMITED",
    "Answer",
    "ArxivServer",
    "Asked",
    "Fault",
    "Served",
    "empty_page",
]

HTML = b"<!DOCTYPE html><html><body><h1>arXiv reCAPTCHA</h1></body></html>"


class Fault(Enum):
    """What can go wrong with one paper."""

    MALFORMED = "the API calls the id malformed (400)"
    ERROR_200 = "the API calls the id malformed, with status 200"
    WITHDRAWN = "its PDF is a 404 page"
    HTML = "a page comes instead of the PDF, with status 200"
    TRUNCATED = "the PDF breaks off"
    OVERSIZE = "a PDF without end and without announced length"
    ANNOUNCED_OVERSIZE = "a PDF that announces 10 GB"
    SLOW = "the PDF drips, a byte at a time"
    SILENT = "the PDF's server accepts and says nothing"
    NO_PDF_LINK = "the entry has no link to a PDF"
    ECHO_VERSION = "any version asked for is answered with an entry"
    LATEST_INSTEAD = "a version that does not exist is answered with the latest"
    MOVED = "the PDF has moved, within the site"
    LOOP = "the PDF's address leads to itself"


@dataclass(frozen=True)
class Asked:
    """A request that came in, at time.monotonic() `began`."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    began: float


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what some tests are about; other errors are shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class ArxivServer:
    """A server on 127.0.0.1, while the `with` block lasts.

    `faults` go by number or number with version; `next_answers` are given to the next requests,
    whatever they ask; `asked` records all requests.
    """

    def __init__(self, port: int = 0) -> None:
        self.papers: dict[str, Served] = {}
        self.faults: dict[str, Fault] = {}
        self.next_answers: deque[Answer] = deque()
        self.asked: list[Asked] = []
        self.under_way = 0
        self.most_under_way = 0
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self._server = _QuietServer(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    def __enter__(self) -> ArxivServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def environ(self, cache: Path | None = None, delay: float = 0.05) -> dict[str, str]:
        """Variables that send a readgroup process here; `cache` keeps its answers and its lock."""
        variables = {
            "READGROUP_ARXIV_API_URL": f"{self.url}/api/query",
            "READGROUP_ARXIV_OAI_URL": f"{self.url}/oai",
            "READGROUP_ARXIV_URL": self.url,
            "READGROUP_ARXIV_DELAY": str(delay),
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }
        return variables | ({"XDG_CACHE_HOME": str(cache)} if cache else {})

    def add(
        self,
        number: str,
        *,
        versions: int = 1,
        title: str = "",
        abstract: str = "We study what a network computes, and how.",
        authors: tuple[tuple[str, str], ...] = (
            ("Ada Example", "Example University"),
            ("Bo Sample", ""),
        ),
        comment: str = "",
        pdf: bytes = MINIMAL_PDF,
        licence: str = NO_LICENCE_GRANTED,
    ) -> None:
        """Serve a paper, with that many versions."""
        self.papers[number] = Served(
            number, versions, title or f"Paper {number}", abstract, authors, comment, pdf, licence
        )

    def add_folder(self, folder: Path) -> None:
        """Serve the PDFs whose names are ids, such as 2404.14082v3.pdf or math_9404236v1.pdf."""
        for file in sorted(folder.glob("*.pdf")):
            if match := re.fullmatch(r"(\d{4}\.\d{4,5}|[a-z-]+_\d{7})(?:v(\d+))?", file.stem):
                number = match[1].replace("_", "/")
                self.add(number, versions=int(match[2] or 1), pdf=file.read_bytes())

    def fault_of(self, number: str, version: int | None = None) -> Fault | None:
        return self.faults.get(f"{number}v{version}") or self.faults.get(number)

    def asked_for(self, path: str) -> list[Asked]:
        """Requests whose path begins so."""
        return [asked for asked in self.asked if asked.path.startswith(path)]

    # The API

    def api(self, query: dict[str, str]) -> Answer:
        ids = [i for i in query.get("id_list", "").split(",") if i]
        for asked in ids:
            match = re.fullmatch(r"(.+?)(?:v(\d+))?", asked)
            fault = self.fault_of(match[1]) if match else None
            if fault in (Fault.MALFORMED, Fault.ERROR_200):
                return refusal(
                    f"incorrect id format for {asked}", 400 if fault is Fault.MALFORMED else 200
                )
        entries = [one for asked in ids for one in self._entries(asked)]
        if not ids:
            entries = self._search(query.get("search_query", ""))
        entries.reverse()
        start, most = int(query.get("start", 0)), int(query.get("max_results", 10))
        return feed(query, entries[start : start + most], len(entries), start)

    def _entries(self, asked: str) -> list[str]:
        match = re.fullmatch(r"(?P<number>.+?)(?:v(?P<version>\d+))?", asked)
        assert match
        paper = self.papers.get(match["number"])
        if paper is None:
            return []
        version = int(match["version"] or paper.versions)
        fault = self.fault_of(paper.number, version)
        if version > paper.versions and fault is Fault.LATEST_INSTEAD:
            version = paper.versions
        if version > paper.versions and fault is not Fault.ECHO_VERSION:
            return []
        return [entry(paper, version, fault is not Fault.NO_PDF_LINK)]

    def _search(self, words: str) -> list[str]:
        wanted = [w.strip('"').lower() for w in re.findall(r'\w+:("[^"]+"|\S+)', words)]
        return [
            entry(paper, paper.versions)
            for paper in self.papers.values()
            if all(word in f"{paper.title} {paper.abstract}".lower() for word in wanted)
        ]

    # OAI-PMH

    def oai(self, query: dict[str, str]) -> Answer:
        number = query.get("identifier", "").removeprefix("oai:arXiv.org:")
        return record(self.papers.get(number))


def _handler(arxiv: ArxivServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            headers = {key.lower(): value for key, value in self.headers.items()}
            with arxiv.lock:
                arxiv.asked.append(Asked(parts.path, query, headers, time.monotonic()))
                arxiv.under_way += 1
                arxiv.most_under_way = max(arxiv.most_under_way, arxiv.under_way)
                forced = arxiv.next_answers.popleft() if arxiv.next_answers else None
            try:
                if forced is not None:
                    self.answer(forced)
                elif parts.path == "/api/query":
                    self.answer(arxiv.api(query))
                elif parts.path == "/oai":
                    self.answer(arxiv.oai(query))
                elif match := re.fullmatch(r"/pdf/(.+?)(?:v(\d+))?", parts.path):
                    self.pdf(match[1], int(match[2]) if match[2] else None)
                elif match := re.fullmatch(r"/moved/(.+)", parts.path):
                    self.answer(Answer(200, arxiv.papers[match[1]].pdf))
                else:
                    self.answer(Answer(404, b"<html>Not found</html>"))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with arxiv.lock:
                    arxiv.under_way -= 1

        def pdf(self, number: str, version: int | None) -> None:
            paper, fault = arxiv.papers.get(number), arxiv.fault_of(number, version)
            missing = paper is None or (version or 1) > paper.versions
            html = {"Content-Type": "text/html; charset=utf-8"}
            if missing or fault is Fault.WITHDRAWN:
                page = f"<html><body>No PDF for {number}v{version}</body></html>"
                self.answer(Answer(404, page.encode(), html))
            elif fault is Fault.HTML:
                self.answer(Answer(200, HTML, html))
            elif fault is Fault.MOVED:
                self.answer(Answer(301, b"", {"Location": f"/moved/{number}"}))
            elif fault is Fault.LOOP:
                self.answer(Answer(302, b"", {"Location": self.path}))
            elif fault is Fault.SILENT:
                arxiv.closing.wait(30)
                self.close_connection = True
            elif fault in (Fault.TRUNCATED, Fault.ANNOUNCED_OVERSIZE):
                announced = len(paper.pdf) if fault is Fault.TRUNCATED else 10_000_000_000
                self.begin(
                    200, {"Content-Type": "application/pdf", "Content-Length": str(announced)}
                )
                self.wfile.write(paper.pdf[: len(paper.pdf) // 2])
                self.close_connection = True
            elif fault in (Fault.OVERSIZE, Fault.SLOW):
                self.begin(200, {"Content-Type": "application/pdf", "Connection": "close"})
                self.close_connection = True
                for piece in _endless(paper.pdf, slow=fault is Fault.SLOW):
                    if arxiv.closing.wait(0.02 if fault is Fault.SLOW else 0):
                        return
                    self.wfile.write(piece)
                    self.wfile.flush()
            else:
                self.answer(Answer(200, paper.pdf, {"Content-Type": "application/pdf"}))

        def begin(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()

        def answer(self, answer: Answer) -> None:
            self.begin(answer.status, {**answer.headers, "Content-Length": str(len(answer.body))})
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: `asked` is the record."""

    return Handler


def _endless(pdf: bytes, slow: bool) -> Iterator[bytes]:
    if slow:
        yield from (pdf[i : i + 1] for i in range(len(pdf)))
    yield pdf
    while True:
        yield b"\0" * (1 if slow else 1 << 16)


def main() -> None:
    parser = argparse.ArgumentParser(description="ArXiv on loopback, until interrupted.")
    parser.add_argument("folder", type=Path, help="PDFs named by arXiv ids")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    with ArxivServer(options.port) as arxiv:
        arxiv.add_folder(options.folder)
        for name, value in arxiv.environ().items():
            sys.stdout.write(f"export {name}={value}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
