"""The title block of the first page: title, authors, and where the abstract begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line
from readgroup.parsing.looks import look_of
from readgroup.parsing.numbering import split_number
from readgroup.parsing.page import Word
from readgroup.parsing.style import Body, is_sentence_like
from readgroup.parsing.titles import title_of, title_text

_ABSTRACT = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\b", re.IGNORECASE)
_ABSTRACT_ALONE = re.compile(r"(?:\d\.? )?a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\s*[.:]?", re.IGNORECASE)
_FIRST_SECTION = re.compile(
    r"(?:[1I]\s?[.:]?\s+)?(?:introduction|motivation)\s*[.:]?|(?:1|I)\.?\s+[A-Z].*|contents",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"universit|institut|department|dept\b|laborator|\blabs?\b|school|college|facult|centre|center|research|academy|"
    r"inc\.|corporation|google|microsoft|facebook|deepmind|openai|anthropic|street|avenue|hospital|ltd|gmbh|group|team|"
    r"foundation|society|division|observator|polytechn|email|e-mail|abstract|arxiv|http|usa\b|u\.s\.a|china|germany|france|"
    r"india|canada|japan|israel|equal|contribut|correspond|technolog|science|engineering|physics|mathematics|"
    r"author|january|february|march|april|\bmay\b|june|july|august|september|october|november|december|january|"
    r"accepted|received|published|submitted|technical report|version|preprint",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\d∗*†‡§¶♠♢♣♡⋆⇤#⊥◦]+")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’`´-]*)(?: (?:[^\W\d_][\w.'’`´-]*)){1,4}")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
        "dos",
        "das",
        "af",
        "av",
        "y",
        "e",
    ]
)
_VENUE = re.compile(
    r"appeared|published|proceedings|bulletin|journal|volume|submitted|accepted|to appear|preprint|draft|"
    r"under review|conference|workshop|transactions|letters|arxiv",
    re.IGNORECASE,
)
_FEWEST = 5  # letters of a title's line
_SHORT = 6  # words
_TITLE_ZONE = 0.6  # of the first page: titles stand above
_SEPARATORS = re.compile(r"\s*(?:[,;·•|]|\band\b|&|\bAND\b)\s*")


@dataclass(frozen=True, slots=True)
class Front:
    """The first page's title block. `rows` are the title's and all others before the abstract.

    `abstract` is the index of the first row of the abstract (its heading, where it has one),
    None where nothing stands between the title block and the first section.
    """

    title: str
    authors: tuple[str, ...]
    rows: tuple[Row, ...]
    abstract: int | None
    headed: bool


def read_front(rows: Sequence[Row], body: Body, height: float, taken: Collection[int]) -> Front:
    """Find the title block in the rows of the whole paper."""
    first = (
        [row for row in rows if row.line.page == rows[0].line.page and row.index not in taken]
        if rows
        else []
    )
    title_rows = _title(first, body, height)
    if not title_rows:
        return Front("", (), (), None, headed=False)
    after = [row for row in first if row.index > title_rows[-1].index]
    start, headed, is_abstract = _text_start(after, body)
    block = [row for row in first if row.index < start]
    names = [row for row in after if row.index < start]
    return Front(
        title_of([row.line for row in title_rows]).strip(" *∗†"),
        _authors(names),
        tuple(block),
        start if is_abstract else None,
        headed,
    )


def _title(rows: Sequence[Row], body: Body, height: float) -> list[Row]:
    """The rows of the largest letters, else the first bold ones or capitals that name no venue."""
    upper: list[Row] = []
    for row in rows:
        if _ABSTRACT_ALONE.fullmatch(row.line.text.strip()):
            break
        if row.line.top < _TITLE_ZONE * height and _letters(row.line) >= _FEWEST:
            upper.append(row)
    if not upper:
        return []
    upper = [row for row in upper if not _VENUE.search(row.line.text)] or upper
    looks = [row.line.look for row in upper]
    largest = max(look.size for look in looks)
    larger = largest > 1.1 * body.size
    start = 0
    for place, look in enumerate(looks):
        stands_out = (look.bold or look.caps) and look.size > 0.95 * body.size
        if look.size >= 0.97 * largest if larger else stands_out:
            start = place
            break
    first = looks[start]
    run = [upper[start]]
    for row, look in zip(upper[start + 1 :], looks[start + 1 :], strict=True):
        small_caps = look.caps and first.caps and look.size > 0.75 * first.size
        same_size = abs(look.size - first.size) <= 0.04 * first.size or small_caps
        same = same_size and look.bold == first.bold
        close = row.line.top - run[-1].line.bottom <= 1.1 * first.size
        if not (same and close and (larger or look.caps == first.caps)):
            break
        run.append(row)
    return run


def _letters(line: Line) -> int:
    return sum(char.isalpha() for char in line.text)


def _text_start(rows: Sequence[Row], body: Body) -> tuple[int, bool, bool]:
    """(index of the first row after the title block, whether headed "Abstract", whether an abstract)."""
    if not rows:
        return 1 << 30, False, False
    for row in rows:
        text = title_text(row.line.words)
        if _ABSTRACT.match(text.strip()):
            return row.index, bool(_ABSTRACT_ALONE.fullmatch(text.strip())), True
    for place, row in enumerate(rows):
        text = title_text(row.line.words)
        stands_out = (
            row.line.look.bold or row.line.look.caps or row.line.look.size > 1.05 * body.size
        )
        if _FIRST_SECTION.fullmatch(text) and (stands_out or not split_number(text)[0]):
            return row.index, False, False
        run = rows[place : place + 3]
        if (
            len(run) == 3
            and all(is_sentence_like(r.line) for r in run)
            and run[1].above < body.size
            and run[2].above < body.size
        ):
            return row.index, False, True
    return rows[-1].index + 1, False, False


def _authors(rows: Sequence[Row]) -> tuple[str, ...]:
    """Names from the rows between title and abstract: those set like the first row of names."""
    names: list[str] = []
    style: tuple[float, bool, bool] | None = None
    for row in rows:
        found: list[str] = []
        for cell in _cells(row.line):
            look = look_of(cell)
            this = (round(look.size), look.bold, look.italic)
            if style is not None and this != style:
                continue
            words = _names_in(_unmarked(cell))
            if words and style is None:
                style = this
            found += words
        if names and not found and style is not None and not style[1] and len(rows) > 1:
            break
        names += found
    if not names and rows and len(rows[0].line.words) <= _SHORT and "@" not in rows[0].line.text:
        return (rows[0].line.text,)  # a group that signs as one
    return tuple(dict.fromkeys(names))


def _cells(line: Line) -> list[list[Word]]:
    cells: list[list[Word]] = [[]]
    for word in line.words:
        if cells[-1] and word.x0 - cells[-1][-1].x1 > 1.0 * word.size:
            cells.append([])
        cells[-1].append(word)
    return cells


def _unmarked(words: Sequence[Word]) -> str:
    """The text without raised marks of affiliation; a mark may stand for the comma after it."""
    largest = max(w.size for w in words)
    text = ""
    for word in words:
        if (word.size < 0.8 * largest and not word.text.isalpha()) or word.font.math:
            text += ", " if text and not text.endswith((" ", ",")) else ""
            continue
        text += word.text if word.glued else f" {word.text}"
    return text.strip()


def _names_in(text: str) -> list[str]:
    names: list[str] = []
    for part in _SEPARATORS.split(re.sub(r"\([^)]*\)", " ", text)):
        name = " ".join(_MARKS.sub(" ", part).split()).strip(" .,:")
        tokens = name.split()
        if not _NAME.fullmatch(name) or _ORGANISATION.search(name) or len(tokens) > 5:
            continue
        if all(t[:1].isupper() or t.lower() in _PARTICLES for t in tokens) and any(
            len(t) > 2 for t in tokens
        ):
            names.append(" ".join(t.title() if t.isupper() and len(t) > 3 else t for t in tokens))
    return names
