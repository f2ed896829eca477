"""The words of a title: how they are set, and what they are known for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.parsing.lines import Line
from readgroup.parsing.page import Word

_KNOWN = re.compile(
    r"abstract|references|bibliography|works cited|literature cited|acknowledge?ments?|conclusions?|introduction"
    r"|limitations|appendix|appendices|supplementary materials?|supplement(?:ary|al) (?:information|material)"
    r"|ethics statement|ethical considerations|broader impacts?(?: statement)?|impact statement"
    r"|reproducibility(?: statement)?|author contributions|(?:conflict|declaration)s? of interests?|funding"
    r"|data availability|code availability|related work|discussion|concluding remarks|summary",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"keywords?|index terms|categories and subject descriptors|general terms|ccs concepts|contents",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|proof|remark|example|claim|conjecture|assumption|"
    r"observation|fact|hypothesis|exercise|notation|note|case|step|question|problem)s?\b[\s\d.:()]*",
    re.IGNORECASE,
)
_RELATION = re.compile(r"[=≈≤≥←→∈∑∥]|\(\d+\)$")
_SPACED = re.compile(r"(?:\S ){3,}\S")


def title_of(lines: Sequence[Line]) -> str:
    """The title on these lines, small capitals as in `title_text`."""
    largest = max(word.size for line in lines for word in line.words)
    return join_titles([title_text(line.words, largest) for line in lines])


def title_text(words: Sequence[Word], largest: float | None = None) -> str:
    """The words as a title: spaced letters closed up, small capitals as the letters they stand for.

    `largest` is the size of the title's capitals, where other lines tell it.

    >>> from readgroup.parsing.page import Font
    >>> letter = lambda t, size, glued: Word(t, 0, 0, 0, 0, 0, size, Font("F"), glued)
    >>> title_text([letter("I", 12, False), letter("NTRODUCTION", 9.6, True)])
    'Introduction'
    """
    largest = largest or max((w.size for w in words), default=0.0)
    small = any(w.size < 0.9 * largest and len(w.text) > 1 and w.text.isupper() for w in words)
    mixed = small and all(not any(c.islower() for c in w.text) or w.font.math for w in words)
    parts: list[str] = []
    for word in words:
        text = word.text.lower() if mixed and word.size < 0.9 * largest else word.text
        parts.append(text if word.glued or not parts else f" {text}")
    joined = "".join(parts).strip()
    return joined.replace(" ", "") if _SPACED.fullmatch(joined) else joined


def join_titles(lines: Sequence[str]) -> str:
    """The lines of one title; a hyphen at a line's end goes where the word goes on in lower case.

    >>> join_titles(["Towards Inter-", "pretable Models"])
    'Towards Interpretable Models'
    """
    whole = lines[0]
    for line in lines[1:]:
        if whole[-1:] in "-\u00ad" and line[:1].islower():
            whole = whole[:-1] + line
        else:
            whole = f"{whole} {line}"
    return whole.replace("\u00ad", "-")


def is_known(title: str) -> bool:
    """Whether papers use this title for a section, numbered or not: "References"."""
    return _KNOWN.fullmatch(title.rstrip(".:")) is not None


def is_label(title: str) -> bool:
    """Whether it looks like a heading and opens no section: "Keywords"."""
    return _LABELS.fullmatch(title.rstrip(".:")) is not None


def is_statement(title: str) -> bool:
    """Whether it opens a theorem, a proof, a definition or their like."""
    return _STATEMENT.match(title) is not None


def is_formula(title: str) -> bool:
    """Whether most of the text is symbols and single letters.

    >>> is_formula("x = f(y) + b (3)"), is_formula("Application to k-sparse vectors")
    (True, False)
    """
    worded = sum(len(word) for word in re.findall(r"[^\W\d_]{3,}", title))
    total = sum(1 for char in title if not char.isspace())
    return worded < (0.6 if _RELATION.search(title) else 0.4) * total
