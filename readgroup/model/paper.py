"""Papers as catalogues know them: identifiers, authors, metadata."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from readgroup.errors import MalformedId

_NEW_STYLE = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD_STYLE = r"[a-z]+(?:-[a-z]+)?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ID = re.compile(
    rf"(?P<number>{_NEW_STYLE}|{_OLD_STYLE})(?:[vV](?P<version>[1-9]\d{{0,2}}))?", re.ASCII
)
_PREFIX = re.compile(
    r"""(?: (?:https?://)?(?:[a-z0-9-]+\.)*(?:arxiv|alphaxiv|ar5iv)\.org
              /(?:abs|pdf|html|format|src|e-print|ps)/
          | (?:https?://)?huggingface\.co/papers/
          | (?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/10\.48550/arxiv\.
          | (?:doi:\s*)?10\.48550/arxiv\.
          | arxiv(?:\s*:\s*|\s+)
        )""",
    re.IGNORECASE | re.VERBOSE,
)
# What follows an id in the stamp that arXiv prints on a first page: "[cs.LG] 27 Jan 2025".
_AFTER = re.compile(r"\s+\[[\w.-]+\](?:\s+\d{1,2}\s+\w+\s+\d{4})?$")


@dataclass(frozen=True, slots=True)
class ArxivId:
    """An arXiv identifier, new style (``2501.16496``) or old (``hep-th/9901001``).

    `version` is None where none was named: the latest is meant.
    Form: https://info.arxiv.org/help/arxiv_identifier.html
    """

    number: str
    version: int | None = None

    @classmethod
    def parse(cls, text: str) -> ArxivId:
        """Read an id from any form that people paste: bare, ``arXiv:``, link, DOI, stamp.

        >>> ArxivId.parse("https://arxiv.org/pdf/2501.16496v2.pdf")
        ArxivId(number='2501.16496', version=2)

        Raises MalformedId.
        """
        cleaned = _AFTER.sub("", text.strip()).strip("<>()[].,; ")
        prefix = _PREFIX.match(cleaned)
        body = cleaned[prefix.end() :] if prefix else cleaned
        body = re.split(r"[?#]", body, maxsplit=1)[0].rstrip("/")
        body = re.sub(r"\.pdf$", "", body, flags=re.IGNORECASE)
        match = _ID.fullmatch(_plain_archive(body))
        if match is None:
            raise MalformedId(
                f"{text.strip()!r} is not an arXiv id.",
                "Ids look like 2501.16496, 2501.16496v2 or hep-th/9901001;"
                " a link to the paper on arxiv.org works too.",
            )
        version = match["version"]
        return cls(match["number"], int(version) if version else None)

    def with_version(self, version: int | None) -> ArxivId:
        """The same paper, in another version."""
        return ArxivId(self.number, version)

    def __str__(self) -> str:
        return self.number if self.version is None else f"{self.number}v{self.version}"


def _plain_archive(body: str) -> str:
    """`math.GT/0309136` is the same paper as `math/0309136`."""
    archive, slash, number = body.partition("/")
    return f"{archive.partition('.')[0].lower()}/{number}" if slash else body


@dataclass(frozen=True, slots=True)
class Author:
    """One author, as the paper names them."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a catalogue, or else the PDF's first page, says about one version of a paper.

    `id` is what every command takes: the arXiv number without version, or a short name made
    from the file's name. `version` counts from 1. `source` is "arxiv", "file" or "url".
    `license_url` is "" where unknown.
    """

    id: str
    version: int
    title: str
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    published: dt.date | None = None
    updated: dt.date | None = None
    categories: tuple[str, ...] = ()
    doi: str = ""
    journal_ref: str = ""
    comment: str = ""
    license_url: str = ""
    source: str = "file"
    source_url: str = ""

    @property
    def year(self) -> int | None:
        """Year of first publication, where known."""
        return self.published.year if self.published else None

    @property
    def arxiv_id(self) -> ArxivId | None:
        """The paper's arXiv id with its version, or None for papers from elsewhere."""
        try:
            return ArxivId.parse(self.id).with_version(self.version)
        except MalformedId:
            return None

    @property
    def page_url(self) -> str:
        """Link to the paper's own page: its abs page on arXiv, else where it came from, else ""."""
        arxiv_id = self.arxiv_id
        return f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else self.source_url
