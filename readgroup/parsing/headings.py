"""Headings: which rows are one, by their look, their numbers and the bookmarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from readgroup.parsing.bookmarks import Found, letters
from readgroup.parsing.columns import Row
from readgroup.parsing.numbering import Numbered, Place, best_sequence, split_number
from readgroup.parsing.page import Word
from readgroup.parsing.style import Body, Look, look_of

_LARGER = 1.06
_MOST_LINES = 4
_MOST_WORDS = 28
_RUN_IN_WORDS = 12
RUN_IN_LEVEL = 4
_KNOWN = re.compile(
    r"abstract|references|bibliography|works cited|literature cited|acknowledge?ments?|conclusions?|introduction"
    r"|limitations|appendix|appendices|supplementary materials?|supplement(?:ary|al) (?:information|material)"
    r"|ethics statement|ethical considerations|broader impacts?(?: statement)?|impact statement"
    r"|reproducibility(?: statement)?|author contributions|(?:conflict|declaration)s? of interests?|funding"
    r"|data availability|code availability|related work|discussion|concluding remarks|summary|contents"
    r"|keywords|index terms|categories and subject descriptors|general terms",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"(?:theorem|lemma|proposition|corollary|definition|proof|remark|example|claim|conjecture|assumption|"
    r"observation|fact|hypothesis|exercise|notation|note|case|step|question|problem)s?\b[\s\d.:()]*",
    re.IGNORECASE,
)
_NOT_TITLES = re.compile(
    r"keywords?|index terms|categories and subject descriptors|general terms|ccs concepts|contents",
    re.IGNORECASE,
)
_RELATION = re.compile(r"[=≈≤≥←→∈∑∥]|\(\d+\)$")
_BULLET = re.compile(r"[•◦▪‣●○■]")
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
    def index(self) -> int:
        """Place of its first row in reading order."""
        return self.rows[0].index


def title_text(words: Sequence[Word]) -> str:
    """The words as a title: spaced letters closed up, small capitals as the letters they stand for.

    >>> from readgroup.parsing.page import Font
    >>> letter = lambda t, size, glued: Word(t, 0, 0, 0, 0, 0, size, Font("F"), glued)
    >>> title_text([letter("I", 12, False), letter("NTRODUCTION", 9.6, True)])
    'Introduction'
    """
    largest = max((w.size for w in words), default=0.0)
    small = any(w.size < 0.9 * largest and len(w.text) > 1 and w.text.isupper() for w in words)
    mixed = small and all(not any(c.islower() for c in w.text) or w.font.math for w in words)
    parts: list[str] = []
    for word in words:
        text = word.text.lower() if mixed and word.size < 0.9 * largest else word.text
        parts.append(text if word.glued or not parts else f" {text}")
    joined = "".join(parts).strip()
    if re.fullmatch(r"(?:\S ){3,}\S", joined):
        joined = joined.replace(" ", "")
    return joined


def join_titles(lines: Sequence[str]) -> str:
    """The lines of one title; a hyphen at a line's end goes where the word goes on in lower case."""
    whole = lines[0]
    for line in lines[1:]:
        if whole[-1:] in "-\u00ad" and line[:1].islower():
            whole = whole[:-1] + line
        else:
            whole = f"{whole} {line}"
    return whole.replace("\u00ad", "-")


def candidates(rows: Sequence[Row], body: Body, taken: Collection[int]) -> list[Heading]:
    """Rows that could be headings: short, apart, and in a look that is not the running text's."""
    found: list[Heading] = []
    after = -1
    for row in rows:
        if row.index <= after or row.index in taken:
            continue
        heading = _standing(row, rows, body, taken) or _run_in(row, rows, body)
        if heading is not None:
            found.append(heading)
            if not heading.run_in:
                after = heading.rows[-1].index
    return found


def _standing(row: Row, rows: Sequence[Row], body: Body, taken: Collection[int]) -> Heading | None:
    """A heading on lines of its own."""
    look = look_of(row.line.words)
    if look.size < 0.85 * body.size or _BULLET.match(row.line.text):
        return None
    run = [row]
    while len(run) <= _MOST_LINES:
        following = rows[run[-1].index + 1] if run[-1].index + 1 < len(rows) else None
        if following is None or following.column is not row.column or following.index in taken:
            break
        if not _goes_on(run, following, look, body):
            break
        run.append(following)
    if len(run) > _MOST_LINES:
        return None
    text = join_titles([title_text(r.line.words) for r in run])
    words = text.split()
    readings, title = split_number(text)
    if not 1 <= len(words) <= _MOST_WORDS or not re.search(r"[^\W\d_]{2}", title):
        return None
    strength = _strength(look, body)
    gap = body.gap + 0.25 * body.size
    isolated = row.above > gap and run[-1].below > body.gap - 0.5
    known = bool(_KNOWN.fullmatch(title.rstrip(".:")))
    if _is_formula(title) or not _uniform(run, look):
        return None
    if (_STATEMENT.match(title) and not readings) or not (strength or isolated or known):
        return None
    if not strength and not known and not (readings and isolated and len(words) <= 14):
        return None
    if not strength and (_SENTENCE_END.search(title) or title[:1].islower()):
        return None
    mono = all(r.line.font.mono for r in run)
    if mono or (title.endswith((",", ";")) and not readings):
        return None
    strength = strength or 0.4
    if isolated:
        strength += 0.4
    if known:
        strength += 0.5
    if len(words) > 14 or _SENTENCE_END.search(title):
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


