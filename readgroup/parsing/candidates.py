"""Rows that could be headings, by their look and their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from readgroup.parsing.columns import Row
from readgroup.parsing.lines import Line
from readgroup.parsing.looks import Look, look_of
from readgroup.parsing.numbering import Numbered, split_number
from readgroup.parsing.page import Word
from readgroup.parsing.style import Body
from readgroup.parsing.titles import (
    is_formula,
    is_known,
    is_statement,
    join_titles,
    title_of,
    title_text,
)

_LARGER = 1.06
_MOST_LINES = 4
_MOST_WORDS = 28
_RUN_IN_WORDS = 12
_PARTING = 0.45  # of the font size: a gap wider than between two words of a line
_BULLET = re.compile(r"[•∙◦▪‣●○■]")
_DOTTED = re.compile(r"\d+(?:\.\d+)+\.?|[A-Z](?:\.\d+)+\.?|\d{1,2}\)")
_CHAPTER = re.compile(
    r"(?:chapter|appendix|part) (?P<number>\d{1,2}|[A-Z]|[IVX]{1,5})", re.IGNORECASE
)
_EQUATION = re.compile(r"[=≈≤≥∈]")
_SYMBOLS = 0.3  # of a line's characters
_LONG = 6  # words
_ANOTHER = re.compile(r"appendix\b|supplement", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[,;:]$|[a-z]{2}\.$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the page. `level` is 0 while unknown.

    `run_in` says after how many words the paragraph goes on in the heading's line, 0 where the
    heading has its lines for itself. `implied` marks an abstract without a heading: its row is text.
    """

    rows: tuple[Row, ...]
    number: Numbered | None
    title: str
    look: Look
    level: int = 0
    run_in: int = 0
    readings: tuple[Numbered, ...] = ()
    strength: float = 0.0
    isolated: bool = False
    bookmarked: bool = False
    implied: bool = False

    @property
    def stopped(self) -> bool:
        """Whether a title that no paper gives a section ends like a sentence, the text close below.

        So do run-in headings whose words fill their line.
        """
        return self.title.endswith((".", ":")) and not is_known(self.title) and not self.bookmarked

    @property
    def index(self) -> int:
        """Place of its first row in reading order."""
        return self.rows[0].index


def candidates(rows: Sequence[Row], body: Body, taken: Collection[int]) -> list[Heading]:
    """Rows that could be headings: short, apart, and in a look that is not the running text's."""
    found: list[Heading] = []
    after = -1
    for row in rows:
        if row.index <= after or row.index in taken:
            continue
        heading = (
            _chapter(row, rows, body, taken)
            or _run_in(row, rows, body)
            or _long_run_in(row, rows, body)
            or _standing(row, rows, body, taken)
        )
        if heading is not None:
            found.append(heading)
            after = heading.rows[-1].index
    return found


def _chapter(row: Row, rows: Sequence[Row], body: Body, taken: Collection[int]) -> Heading | None:
    """A chapter's number on a line of its own, "Chapter 3", and the title below it."""
    match = _CHAPTER.fullmatch(row.line.text)
    if match is None or row.index + 1 == len(rows) or row.line.look.size < _LARGER * body.size:
        return None
    below = _standing(rows[row.index + 1], rows, body, taken)
    if below is None or below.readings or below.rows[0].column is not row.column:
        return None
    readings, title = split_number(f"{match['number']} {below.title}")
    return replace(below, rows=(row, *below.rows), readings=readings, title=title)


