"""What a paper is called in the library: its arXiv id, or a short name made from its file's."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from readgroup.errors import MalformedId
from readgroup.model.paper import ArxivId

_LONGEST = 60
_STAMP = re.compile(
    r"arXiv:\s*(?P<id>\S+v[1-9]\d*)\s*(?:\[[\w.-]+\])?\s+\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}"
)
_LINK = re.compile(r"https?://|[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)
_COPY = re.compile(r"\s*\(\d+\)$")
_SAYS_NOTHING = {
    "article", "attachment", "content", "document", "download", "file", "forum", "full", "fulltext",
    "index", "main", "paper", "pdf", "view",
}  # fmt: skip


def paper_id(what: str | Path, stamp: str = "") -> tuple[str, int]:
    """(id, version) of the PDF at a path or an https URL.

    The stamp that arXiv prints beside a first page tells most:

    >>> paper_id("review.pdf", "arXiv:2404.14082v3 [cs.AI] 23 Aug 2024")
    ('2404.14082', 3)

    then a name that is an arXiv id, then a name made from that of the file:

    >>> paper_id("math_9404236v1.pdf"), paper_id("0807.3577 (2).pdf")
    (('math/9404236', 1), ('0807.3577', 1))
    >>> paper_id("Über Superposition (final).pdf")
    ('uber-superposition-final', 1)
    >>> paper_id("https://openreview.net/forum?id=F76bwRSLeK")
    ('openreview-f76bwrslek', 1)
    """
    stamped = _STAMP.search(stamp)
    found = _arxiv_id(stamped["id"]) if stamped else None
    if found is None:
        text = str(what)
        name = _url_name(text) if _is_url(text) else Path(text).name
        stem = _COPY.sub("", re.sub(r"\.pdf$", "", name, flags=re.IGNORECASE))
        link = _arxiv_id(text) if _is_url(text) else None
        found = link or _arxiv_id(stem) or _arxiv_id(stem.replace("_", "/", 1))
        if found is None:
            return slug(stem), 1
    return found.number, found.version or 1


def slug(name: str) -> str:
    """At most 60 lower-case ASCII letters, digits and dashes; a digest where none are left.

    >>> slug("Toy_Models of  Superposition!")
    'toy-models-of-superposition'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    dashed = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(dashed) > _LONGEST:
        dashed = dashed[: _LONGEST + 1].rpartition("-")[0] or dashed[:_LONGEST]
    return dashed or f"paper-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def is_arxiv(what: str) -> bool:
    """Whether this means a paper on arXiv: an id, a link or a DOI, but not a file named by an id.

    >>> is_arxiv("https://arxiv.org/pdf/2501.16496v2.pdf"), is_arxiv("2501.16496v2.pdf")
    (True, False)
    """
    text = what.strip()
    is_file = text.lower().endswith(".pdf") and not _LINK.match(text)
    return not is_file and _arxiv_id(text) is not None


def _arxiv_id(text: str) -> ArxivId | None:
    try:
        return ArxivId.parse(text)
    except MalformedId:
        return None


def _is_url(text: str) -> bool:
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def _url_name(url: str) -> str:
    """The part of a URL that tells most: its last path part, unless that fits any paper.

    >>> _url_name("https://aclanthology.org/2020.acl-main.1.pdf")
    '2020.acl-main.1'
    >>> _url_name("https://dl.acm.org/doi/pdf/10.1145/3442188.3445922")
    '3442188.3445922'
    """
    parts = urlsplit(url)
    site = (parts.hostname or "").removeprefix("www.").partition(".")[0]
    names = [re.sub(r"\.pdf$", "", n, flags=re.IGNORECASE) for n in unquote(parts.path).split("/")]
    telling = [n for n in names if n and n.lower() not in _SAYS_NOTHING]
    query = parse_qs(parts.query)
    if "id" in query and (not names[-1] or names[-1].lower() in _SAYS_NOTHING):
        return f"{site}-{query['id'][0]}"
    return telling[-1] if telling else site
