"""Links back to the paper: its page, its PDF, a page of its PDF."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from readgroup.model.document import Reference
from readgroup.model.paper import Paper


def web_url(url: str) -> str:
    """`url` if it is safe to link to (http or https, no white space), else "".

    >>> web_url("javascript:alert(1)")
    ''
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and not set(url) & set(" <>\"'`\\{}")
    return url if plain and parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def pdf_url(paper: Paper) -> str:
    """Link to the PDF of this version: on arXiv, else where it came from, else "".

    >>> pdf_url(Paper("2501.16496", 2, "Open Problems"))
    'https://arxiv.org/pdf/2501.16496v2'
    """
    if arxiv_id := paper.arxiv_id:
        return f"https://arxiv.org/pdf/{arxiv_id}"
    return web_url(paper.source_url)


def page_url(paper: Paper, page: int) -> str:
    """Link that opens the PDF at `page` (from 1), or "" where it is on no server."""
    url = pdf_url(paper)
    return f"{url.partition('#')[0]}#page={page}" if url else ""


def reference_url(reference: Reference) -> str:
    """Link to a cited work: arXiv, else its DOI, else its own URL, else ""."""
    if reference.arxiv_id:
        return web_url(f"https://arxiv.org/abs/{quote(reference.arxiv_id, safe='/.')}")
    if reference.doi:
        return web_url(f"https://doi.org/{quote(reference.doi, safe='/.()-_;:')}")
    return web_url(reference.url)


def byline(paper: Paper, most: int = 12) -> str:
    """The authors for people: all of them, or the first of many with how many follow.

    >>> from readgroup.model.paper import Author
    >>> byline(Paper("x", 1, "T", (Author("A. One"), Author("B. Two"), Author("C. Three"))), most=2)
    'A. One, B. Two and 1 more'
    """
    names = [author.name for author in paper.authors]
    rest = len(names) - most
    return f"{', '.join(names[:most])} and {rest} more" if rest > 0 else ", ".join(names)
