"""Paper text made harmless for HTML and for Streamlit's Markdown labels.

What stands in a paper is data: it reaches the browser through these functions only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from readgroup.model.guide import Statement

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^])")
_SPACE = re.compile(r"\s+")


def escape(text: str) -> str:
    """Text for the inside of an HTML element or attribute.

    >>> escape('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    return html.escape(text, quote=True)


def label(text: str) -> str:
    r"""Text for a Markdown label, on one line, with nothing left that Markdown would read.

    >>> label("2.1 $k$-sparse *codes*")
    '2\\.1 \\$k\\$\\-sparse \\*codes\\*'
    """
    return _MARKDOWN.sub(r"\\\1", _SPACE.sub(" ", text).strip())


def emphasised(text: str, highlights: Iterable[tuple[int, int]]) -> str:
    """Escaped HTML of `text` with the characters under `highlights` marked.

    Offsets that overlap or lie outside the text are joined and cut, never an error.

    >>> emphasised("a < b, so b > a.", [(0, 5)])
    '<mark>a &lt; b</mark>, so b &gt; a.'
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted(highlights):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
    return "".join([*parts, escape(text[at:])])


def sentence(statement: Statement) -> str:
    """Escaped HTML of a statement, with the words that spell out its abbreviations set back.

    >>> from readgroup.model.passage import Quote
    >>> quote = Quote("We train SAEs.", 1, "")
    >>> sentence(Statement("We train SAEs [sparse autoencoders].", quote, inserted=("sparse autoencoders",)))
    'We train SAEs <span class="rg-quiet">[sparse autoencoders]</span>.'
    """
    shown, at = "", 0
    for words in statement.inserted:
        mark = f"[{words}]"
        start = statement.text.index(mark, at)
        shown += f'{escape(statement.text[at:start])}<span class="rg-quiet">{escape(mark)}</span>'
        at = start + len(mark)
    return shown + escape(statement.text[at:])


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis where something is left out.

    >>> shortened("sparse autoencoders", 10)
    'sparse …'
    """
    flat = _SPACE.sub(" ", text).strip()
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0] + " …"
