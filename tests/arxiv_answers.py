"""Answers in the very form of arXiv's: Atom of its API, records of its OAI-PMH."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

MINIMAL_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
NO_LICENCE_GRANTED = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"


@dataclass(frozen=True)
class Answer:
    """An answer to give instead of the right one."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Served:
    """A paper as arXiv knows it."""

    number: str
    versions: int
    title: str
    abstract: str
    authors: tuple[tuple[str, str], ...]
    comment: str
    pdf: bytes
    licence: str


RATE_LIMITED = Answer(429, b"Rate exceeded.", {"Content-Type": "text/plain"})
OUT_OF_ORDER = Answer(503, b"Service Unavailable", {"Content-Type": "text/plain"})
EMPTY = Answer(200, b"", {"Content-Type": "application/atom+xml"})


def entry(paper: Served, version: int, pdf_link: bool = True) -> str:
    """One version of a paper, as an Atom entry."""
    link = f"arxiv.org/abs/{paper.number}v{version}"
    pdf = (
        f'\n    <link href="https://arxiv.org/pdf/{paper.number}v{version}" rel="related"'
        ' type="application/pdf" title="pdf"/>'
        if pdf_link
        else ""
    )
    comment = (
        f"\n    <arxiv:comment>{escape(paper.comment)}</arxiv:comment>" if paper.comment else ""
    )
    authors = "".join(
        f"\n    <author>\n      <name>{escape(name)}</name>"
        + (f"\n      <arxiv:affiliation>{escape(place)}</arxiv:affiliation>" if place else "")
        + "\n    </author>"
        for name, place in paper.authors
    )
    return f"""  <entry>
    <id>http://{link}</id>
    <title>{escape(paper.title)}</title>
    <updated>2024-0{version % 9 + 1}-02T18:59:34Z</updated>
    <link href="https://{link}" rel="alternate" type="text/html"/>{pdf}
    <summary>{escape(paper.abstract)}</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <published>2024-01-02T18:59:34Z</published>{comment}
    <arxiv:primary_category term="cs.LG"/>{authors}
  </entry>"""


def feed(query: dict[str, str], entries: list[str], total: int, start: int) -> Answer:
    """A page of results: those `entries` from `start` on, of `total`."""
    asked = escape("&".join(f"{key}={value}" for key, value in query.items()))
    return _xml(
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>https://arxiv.org/api/oqaUC9OB2SccftmJHZqrxySXrao</id>\n"
        f"  <title>arXiv Query: {asked}</title>\n  <updated>2026-04-12T22:09:26Z</updated>\n"
        f"  <opensearch:itemsPerPage>{query.get('max_results', 10)}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n"
        + "\n".join(entries)
        + "\n</feed>\n"
    )


def empty_page(total: int = 1) -> Answer:
    """A feed that counts results and has none, as the API sometimes gives."""
    return feed({}, [], total, 0)


def refusal(summary: str, status: int) -> Answer:
    """ArXiv's own error, an entry among results."""
    link = f"https://arxiv.org/api/errors#{summary.replace(' ', '_')}"
    entry = (
        f"  <entry>\n    <id>{link}</id>\n    <title>Error</title>\n"
        "    <updated>2026-04-12T22:59:06Z</updated>\n"
        f'    <link href="{link}" rel="alternate" type="text/html"/>\n'
        f"    <summary>{escape(summary)}</summary>\n"
        "    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>"
    )
    return Answer(status, feed({}, [entry], 1, 0).body, {"Content-Type": "application/atom+xml"})


def record(paper: Served | None) -> Answer:
    """A paper's OAI-PMH record, in arXiv's own format, or that there is none."""
    if paper is None:
        return _xml(
            '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
            '<error code="idDoesNotExist">Nothing matches the identifier</error></OAI-PMH>'
        )
    return _xml(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<GetRecord><record>'
        f"<header><identifier>oai:arXiv.org:{paper.number}</identifier></header><metadata>"
        f'<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>{paper.number}</id>'
        f"<title>{escape(paper.title)}</title><license>{escape(paper.licence)}</license>"
        "</arXiv></metadata></record></GetRecord></OAI-PMH>"
    )


def _xml(text: str) -> Answer:
    return Answer(200, text.encode(), {"Content-Type": "application/atom+xml; charset=utf-8"})
