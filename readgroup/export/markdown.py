"""Notes in Markdown, with room for the group's own words under each section."""

from __future__ import annotations

from collections.abc import Iterator

from readgroup.export.frontmatter import Entry
from readgroup.export.links import web_url
from readgroup.export.markup import yaml_text
from readgroup.export.woven_notes import Style, compose
from readgroup.model.paper import Paper
from readgroup.model.prepared import PreparedPaper

_STYLE = Style(format="markdown", title=True, invitation="*In our own words:*", safe=str)


class Markdown:
    """Markdown for a folder of notes: Obsidian, a wiki, a repository.

    Front matter: title, authors, arxiv, version, url, tags, date (of publication).
    """

    name = "markdown"
    suffix = ".md"
    media_type = "text/markdown"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The notes, with everything that people wrote in `previous`."""
        return compose(prepared, tuple(_front(prepared.paper)), _STYLE, previous)


def _front(paper: Paper) -> Iterator[Entry]:
    yield Entry("title", f"title: {yaml_text(paper.title)}\n")
    if paper.authors:
        yield _list("authors", [author.name for author in paper.authors])
    if paper.arxiv_id:
        yield Entry("arxiv", f"arxiv: {yaml_text(paper.id)}\n")
    yield Entry("version", f"version: {paper.version}\n")
    if web_url(paper.page_url):
        yield Entry("url", f"url: {yaml_text(paper.page_url)}\n")
    yield _list("tags", ["reading-group", *(c.replace(".", "-") for c in paper.categories)])
    if paper.published:
        yield Entry("date", f"date: {paper.published.isoformat()}\n")


def _list(key: str, values: list[str]) -> Entry:
    return Entry(key, f"{key}:\n" + "".join(f"  - {yaml_text(value)}\n" for value in values))
