"""A post for a blog made with Jekyll."""

from __future__ import annotations

from readgroup.export.frontmatter import Entry
from readgroup.export.markup import without_liquid, yaml_text
from readgroup.export.woven_notes import Style, compose
from readgroup.model.prepared import PreparedPaper

_STYLE = Style(format="jekyll", title=False, invitation="", safe=without_liquid)


class Jekyll:
    """A Jekyll post; put it into `_posts`. Front matter: layout, title, comments, categories.

    Text of the paper and notes from the app hold nothing that Jekyll's template language would
    run; what a person writes in the post itself may.
    """

    name = "jekyll"
    suffix = ".md"
    media_type = "text/markdown"
    dated = True

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The post, with everything that people wrote in `previous`."""
        front = (
            Entry("layout", "layout: post\n"),
            Entry("title", f"title: {yaml_text(prepared.paper.title)}\n"),
            Entry("comments", "comments: true\n"),
            Entry("categories", "categories:\n  - reading-group\n"),
        )
        return compose(prepared, front, _STYLE, previous)
