"""ArXiv on loopback, and sources that ask it quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readgroup.settings import Settings
from readgroup.sources.arxiv import ArxivSource
from readgroup.sources.cache import DayCache
from readgroup.sources.limiter import Limiter
from readgroup.sources.limits import Limits
from tests.arxiv_server import ArxivServer

QUICK = Limits(
    connect=2.0, read=1.0, body=1.5, pdf_bytes=300_000, attempts=3, pause=0.02, longest_pause=0.1,
    longest_retry_after=3.0, patience=10.0, queue=5.0,
)  # fmt: skip

MakeSource = Callable[..., ArxivSource]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is reached directly, whatever this machine's proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.fixture
def arxiv() -> Iterator[ArxivServer]:
    with ArxivServer() as server:
        server.add("2501.16496", title="Open Problems", versions=2)
        server.add("2404.14082", title="A Review of Mechanistic Interpretability", versions=3)
        server.add("hep-th/9901001", title="An Old Paper", licence="")
        yield server


@pytest.fixture
def make_source(arxiv: ArxivServer, tmp_path: Path) -> MakeSource:
    """A source for the loopback server with its own limiter and cache; keywords replace them."""

    def make(limits: Limits = QUICK, delay: float = 0.0, **settings: str) -> ArxivSource:
        urls = {
            "arxiv_api_url": f"{arxiv.url}/api/query",
            "arxiv_oai_url": f"{arxiv.url}/oai",
            "arxiv_url": arxiv.url,
        }
        return ArxivSource(
            Settings(home=tmp_path / "home", **(urls | settings)),
            limits=limits,
            limiter=Limiter(delay, tmp_path / "limiter"),
            cache=DayCache(tmp_path / "cache"),
        )

    return make


@pytest.fixture
def source(make_source: MakeSource) -> ArxivSource:
    return make_source()
