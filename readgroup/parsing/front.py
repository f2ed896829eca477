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
    r"foundation|society|division|observator|polytechn|email|e-mail|abstract|arxiv|http|\b(?:usa|u\.s\.a|china|germany|france)\b|"
    r"\b(?:india|canada|japan|israel$)\b|equal|contribut|correspond|technolog|science|engineering|physics|mathematics|"
    r"author|accepted|received|published|submitted|technical report|version|preprint",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DATE = re.compile(rf"{_MONTH}(?: \w+)?", re.IGNORECASE)  # numbers are gone where it is asked
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
_INSTITUTION = re.compile(
    r"(?:the )?(?:[\w.&’'-]+ ){0,3}(?:universit\w+|institut\w+|laborator\w+|college|school|academy)"
    r"(?: (?:of|for) (?:[\w&,-]+ ?){1,4})?",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(
    r"an? (?:[\w-]+ ){0,2}(?:review|survey|overview|primer|tutorial|perspective|guide|roadmap|"
    r"(?:case|comparative|empirical) study|position paper)",
    re.IGNORECASE,
)
_MID_SENTENCE = (
    1.4  # of the text's size: what a title on a page that begins in a sentence must have
)
_PROSE = 3  # lines of running text over a title: the end of another article
_FEWEST = 5  # letters of a title's line
_SHORT = 6  # words
_TITLE_ZONE = 0.6  # of the first page: titles stand above
_SEPARATORS = re.compile(r"\s*(?:[,;·•|]|\band\b|&|\bAND\b)\s*")


@dataclass(frozen=True, slots=True)
class Front:
    """The first page's title block. `rows` are the title's and all others before the abstract.

    `abstract` is the index of the first row of the abstract (its heading, where it has one),
    None where nothing stands between the title block and the first section. `before` is the
    index of the first row over the title where another article's end stands there.
    """

    title: str
    authors: tuple[str, ...]
    rows: tuple[Row, ...]
    abstract: int | None
    headed: bool
    before: int | None = None


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
    before = [row for row in block if row.index < title_rows[0].index]
    other = sum(is_sentence_like(row.line) for row in before) >= _PROSE
    if other:
        block = [row for row in block if row not in before]
    beside = _beside(after, title_rows[-1], start)
    block += beside
    names = [*(row for row in after if row.index < start), *beside]
    return Front(
        _titled(title_rows),
        _authors(names),
        tuple(block),
        start if is_abstract else None,
        headed,
        before[0].index if other else None,
    )


def _beside(rows: Sequence[Row], title: Row, start: int) -> list[Row]:
    """Names and places in another column than the first, over the height where the text begins."""
    first = next((row for row in rows if row.index == start), None)
    if first is None:
        return []
    found: list[Row] = []
    for row in rows:
        inside = title.line.bottom <= row.line.top and row.line.bottom < first.line.top
        if row.index > start and row.column is not first.column and inside:
            if is_sentence_like(row.line):
                return []
            found.append(row)
    return found


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
    upper = [row for row in upper if not _INSTITUTION.fullmatch(row.line.text)] or upper
    looks = [row.line.look for row in upper]
    largest = max(look.size for look in looks)
    larger = largest > 1.1 * body.size
    goes_on = rows[0].line.text[:1].islower()
    if goes_on and max(row.line.size for row in upper) < _MID_SENTENCE * body.size:
        return []
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


def _titled(rows: Sequence[Row]) -> str:
    """The title on these rows; a kind of paper on the last one ("A Review") is a subtitle."""
    last = title_of([rows[-1].line])
    parts = [rows]
    if len(rows) > 1 and _SUBTITLE.fullmatch(last) and rows[-2].line.text[-1:].isalnum():
        parts = [rows[:-1], rows[-1:]]
    return ": ".join(title_of([row.line for row in part]).strip(" *∗†") for part in parts)


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
    for cells in _rows_of_cells(rows):
        found: list[str] = []
        for cell in cells:
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


def _rows_of_cells(rows: Sequence[Row]) -> list[list[list[Word]]]:
    """The rows from the top down, cut into cells; a list of names that breaks in a name is one cell."""
    found: list[list[list[Word]]] = []
    for row in sorted(rows, key=lambda row: (round(row.line.top), row.line.x0)):
        cells = _cells(row.line)
        if found and len(cells) == 1 and _breaks_name(found[-1][-1], cells[0]):
            found[-1][-1] += cells[0]
        else:
            found.append(cells)
    return found


def _breaks_name(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """Whether a list of names goes on in the next line within a name, whose one part is a word."""
    if look_of(first) != look_of(second):
        return False
    *others, last = filter(None, _SEPARATORS.split(_unmarked(first)))
    following, *more = filter(None, _SEPARATORS.split(_unmarked(second)))
    return (
        min(len(last.split()), len(following.split())) == 1
        and bool(_names_in(f"{last} {following}"))
        and 2 * sum(bool(_names_in(name)) for name in others) > len(others)
        and 2 * sum(bool(_names_in(name)) for name in more) >= len(more)
    )


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


def _cased(token: str) -> str:
    """A part of a name in capitals as it is written elsewhere; initials stay.

    >>> _cased("O'BRIEN"), _cased("T."), _cased("LE")
    ("O'Brien", 'T.', 'Le')
    """
    return token if token.endswith(".") and len(token) < 4 else token.title()


def _names_in(text: str) -> list[str]:
    names: list[str] = []
    for part in _SEPARATORS.split(re.sub(r"\([^)]*\)", " ", text)):
        name = " ".join(_MARKS.sub(" ", part).split()).strip(" .,:")
        tokens = name.split()
        if not _NAME.fullmatch(name) or _ORGANISATION.search(name) or len(tokens) > 5:
            continue
        if _DATE.fullmatch(name):
            continue
        capital = all(t[:1].isupper() or t.lower() in _PARTICLES for t in tokens)
        shortest = 2 if names else 3  # letters of the longest part: "Na Ni", among other names
        if capital and max(map(len, tokens)) >= shortest:
            names.append(" ".join(map(_cased, tokens)) if name.isupper() else " ".join(tokens))
    return names
