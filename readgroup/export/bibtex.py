"""A BibTeX entry of the paper, for classic BibTeX as well as biber: ASCII where LaTeX has a way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from readgroup.export.links import web_url
from readgroup.export.markup import one_line, slug
from readgroup.export.sealing import BLANK, sealed
from readgroup.model.paper import Author, Paper
from readgroup.model.prepared import PreparedPaper

_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "–": "--",
    "—": "---",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "…": r"{\ldots}",
    "ß": r"{\ss}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "œ": r"{\oe}",
    "Œ": r"{\OE}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "å": r"{\aa}",
    "Å": r"{\AA}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "ı": r"{\i}",
}
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}
_COLLECTIVE = re.compile(r"\b(collaboration|consortium|group|lab|project|team)\b", re.IGNORECASE)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "via",
        "with",
        "without",
    ]
)


class Bibtex:
    """One entry, `@misc` with eprint fields for arXiv; its key is like sharkey2025open."""

    name = "bibtex"
    suffix = ".bib"
    media_type = "application/x-bibtex"

    def export(self, prepared: PreparedPaper, previous: str | None = None) -> str:
        """The entry, below a comment with the file's seal."""
        paper = prepared.paper
        fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(paper) if value)
        return sealed(f"% Exported by readgroup; {BLANK}\n@misc{{{key(paper)},\n{fields},\n}}\n")


def key(paper: Paper) -> str:
    """First author's family name, year and the title's first telling word, in ASCII.

    >>> key(Paper("x", 1, "On Überraschung in Models", (Author("Ana de la Peña"),)))
    'penauberraschung'
    """
    family = slug(_family(paper.authors[0])).replace("-", "") if paper.authors else "anonymous"
    words = (slug(word).replace("-", "") for word in re.findall(r"\w+", paper.title))
    telling = next((w for w in words if w not in _SMALL and len(w) > 1), "paper")
    return f"{family}{paper.year or ''}{telling}"


def latex(text: str) -> str:
    r"""Text as LaTeX shows it: special characters escaped, accents as commands.

    >>> latex("50% of Erdős & José's {sets}")
    "50\\% of Erd{\\H{o}}s \\& Jos{\\'{e}}'s {\\textbraceleft}sets{\\textbraceright}"
    """
    return "".join(map(_character, unicodedata.normalize("NFC", one_line(text))))


def _character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    base, *marks = list(unicodedata.normalize("NFD", char))
    if len(marks) == 1 and base.isascii() and marks[0] in _ACCENTS:
        dotless = (
            {"i": r"\i", "j": r"\j"}.get(base, base) if marks[0] not in "\u0327\u0328" else base
        )
        return f"{{\\{_ACCENTS[marks[0]]}{{{dotless}}}}}"
    return char


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", _title(paper.title)
    yield "author", " and ".join(_name(author) for author in paper.authors)
    yield "year", str(paper.year or "")
    if paper.arxiv_id:
        yield "eprint", paper.id
        yield "archivePrefix", "arXiv"
        yield "primaryClass", paper.categories[0] if paper.categories else ""
    yield "doi", re.sub(r"[{}\\%\s]", "", paper.doi)
    yield "url", web_url(paper.page_url).replace("%", r"\%")
    yield "note", latex(paper.journal_ref)


def _title(title: str) -> str:
    """The title, with braces around capitals that a style must not lower.

    In a title in title case only words like GPT-4 or arXiv; else every word with a capital after
    the first, for those are names.
    """
    words = one_line(title).split(" ")
    long = [word for word in words[1:] if word.lower() not in _SMALL and word[:1].isalpha()]
    title_case = sum(word[0].isupper() for word in long) * 2 > len(long)
    shown = []
    for n, word in enumerate(words):
        inner = any(c.isupper() for c in word[1:])
        opens = n == 0 or words[n - 1].endswith((":", "?", "."))
        name = word[:1].isupper() and not title_case and not opens
        shown.append(f"{{{latex(word)}}}" if inner or name else latex(word))
    return " ".join(shown)


def _name(author: Author) -> str:
    name = latex(author.name)
    whole = _COLLECTIVE.search(author.name) or re.search(r"\band\b", author.name)
    return f"{{{name}}}" if whole else name


def _family(author: Author) -> str:
    before_comma, comma, _ = author.name.partition(",")
    return before_comma if comma else (author.name.split() or [""])[-1]
