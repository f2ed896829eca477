"""One self-contained HTML page: no request to anywhere, no script, paper text never as markup."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any

from readgroup.export.sealing import BLANK, sealed
from readgroup.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def page(template: str, styles: tuple[str, ...], **values: Any) -> str:
    """The page of that template, its style sheets inside, sealed.

    Its content security policy allows those styles by their hash, and nothing else.
    """
    from markupsafe import Markup

    style = "\n" + "\n".join(_resource(name).strip() for name in styles) + "\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    text = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 our own file
            policy=policy,
            seal=BLANK,
            readgroup=__version__,
            typed=typed,
            **values,
        )
    )
    return sealed("\n".join(line for line in text.split("\n") if line.strip()) + "\n")


def typed(text: str) -> Markup:
    """Markdown that a person typed, as HTML: no raw HTML, no pictures, links to the web only."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    return Markup(reader.render(text))  # noqa: S704 the reader escapes all HTML


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
    )


def _resource(name: str) -> str:
    return (resources.files("readgroup.export") / "templates" / name).read_text(encoding="utf-8")
