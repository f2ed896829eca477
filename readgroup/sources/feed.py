"""ArXiv's Atom answers: what is wrong with one, and its entries as papers.

https://info.arxiv.org/help/api/user-manual.html, sections 3.3 and 3.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from readgroup.errors import MalformedId, SourceUnavailable, UsageError
from readgroup.model.paper import ArxivId, Author, Paper
from readgroup.sources.http import Transient, host_of

if TYPE_CHECKING:
    import arxiv
    import requests

_ATOM = "{http://www.w3.org/2005/Atom}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_LATER = "Try again in a few minutes."


def check_feed(response: requests.Response, **_: object) -> None:
    """Raise what a feed says instead of results; the `arxiv` package would call it empty.

    MalformedId or UsageError for arXiv's own "Error" entry, which comes with status 400 or 200;
    Transient for an answer that is no feed, or has no entry though it counts some.
    """
    if response.is_redirect:
        return
    host = host_of(response.url)
    try:
        # Expat bounds the growth of entities itself, since 2.4.1.
        root = ElementTree.fromstring(response.content)  # noqa: S314
    except ElementTree.ParseError:
        root = None
    if root is None or root.tag != f"{_ATOM}feed":
        if response.status_code == 200:
            problem = f"{host} sent something else than a list of papers."
            raise Transient(SourceUnavailable(problem, _LATER))
        raise SourceUnavailable(f"{host} refused the request ({response.status_code}).", _LATER)
    entries = root.findall(f"{_ATOM}entry")
    for entry in entries:
        if "/api/errors" in (entry.findtext(f"{_ATOM}id") or ""):
            raise _refused(entry.findtext(f"{_ATOM}summary") or "no reason given")
    counted = _number(root.findtext(f"{_OPENSEARCH}totalResults"))
    start = _number(root.findtext(f"{_OPENSEARCH}startIndex")) or 0
    if not entries and (counted is None or counted > start):
        raise Transient(SourceUnavailable(f"{host} sent an unexpectedly empty page.", _LATER))


def as_paper(result: arxiv.Result) -> Paper:
    """The paper of an entry.

    Raises MalformedId where its link is none of a paper.
    """
    arxiv_id = ArxivId.parse(result.entry_id)
    categories = dict.fromkeys(filter(None, (result.primary_category, *result.categories)))
    return Paper(
        id=arxiv_id.number,
        version=arxiv_id.version or 1,
        title=_line(result.title),
        authors=tuple(
            Author(_line(a.name), _line("; ".join(a.affiliation))) for a in result.authors
        ),
        abstract=_line(result.summary),
        published=result.published.date(),
        updated=result.updated.date(),
        categories=tuple(categories),
        doi=_line(result.doi),
        journal_ref=_line(result.journal_ref),
        comment=_line(result.comment),
        source="arxiv",
        source_url=f"https://arxiv.org/abs/{arxiv_id}",
    )


def query(words: str) -> str:
    """A search in arXiv's own language: all words anywhere, phrases as typed.

    >>> query('sparse "toy models"')
    'all:sparse AND all:"toy models"'

    What names arXiv's fields already is passed on.

    >>> query("au:olah AND ti:circuits")
    'au:olah AND ti:circuits'

    Raises UsageError where there is no word.
    """
    if re.search(r"\b(?:ti|au|abs|co|jr|cat|rn|id|all):\S", words):
        return words.strip()
    terms = [
        f'all:"{phrase}"' if phrase else f"all:{word}"
        for phrase, word in re.findall(r'"([^"]*\w[^"]*)"|(\w+)', words)
        if word not in ("AND", "OR", "ANDNOT")
    ]
    if not terms:
        raise UsageError(
            f"{words!r} has no word to search for.",
            'Name some: readgroup find "sparse autoencoders".',
        )
    return " AND ".join(terms)


def _refused(summary: str) -> UsageError:
    if "incorrect id format" in summary:
        return MalformedId(
            f"arXiv says: {summary}.",
            "Ids look like 2501.16496 (four digits after the point before 2015), or hep-th/9901001.",
        )
    return UsageError(f"arXiv refuses the query: {summary}.", "Use plain words.")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() else None


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
