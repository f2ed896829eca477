"""Papers from arXiv: metadata through its API, licences through OAI-PMH, PDFs from its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree

from readgroup.errors import (
    MalformedId,
    NoSuchVersion,
    NotFound,
    ReadgroupError,
    UnknownId,
    Withdrawn,
)
from readgroup.model import codec
from readgroup.model.paper import ArxivId, Paper
from readgroup.model.progress import Progress, Step, silent
from readgroup.settings import Settings
from readgroup.sources.cache import DayCache
from readgroup.sources.limiter import Limiter, cache_folder
from readgroup.sources.limits import Limits

if TYPE_CHECKING:
    import requests

T = TypeVar("T")
Found = dict[ArxivId, Paper | ReadgroupError]
_BATCH = 50
_LICENCE = "{http://arxiv.org/OAI/arXiv/}license"
_DEFAULTS = Limits()


class ArxivSource:
    """ArXiv, at the addresses and the pace that the settings name.

    All requests take turns through `limiter` (default: one for all processes of this user), and
    answers are kept for the day in `cache`. Safe to use from several threads.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        limits: Limits = _DEFAULTS,
        limiter: Limiter | None = None,
        cache: DayCache | None = None,
    ) -> None:
        self._settings = settings
        self._limits = limits
        self._limiter = limiter or Limiter(settings.arxiv_delay)
        self._cache = cache or DayCache(cache_folder() / "arxiv")

    def metadata(self, ids: Sequence[ArxivId]) -> Found:
        """For each id, in the order asked, its paper, or what is wrong with that id.

        An id without version means the latest. Errors: UnknownId, NoSuchVersion, MalformedId,
        RateLimited, Offline, SourceUnavailable.
        """
        kept = {asked: _decoded(Paper, self._cache.get(self._key(asked))) for asked in ids}
        found: Found = {asked: paper for asked, paper in kept.items() if paper is not None}
        for batch in _batches([asked for asked in kept if asked not in found]):
            answers = self._look_up(batch)
            found |= answers
            for asked, paper in answers.items():
                if isinstance(paper, Paper):
                    for key in {asked, asked.with_version(paper.version)}:
                        self._cache.put(self._key(key), codec.encode(paper))
        return {asked: found[asked] for asked in kept}

    def find(self, words: str, limit: int = 10) -> list[Paper]:
        """What arXiv's own search finds, best first; plain words must all occur.

        Raises UsageError for a query that arXiv cannot read, and what `metadata` may give.
        """
        from readgroup.sources.feed import query

        asked = query(words)
        key = f"{self._settings.arxiv_api_url} find {limit} {asked}"
        papers = _decoded(tuple[Paper, ...], self._cache.get(key))
        if papers is None:
            papers = tuple(self._ask(query=asked, limit=limit))
            self._cache.put(key, codec.encode(papers))
        return list(papers)

    def download(self, paper: Paper, target: Path, progress: Progress = silent) -> Path:
        """Store the paper's PDF at `target`; a PDF that lies there already is left as it is.

        Raises Withdrawn, NoSuchVersion, NotAPdf, TooLarge, RateLimited, Offline,
        SourceUnavailable; until the download is complete, `target` is untouched.
        """
        from readgroup.sources.download import download, has_pdf

        if has_pdf(target):
            return target
        try:
            with self._session(self._limits) as session:
                return download(
                    session,
                    f"{self._settings.arxiv_url}/pdf/{ArxivId(paper.id, paper.version)}",
                    target,
                    limits=self._limits,
                    report=lambda done, total: progress(Step(paper.id, "download", done, total)),
                )
        except NotFound as error:
            raise self._why_no_pdf(paper) from error

    def licence(self, asked: ArxivId) -> str:
        """The link of the paper's licence, or "" where it cannot be had within seconds."""
        url = self._settings.arxiv_oai_url
        key = f"{url} licence {asked.number}"
        known = self._cache.get(key)
        if isinstance(known, str) or not url:
            return known or ""
        with suppress(ReadgroupError):
            known = self._ask_licence(url, asked)
            if known:
                self._cache.put(key, known)
        return known or ""

    def _look_up(self, ids: list[ArxivId]) -> Found:
        """Ask for a batch. Every id gets an answer, whatever is wrong with the others."""
        try:
            papers = self._ask(ids=ids)
        except MalformedId as error:
            if len(ids) == 1:
                return dict.fromkeys(ids, error)
            named = [i for i in ids if str(i) in error.problem.rstrip(".").split()]
            apart = named[:1] or ids[: len(ids) // 2]
            return self._look_up(apart) | self._look_up([i for i in ids if i not in apart])
        except ReadgroupError as error:
            return dict.fromkeys(ids, error)
        exact: dict[ArxivId, Paper] = {ArxivId(p.id, p.version): p for p in papers}
        latest: Found = {ArxivId(p.id): p for p in sorted(papers, key=lambda p: p.version)}
        versions = [i.with_version(None) for i in ids if i.version and i not in exact]
        if unsure := [i for i in versions if i not in latest]:
            latest |= self._look_up(unsure)
        return {i: exact.get(i) or _other_version(i, latest.get(i.with_version(None))) for i in ids}

    def _ask(self, *, query: str = "", ids: Sequence[ArxivId] = (), limit: int = 0) -> list[Paper]:
        """One page of the API, through the Client of the `arxiv` package."""
        import arxiv

        from readgroup.sources.feed import as_paper, check_feed
        from readgroup.sources.http import retrying

        size = len(ids) or min(max(limit, 1), 2000)
        search = arxiv.Search(query=query, id_list=[str(i) for i in ids], max_results=size)
        # Pace and retries are ours: they hold for all processes, and heed Retry-After.
        client = arxiv.Client(page_size=size, delay_seconds=0, num_retries=0)
        client.query_url_format = f"{self._settings.arxiv_api_url}?{{}}"
        with self._session(self._limits) as session:
            session.hooks["response"].append(check_feed)
            client._session = session
            results = retrying(self._limits, lambda: list(client.results(search)))
        papers = []
        for result in results:
            with suppress(MalformedId):
                papers.append(as_paper(result))
        return papers

    def _ask_licence(self, url: str, asked: ArxivId) -> str:
        from readgroup.sources.http import retrying

        limits = self._limits.brief()
        record = {
            "verb": "GetRecord",
            "identifier": f"oai:arXiv.org:{asked.number}",
            "metadataPrefix": "arXiv",
        }
        with self._session(limits) as session:
            answer = retrying(limits, lambda: session.get(url, params=record))
        with suppress(ElementTree.ParseError):
            # Expat bounds the growth of entities itself, since 2.4.1.
            root = ElementTree.fromstring(answer.content)  # noqa: S314
            return (root.findtext(f".//{_LICENCE}") or "").strip()
        return ""

    def _why_no_pdf(self, paper: Paper) -> NotFound:
        asked, newest = ArxivId(paper.id, paper.version), ArxivId(paper.id)
        reason = "this version was withdrawn"
        if "withdrawn" not in paper.comment.lower():
            reason = "most likely this version was withdrawn"
            latest = self.metadata([newest])[newest]
            if isinstance(latest, Paper) and latest.version < paper.version:
                return _no_such_version(asked, latest.version)
        earlier = asked.with_version(paper.version - 1)
        return Withdrawn(
            f"arXiv has no PDF of {asked}: {reason}.",
            f"See {paper.page_url} for the reason"
            + (
                f"; an earlier version may be there: readgroup fetch {earlier}."
                if earlier.version
                else "."
            ),
        )

    def _session(self, limits: Limits) -> requests.Session:
        from readgroup.sources import http

        return http.session(limits, self._limiter)

    def _key(self, asked: ArxivId) -> str:
        return f"{self._settings.arxiv_api_url} {asked}"


def _batches(ids: list[ArxivId]) -> Iterator[list[ArxivId]]:
    """The ids in lists of at most 50, no list naming one paper twice.

    ArXiv's answer does not say which entry belongs to which id; the number alone tells it.
    """
    while ids:
        batch = list({i.number: i for i in reversed(ids)}.values())[::-1][:_BATCH]
        yield batch
        ids = [i for i in ids if i not in batch]


def _other_version(asked: ArxivId, latest: Paper | ReadgroupError | None) -> Paper | ReadgroupError:
    """What an id that was not answered as asked comes to, knowing the paper's latest version."""
    if latest is None or isinstance(latest, UnknownId):
        return UnknownId(
            f"arXiv knows no paper {asked.number}.",
            f"Check the number at https://arxiv.org/abs/{asked.number}.",
        )
    if isinstance(latest, Paper) and asked.version:
        return _no_such_version(asked, latest.version)
    return latest


def _no_such_version(asked: ArxivId, latest: int) -> NoSuchVersion:
    return NoSuchVersion(
        f"arXiv has no version {asked.version} of {asked.number}.",
        f"Its latest is {latest}: readgroup fetch {asked.number}v{latest}.",
    )


def _decoded(kind: type[T], data: Any) -> T | None:
    with suppress(ValueError, TypeError, KeyError):
        return codec.decode(kind, data)
    return None
