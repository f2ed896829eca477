"""Headings: chosen among the candidates by their numbers, their looks and the bookmarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from readgroup.parsing.bookmarks import Found, letters
from readgroup.parsing.candidates import Heading
from readgroup.parsing.looks import Look, look_of
from readgroup.parsing.numbering import Place, best_sequence, split_number
from readgroup.parsing.page import Word
from readgroup.parsing.titles import is_known, is_label, title_of, title_text

RUN_IN_LEVEL = 4
_CLEAR = 2.0  # strength of what is larger than the text, and bold or capitals as well
_USUAL = 2  # bookmarked headings of one look
_Style = tuple[float, bool, bool, bool]
_REFERENCES = re.compile(r"references|bibliography|works cited|literature cited", re.IGNORECASE)


def choose(found: Sequence[Heading], located: Sequence[Found]) -> list[Heading]:
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
        return sorted(_merge(marked, rest), key=lambda h: h.index)
    return sorted(_by_layout(rest), key=lambda h: h.index)


def _from_bookmark(place: Found) -> Heading:
    words = [word for row in place.rows for word in row.line.words]
    text = title_of([row.line for row in place.rows])
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


def _merge(marked: list[Heading], rest: list[Heading]) -> list[Heading]:
    """Bookmarked headings, and those of the page that the bookmarks leave out."""
    depths: Counter[int] = Counter(h.level - h.number.depth for h in marked if h.number)
    offset = max(0, depths.most_common(1)[0][0]) if depths else 0
    marked = [replace(h, level=max(1, h.level - offset)) for h in marked]
    looks = Counter((_style(h.look), h.level) for h in marked)
    one_level = {style: level for style, level in looks if _levels(looks, style) == [level]}
    kept = list(marked)
    for heading in rest:
        if heading.run_in or (heading.stopped and heading.number is None):
            kept.append(_run_in(heading, max(RUN_IN_LEVEL, heading.level)))
        elif heading.number is not None and heading.strength >= 1.0:
            level = heading.number.depth
            if looks[_style(heading.look), level] or level > max(h.level for h in marked):
                kept.append(replace(heading, level=level))
        elif is_known(heading.title):
            kept.append(replace(heading, level=1))
        elif heading.isolated and heading.strength >= _CLEAR and _may_be_added(heading):
            level = one_level.get(_style(heading.look), 0)
            if level and looks[_style(heading.look), level] >= _USUAL:
                kept.append(replace(heading, level=level))
    return kept


def _run_in(heading: Heading, level: int) -> Heading:
    return replace(heading, level=level, title=heading.title.rstrip(".: "))


def _may_be_added(heading: Heading) -> bool:
    return not heading.readings and not is_label(heading.title)


def _levels(looks: Counter[tuple[_Style, int]], style: _Style) -> list[int]:
    return sorted(level for other, level in looks if other == style)


def _style(look: Look) -> _Style:
    return (round(look.size * 2) / 2, look.bold, look.italic, look.caps)


def _by_layout(found: list[Heading]) -> list[Heading]:
    numbered = [h for h in found if h.number is not None and not h.run_in]
    levels: dict[_Style, Counter[int]] = {}
    for heading in numbered:
        assert heading.number is not None
        levels.setdefault(_style(heading.look), Counter())[heading.number.depth] += 1
    kept: list[Heading] = []
    top = (
        _style(max(numbered, key=lambda h: (-h.number.depth if h.number else 0, h.strength)).look)
        if numbered
        else None
    )
    ranked = _ranked(found) if len(numbered) < 2 else {}
    for heading in found:
        style = _style(heading.look)
        if is_label(heading.title):
            continue
        if heading.run_in or heading.stopped:
            depth = heading.number.depth if heading.number else RUN_IN_LEVEL
            kept.append(_run_in(heading, depth))
        elif heading.number is not None:
            kept.append(replace(heading, level=heading.number.depth))
        elif heading.readings and not ranked:
            continue
        elif is_known(heading.title):
            level = levels[style].most_common(1)[0][0] if style in levels and style != top else 1
            kept.append(replace(heading, level=level if heading.strength > 1.5 else 1))
        elif style in levels and heading.strength >= 1.0:
            kept.append(replace(heading, level=levels[style].most_common(1)[0][0]))
        elif style in ranked and heading.isolated:
            kept.append(replace(heading, level=ranked[style]))
        elif heading.isolated and heading.strength >= 1.3:
            kept.append(replace(heading, level=RUN_IN_LEVEL))
    return kept


def _ranked(found: list[Heading]) -> dict[_Style, int]:
    """Levels for a paper without numbers: looks in order of size, capitals, weight."""
    looks = Counter(
        _style(h.look) for h in found if not h.run_in and h.isolated and h.strength >= 1.2
    )
    order = sorted(looks, key=lambda s: (-s[0], not s[3], not s[1], s[2]))
    return {style: min(level, 3) for level, style in enumerate(order, 1)}


def outside_references(headings: list[Heading]) -> list[Heading]:
    """Between the bibliography's heading and the next top heading there are only entries.

    Sections that are counted with figures do not go on after it: those are its entries' numbers.
    """
    kept: list[Heading] = []
    top: int | None = None
    for heading in headings:
        title = heading.title.rstrip(".:")
        counted = heading.number is not None and heading.number.scheme == "arabic"
        entry = counted and not (heading.bookmarked or is_known(title))
        if top is not None and (heading.level > top or entry):
            continue
        top = heading.level if _REFERENCES.fullmatch(title) else None
        kept.append(heading)
    return kept