def _is_formula(title: str) -> bool:
    """Whether most of the text is symbols and single letters."""
    worded = sum(len(word) for word in re.findall(r"[^\W\d_]{3,}", title))
    total = sum(1 for char in title if not char.isspace())
    return worded < (0.6 if _RELATION.search(title) else 0.4) * total


def _uniform(run: Sequence[Row], look: Look) -> bool:
    """Whether the last words look like the first: else the paragraph goes on in the line."""
    if not (look.bold or look.italic):
        return True
    last = [w for w in run[-1].line.words if re.search(r"[^\W\d_]{2}", w.text) and not w.font.math][
        -2:
    ]
    return all(w.font.bold == look.bold if look.bold else w.font.italic for w in last)


def _goes_on(run: Sequence[Row], row: Row, look: Look, body: Body) -> bool:
    """Whether the next row is one more line of the same heading."""
    other = look_of(row.line.words)
    size = look.size
    small_caps = look.caps and other.caps and other.size > 0.75 * size  # a line without initials
    if other.bold != look.bold or other.caps != look.caps:
        return False
    if abs(other.size - size) > 0.04 * size and not small_caps:
        return False
    if other.italic != look.italic and not look.bold and size < _LARGER * body.size:
        return False
    if _strength(look, body) == 0:
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
    if abs(row.line.size - body.size) > 0.06 * body.size and not words[0].font.bold:
        return None
    count = 0
    bold = words[0].font.bold and not body.bold
    italic = words[0].font.italic and not bold
    numbered = re.fullmatch(r"\d+(?:\.\d+)+\.?|[A-Z]\.\d+\.?", words[0].text) is not None
    if not (bold or italic or numbered):
        return None
    start = 1 if numbered and not bold else 0
    for word in words[start:]:
        if (word.font.bold and not body.bold) != bold and not word.font.math:
            break
        if not bold and not word.font.italic and not word.font.math:
            break
        count += 1
    count += start
    if count == len(words) and not bold:
        return None
    head = title_text(words[:count])
    readings, title = split_number(head)
    rest = words[count:]
    if not rest or not re.search(r"[^\W\d_]{2}", title) or len(title.split()) > _RUN_IN_WORDS:
        return None
    ended = title.endswith((".", ":", "?", "!", "—", "–")) or (rest[0].text[:1] in ".:—–")
    first_below = (
        row.above > body.gap + 0.2 * body.size or row.line.x0 > row.column.left + 0.8 * body.size
    )
    if (
        not title[:1].isupper()
        or _STATEMENT.match(title)
        or not (ended or (bold and row.above > body.gap + 0.3 * body.size))
    ):
        return None
    if not first_below and row.index and not rows[row.index - 1].line.text.endswith((".", ":")):
        return None
    if italic and not readings and not ended:
        return None
    if rest[0].text[:1].islower() and not readings:
        return None  # a term and its definition
    look = look_of(words[:count])
    return Heading(
        (row,),
        None,
        title.rstrip(".:—– "),
        look,
        run_in=count,
        readings=readings,
        strength=0.5 + _strength(look, body) / 2,
    )


def choose(found: Sequence[Heading], located: Sequence[Found], body: Body) -> list[Heading]:
    """The headings among the candidates, with levels; bookmarks that stand on the page come first."""
    marked = [_from_bookmark(place) for place in located]
    covered = {row.index for heading in marked for row in heading.rows}
    rest = [h for h in found if not covered.intersection(row.index for row in h.rows)]
    numbered = [h for h in [*marked, *rest] if h.readings]
    numbered.sort(key=lambda h: h.index)
    places = [Place(h.readings, h.strength + (2.0 if h.bookmarked else 0.0)) for h in numbered]
    sequence = {numbered[i].index: n for i, n in best_sequence(places).items()}
    marked = [
        replace(h, number=sequence.get(h.index, h.readings[0] if h.readings else None))
        for h in marked
    ]
    rest = [replace(h, number=sequence.get(h.index)) for h in rest]
    if marked:
        return sorted(_merge(marked, rest, body), key=lambda h: h.index)
    return sorted(_by_layout(rest, body), key=lambda h: h.index)