def _standing(row: Row, rows: Sequence[Row], body: Body, taken: Collection[int]) -> Heading | None:
    """A heading on lines of its own."""
    look = row.line.look
    smallest = 0.7 if is_known(row.line.text) else 0.85
    if look.size < smallest * body.size or _BULLET.match(row.line.text):
        return None
    if row.index and _goes_on_sentence(row, rows[row.index - 1], body):
        return None
    run = _lines_of_heading(row, rows, look, body, taken)
    text = title_of([r.line for r in run])
    length = len(text.split())
    readings, title = split_number(text)
    fits = len(run) <= _MOST_LINES and 1 <= length <= _MOST_WORDS
    if (
        not fits
        or not re.search(r"[^\W\d_]{2}", title)
        or (is_formula(title) and not (readings and _is_worded(run)))
        or not _uniform(run, look)
    ):
        return None
    isolated = row.above > body.gap + 0.25 * body.size and run[-1].below > body.gap - 0.5
    if all(r.line.font.mono for r in run) or (not readings and not _is_title(title, run, body)):
        return None
    known = is_known(title)
    strength = _strength(look, body)
    if not strength and not _plain_heading(
        title, known or (bool(readings) and isolated and length <= 14)
    ):
        return None
    strength = (strength or 0.4) + 0.4 * isolated + 0.5 * known
    if length > 14 or _SENTENCE_END.search(title):
        strength -= 0.5
    return Heading(
        tuple(run),
        None,
        title,
        look,
        readings=readings,
        strength=max(strength, 0.1),
        isolated=isolated,
    )


def _goes_on_sentence(row: Row, last: Row, body: Body) -> bool:
    """Whether the row is one more line of a paragraph that is set in another look than the text."""
    look, other = row.line.look, last.line.look
    full = last.line.x1 > last.column.right - 2 * body.size and len(last.line.words) >= _LONG
    return (
        last.column is row.column
        and full
        and row.above <= body.gap + 0.25 * body.size
        and abs(look.size - other.size) <= 0.04 * look.size
        and (look.bold, look.italic, look.caps) == (other.bold, other.italic, other.caps)
        and not _SENTENCE_END.search(last.line.text)
    )


def _is_worded(run: Sequence[Row]) -> bool:
    """Whether no line has many symbols: short names in capitals are no formula."""
    return max(row.line.share("math") for row in run) < 0.5 * _SYMBOLS


def _is_title(title: str, run: Sequence[Row], body: Body) -> bool:
    """Whether words without a number can be a whole title: no piece of a sentence, no formula."""
    if title.endswith((",", ";", "-")) or title[:1].islower():
        return False
    if is_statement(title) and run[0].line.look.size <= _LARGER * body.size:
        return False
    symbols = max(row.line.share("math") for row in run)
    return symbols < _SYMBOLS and not (_EQUATION.search(title) and len(title.split()) < _LONG)


def _lines_of_heading(
    row: Row, rows: Sequence[Row], look: Look, body: Body, taken: Collection[int]
) -> list[Row]:
    run = [row]
    for following in rows[row.index + 1 : row.index + 1 + _MOST_LINES]:
        if following.column is not row.column or following.index in taken:
            break
        if not _goes_on(run, following, look, body):
            break
        run.append(following)
    return run


def _plain_heading(title: str, likely: bool) -> bool:
    """Whether a line in the running text's own look can be a heading all the same."""
    return likely and not _SENTENCE_END.search(title) and not title[:1].islower()


def _uniform(run: Sequence[Row], look: Look) -> bool:
    """Whether the last words look like the first: else the paragraph goes on in the line."""
    if not (look.bold or look.italic):
        return True
    worded = [w for w in run[-1].line.words if re.search(r"[^\W\d_]{2}", w.text)]
    last = [w for w in worded if not (w.font.math or (look.bold and w.font.mono))][-2:]
    return all(w.font.bold == look.bold if look.bold else w.font.italic for w in last)


def _goes_on(run: Sequence[Row], row: Row, look: Look, body: Body) -> bool:
    """Whether the next row is one more line of the same heading."""
    other = row.line.look
    size = look.size
    small_caps = look.caps and other.caps and other.size > 0.75 * size  # a line without initials
    if other.bold != look.bold or other.caps != look.caps:
        return False
    if abs(other.size - size) > 0.04 * size and not small_caps:
        return False
    if other.italic != look.italic and not look.bold and size < _LARGER * body.size:
        return False
    if _strength(look, body) == 0 or _ANOTHER.match(row.line.text):
        return False
    usual = run[1].above if len(run) > 1 else 0.55 * size
    return row.above <= usual + 1.0 and not (
        split_number(row.line.text)[0]
        and run[0].line.x0 >= row.line.x0 - 1
        and _numbered_heading(row)
    )


