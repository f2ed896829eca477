"""Text of a paper as literal text of Markdown, YAML, Liquid, HTML comments and file names.

Paper text is untrusted data: whatever it holds is shown, never obeyed.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata

_MARKDOWN = re.compile(
    r"""[\\`*_$~|]            # code, emphasis, mathematics, tables
      | \[(?=[\[^])          # wiki links, footnotes
      | \](?=[(\[:])         # links and their definitions
      | \#(?=\S)             # tags; headings are caught at the start of the line
      | \{(?=[:%{#])         # attributes and templates
      | !(?=\[)              # pictures
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(r"^(?:([-+#>=:])|(\d{1,9})([.)]))(?=\s|$|[-=:>])")
_LONGEST = 80
_LIQUID = re.compile(r"\{\{|\{%")


def one_line(text: str) -> str:
    r"""The text with every run of white space as one space and no control characters.

    >>> one_line(" a\n  b\x07 ")
    'a b'
    """
    kept = (c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs"))
    return " ".join("".join(kept).split())


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens, at most 80; "paper" if nothing is left.

    >>> slug("Schrödinger's Cat: A Re-Evaluation")
    'schrodingers-cat-a-re-evaluation'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`^]", "", plain)).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return words or "paper"


def literal(text: str) -> str:
    r"""One line of Markdown that shows exactly `text`, whatever marks it contains.

    >>> literal("as in [12](javascript:x), a*b <b> costs $5")
    'as in [12\\](javascript:x), a\\*b &lt;b> costs \\$5'
    """
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", one_line(text))
    escaped = _MARKDOWN.sub(lambda m: "\\" + m[0], escaped).replace("<", "&lt;")
    return _LINE_START.sub(lambda m: f"{m[2] or ''}\\{m[1] or m[3]}", escaped)


def yaml_text(text: str) -> str:
    """A double-quoted YAML scalar."""
    return json.dumps(one_line(text), ensure_ascii=False)


def without_liquid(text: str) -> str:
    """Text in which Jekyll's template language finds nothing to run, and which it shows unchanged.

    >>> without_liquid("{{ site.time }}")
    '{{ "{{" }} site.time }}'
    """
    return _LIQUID.sub(lambda m: f'{{{{ "{m[0]}" }}}}', text)


def comment_text(text: str) -> str:
    """Text that may stand inside an HTML comment and inside double quotes there.

    >>> comment_text('3 "A" --> B')
    '3 &quot;A&quot; &#45;&#45;&gt; B'
    """
    escaped = html.escape(one_line(text)).replace("--", "&#45;&#45;")
    return escaped.replace("{", "&#123;").replace("}", "&#125;")


def from_comment(text: str) -> str:
    """The inverse of `comment_text`."""
    return html.unescape(text)