def _from_bookmark(place: Found) -> Heading:
    words = [word for row in place.rows for word in row.line.words]
    text = join_titles([title_text(row.line.words) for row in place.rows])
    run_in = 0
    if not place.whole:
        text, run_in = _prefix(words, place.bookmark.title)
    readings, title = split_number(text)
    marked_readings, marked_title = split_number(place.bookmark.title)
    if not title or (not readings and marked_readings and letters(marked_title) == letters(text)):
        readings = marked_readings
    return Heading(
        place.rows, None, title.rstrip(".:") if run_in else title, look_of(words[: run_in or None]),
        place.bookmark.level, run_in, readings, 2.0, isolated=True, bookmarked=True,
    )  # fmt: skip


def _prefix(words: Sequence[Word], wanted: str) -> tuple[str, int]:
    """The first words, as many as the wanted title needs."""
    goal = len(letters(wanted))
    for count in range(1, len(words) + 1):
        text = title_text(words[:count])
        if len(letters(text)) >= goal:
            return text, count
    return title_text(words), len(words)


def _merge(marked: list[Heading], rest: list[Heading], body: Body) -> list[Heading]:
    """Bookmarked headings, and those of the page that the bookmarks leave out."""
    depths: Counter[int] = Counter(h.level - h.number.depth for h in marked if h.number)
    offset = max(0, depths.most_common(1)[0][0]) if depths else 0
    marked = [replace(h, level=max(1, h.level - offset)) for h in marked]
    looks = Counter((_style(h.look), h.level) for h in marked)
    kept = list(marked)
    for heading in rest:
        if heading.run_in:
            kept.append(replace(heading, level=max(RUN_IN_LEVEL, heading.level)))
        elif heading.number is not None and heading.strength >= 1.0:
            level = heading.number.depth
            if looks[_style(heading.look), level] or level > max(h.level for h in marked):
                kept.append(replace(heading, level=level))
        elif _KNOWN.fullmatch(heading.title.rstrip(".:")) and not _NOT_TITLES.fullmatch(
            heading.title.rstrip(".:")
        ):
            kept.append(replace(heading, level=1))
    return kept


def _style(look: Look) -> tuple[float, bool, bool, bool]:
    return (round(look.size * 2) / 2, look.bold, look.italic, look.caps)


def _by_layout(found: list[Heading], body: Body) -> list[Heading]:
    numbered = [h for h in found if h.number is not None and not h.run_in]
    levels: dict[tuple[float, bool, bool, bool], Counter[int]] = {}
    for heading in numbered:
        assert heading.number is not None
        levels.setdefault(_style(heading.look), Counter())[heading.number.depth] += 1
    kept: list[Heading] = []
    top = (
        _style(max(numbered, key=lambda h: (-h.number.depth if h.number else 0, h.strength)).look)
        if numbered
        else None
    )
    ranked = _ranked(found, body) if len(numbered) < 2 else {}
    for heading in found:
        plain = heading.title.rstrip(".:")
        style = _style(heading.look)
        if _NOT_TITLES.fullmatch(plain):
            continue
        if heading.run_in:
            depth = heading.number.depth if heading.number else RUN_IN_LEVEL
            kept.append(replace(heading, level=depth))
        elif heading.number is not None:
            kept.append(replace(heading, level=heading.number.depth))
        elif heading.readings and not ranked:
            continue
        elif _KNOWN.fullmatch(plain):
            level = levels[style].most_common(1)[0][0] if style in levels and style != top else 1
            kept.append(replace(heading, level=level if heading.strength > 1.5 else 1))
        elif style in levels and heading.strength >= 1.0:
            kept.append(replace(heading, level=levels[style].most_common(1)[0][0]))
        elif style in ranked and heading.isolated:
            kept.append(replace(heading, level=ranked[style]))
        elif heading.isolated and heading.strength >= 1.3:
            kept.append(replace(heading, level=RUN_IN_LEVEL))
    return kept


def _ranked(found: list[Heading], body: Body) -> dict[tuple[float, bool, bool, bool], int]:
    """Levels for a paper without numbers: looks in order of size, capitals, weight."""
    looks = Counter(
        _style(h.look) for h in found if not h.run_in and h.isolated and h.strength >= 1.2
    )
    order = sorted(looks, key=lambda s: (-s[0], not s[3], not s[1], s[2]))
    return {style: min(level, 3) for level, style in enumerate(order, 1)}