def _numbered_heading(row: Row) -> bool:
    readings, title = split_number(row.line.text)
    return (
        bool(readings)
        and title[:1].isupper()
        and readings[0].scheme == "arabic"
        and "." in row.line.text[:6]
    )


def _strength(look: Look, body: Body) -> float:
    strength = 0.0
    if look.size > _LARGER * body.size:
        strength += 1.0
    if look.bold and not body.bold:
        strength += 1.0
    if look.caps:
        strength += 0.8
    if look.italic:
        strength += 0.4
    return strength


def _run_in(row: Row, rows: Sequence[Row], body: Body) -> Heading | None:
    """Bold (or numbered italic) words at the start of a paragraph whose text goes on in the line."""
    words = row.line.words
    count = _leading_words(words, body)
    said = [word for word in words[:count] if not word.font.mono]
    bold = bool(said) and said[-1].font.bold and not body.bold
    other_size = abs(row.line.size - body.size) > 0.06 * body.size and not bold
    if not 0 < count < len(words) or other_size:
        return None
    readings, title = split_number(title_text(words[:count]))
    following = words[count].text
    if not re.search(r"[^\W\d_]{2}", title) or len(title.split()) > _RUN_IN_WORDS:
        return None
    if not title[:1].isupper() or is_statement(title):
        return None
    if is_formula(title) and Line(row.line.page, words[:count]).share("math") >= 0.5 * _SYMBOLS:
        return None
    if following[:1].islower() and not readings:
        return None  # a term and its definition
    ended = title.endswith((".", ":", "?", "!", "—", "–")) or following[:1] in ".:—–"
    after_gap = row.above > body.gap + 0.3 * body.size
    if not ended and not (bold and after_gap):
        return None
    first = after_gap or row.line.x0 > row.column.left + 0.8 * body.size
    if not first and row.index and not rows[row.index - 1].line.text.endswith((".", ":")):
        return None
    look = look_of(words[:count])
    strength = 0.5 + _strength(look, body) / 2
    return Heading(
        (row,),
        None,
        title.rstrip(".:—– "),
        look,
        run_in=count,
        readings=readings,
        strength=strength,
    )


def _long_run_in(row: Row, rows: Sequence[Row], body: Body) -> Heading | None:
    """Bold words that fill a line and end within the next one."""
    look = row.line.look
    following = rows[row.index + 1] if row.index + 1 < len(rows) else None
    if following is None or following.column is not row.column or not look.bold or body.bold:
        return None
    full = row.line.x1 > row.column.right - 2 * body.size and look.size < _LARGER * body.size
    count = _leading_words(following.line.words, body)
    close = following.above <= body.gap + 0.15 * body.size
    if not (full and close and count and _uniform([row], look)):
        return None
    end = following.line.words[:count]
    if not title_text(end).endswith((".", ":", "?", "!")):
        return None
    text = join_titles([title_text(row.line.words), title_text(end)])
    readings, title = split_number(text)
    return Heading(
        (row, following),
        None,
        title.rstrip(".: "),
        look,
        run_in=len(row.line.words) + count,
        readings=readings,
        strength=0.5 + _strength(look, body) / 2,
    )


def _leading_words(words: Sequence[Word], body: Body) -> int:
    """How many words at the line's start are set apart, by weight or, after a number, by slope.

    Code among bold words is rarely bold itself; behind the last of them it counts where a gap follows.
    """
    numbered = _DOTTED.fullmatch(words[0].text) is not None and len(words) > 1
    first = words[1] if numbered else words[0]
    bold = first.font.bold and not body.bold
    if not (bold or first.font.italic):
        return 0
    count = 0
    for place, word in enumerate(words[numbered:], int(numbered)):
        if word.font.bold if bold else word.font.italic and not word.font.bold:
            count = place + 1
        elif bold and word.font.mono:
            following = words[place + 1 : place + 2]
            if count == place and following and following[0].x0 - word.x1 > _PARTING * word.size:
                count = place + 1
        elif any(char.isalpha() for char in word.text) and not word.font.math:
            break
    return 0 if count == len(words) else count
