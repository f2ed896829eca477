"""What the entries of a bibliography say: who, what, when, and where to find it.

Styles differ in what parts their fields: full stops ("A. Name. Title. Venue, 2017."), commas,
colons, quotation marks or slanted letters, and in where the year stands. The authors are read
first, as names; what parts them from the rest tells how the title ends.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox, Block, Reference
from readgroup.parsing.columns import Row
from readgroup.parsing.identifiers import identifiers, without_identifiers
from readgroup.parsing.names import People, leading_people

Slanted = Collection[tuple[int, BBox]]
"""Page and box of each word that is set in italics."""

_MARKS = (
    re.compile(r"\[(?P<key>[^\[\]]{1,60})\]"),
    re.compile(r"(?P<key>\d{1,3})[.)](?!\d)"),
    re.compile(r"\((?P<key>\d{1,3})\)"),
    re.compile(r"(?P<key>\d{1,3}) ?(?=[^\W\d_]{2}|[A-Z])"),
)
_YEAR_TEXT = r"(?:1[6-9]\d\d|20[0-3]\d)[a-z]?"
_YEAR = re.compile(r"(?<![\d/.:–-])(1[6-9]\d\d|20[0-3]\d)(?![\d/:–-]|\.\d)[a-z]?")
_YEAR_AFTER = re.compile(
    rf"[\s,.]*(?:[(\[](?:[A-Z][a-z]+\.? )?(?P<in>{_YEAR_TEXT})(?:, [\w ]+)?[)\]]|(?P<bare>{_YEAR_TEXT}))(?=[\s.,:;)]|$)"
)
_YEAR_IN_BRACKETS = re.compile(rf"\((?:[^()]{{0,20}}\W)?({_YEAR_TEXT})\)")
_ACCESSED = re.compile(
    r"\W*(?:last )?(?:accessed|retrieved|visited|date accessed|reprint(?:ed)?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(
    r"[“\"‘]+(?P<title>.{4,400}?)(?:[,.][”\"]+|[?!]?[”\"]+[,.;](?=\s|$)|[?!]?[”\"]+(?=\s*(?:[(\[]|[Ii]n:? [A-Z]|arXiv|https?:|$)))"
)
_WITHIN = re.compile(r"[,.?!]\s+[iI]n:?\s+(?=[A-Z“\"])|\s+In: |\s*\[?https?:|[,.]\s+arXiv\b")
_IDENTIFIER = re.compile(r"\[?(?:arXiv:|https?:|doi:)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"in:?\s+[A-Z]|arXiv\b|ph\.? ?d|master|tech|p(?:ersonal|rivate) comm|preprint|unpublished",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"(?:in:? |in$|proc(?:eedings|\.)|(?:the )?(?:[\w&]+ ){0,4}(?:journal|annals|transactions|letters|bulletin|review|magazine|"
    r"advances|conference|symposium|workshop)\b|j\. |trans\.|ann\. |adv\. |int\. |conf\. |arxiv|corr\b|ieee|acm|nature\b|"
    r"science\b|phys\.|math\.|comm\. |commun\.|univ|press\b|springer|mit press|cambridge|oxford|elsevier|wiley|vol\b|"
    r"pp?\.|pages? |tech|ph\.? ?d|master|doctoral|dissertation|thesis|preprint|lecture notes|unpublished|manuscript|"
    r"submitted|accepted|to appear|personal communication|url|https?:|doi|available|accessed|retrieved|online|\[|"
    r"blog|github|version|edition|ed\.|\d)",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"[A-Z](?:[a-z]{0,10}\.|[\w&’'-]*)(?:[ ]?(?:of|and|the|in|for|on|de|[&A-Z](?:[a-z]{0,10}\.|[\w&’'-]*)))*"
    r",? (?:[A-Z] ?)?(?!(?:1[6-9]|20)\d\d\b)\d+(?=[\s,(:.]|$)"
)
_STOP = re.compile(r"[.?!]+[”\"’]?(?=\s|$)")
_ABBREVIATIONS = frozenset(
    ["vol", "no", "pp", "eds", "ed", "proc", "int", "conf", "dr", "jr", "st", "vs", "cf", "e.g", "i.e", "al", "resp"]
)  # fmt: skip
_FEWEST_WORDS = 1
_LONGEST = 400  # characters of a title
_INTERRUPTED = 6  # characters of another font within slanted text
_SLANTED_LEAST = 4  # letters in a row that count as slanted text


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry's text without its mark; `slanted` are stretches of it in italics."""

    text: str
    slanted: tuple[tuple[int, int], ...] = ()


def references_of(blocks: Sequence[Block], slanted: Slanted = ()) -> tuple[Reference, ...]:
    """What each entry says about itself, in order; `slanted` tells what of them is in italics."""
    mark = _usual_mark([block.text for block in blocks])
    return tuple(_reference(block, mark, slanted) for block in blocks)


def slanted_words(rows: Iterable[Row]) -> Slanted:
    """The words in italics, by where they stand."""
    return {
        (row.line.page, (word.x0, word.top, word.x1, word.bottom))
        for row in rows
        for word in row.line.words
        if word.font.italic
    }


def _usual_mark(texts: Sequence[str]) -> re.Pattern[str] | None:
    """What most entries begin with; None for names."""
    counts = [(sum(bool(mark.match(text)) for text in texts), mark) for mark in _MARKS]
    count, best = max(counts, key=lambda pair: pair[0])
    return best if 2 * count > len(texts) else None


def _reference(block: Block, pattern: re.Pattern[str] | None, slanted: Slanted) -> Reference:
    raw = block.text
    mark = pattern.match(raw) if pattern else None
    start = mark.end() if mark else 0
    start += len(raw[start:]) - len(raw[start:].lstrip(" .:"))
    entry = _Entry(raw[start:], _slanted_in(block, start, slanted))
    people = leading_people(entry.text)
    year = _YEAR_AFTER.match(entry.text, people.end) if people.names else None
    found = identifiers(raw)
    return Reference(
        raw=raw,
        key=mark["key"] if mark else "",
        title=_title(entry, people, year),
        authors=people.names,
        year=int((year["in"] or year["bare"])[:4]) if year else _year(entry.text),
        arxiv_id=found.arxiv_id,
        doi=found.doi,
        url=found.url,
        page=block.page,
    )


def _slanted_in(block: Block, start: int, slanted: Slanted) -> tuple[tuple[int, int], ...]:
    """Stretches of the block's text after `start` whose words are in italics."""
    stretches: list[tuple[int, int]] = []
    for span in block.spans if slanted else ():
        if span.start < start or (span.region.page, span.region.bbox) not in slanted:
            continue
        if stretches and span.start - start <= stretches[-1][1] + _INTERRUPTED:
            stretches[-1] = (stretches[-1][0], span.end - start)
        else:
            stretches.append((span.start - start, span.end - start))
    return tuple((a, b) for a, b in stretches if b - a >= _SLANTED_LEAST)


def _year(text: str) -> int | None:
    """The last year that is no page, no part of an identifier and no date of access."""
    bare = without_identifiers(_ACCESSED.sub("", text))
    years = _YEAR_IN_BRACKETS.findall(bare) or _YEAR.findall(bare) or _YEAR.findall(text)
    return int(years[-1][:4]) if years else None


def _title(entry: _Entry, people: People, year: re.Match[str] | None) -> str:
    """The title; "" where the entry gives none, as in physics."""
    end = year.end() if year else people.end
    quoted = _QUOTED.search(entry.text)
    if quoted and quoted.start() <= end + 40:
        return _trimmed(quoted["title"])
    between = re.compile(r"[\s,.:;)”\"]*").match(entry.text, end)
    assert between is not None
    start = between.end()
    rest = entry.text[start:]
    parted = entry.text[people.end : start]
    commas = "," in parted and not set(".:") & set(parted)
    if _IDENTIFIER.match(rest) or (commas and _NO_TITLE.match(rest)):
        return ""
    if _JOURNAL.match(rest) and (commas or _is_short_journal(rest)):
        return ""
    slanted = _slanted_end(entry, start)
    if slanted is not None and slanted[0] <= 1:
        return _trimmed(rest[: slanted[1]])
    within = _WITHIN.search(rest)
    limit = min(slanted[0] if slanted else len(rest), within.start() if within else len(rest))
    length = _until_comma(rest) if commas else _until_stop(rest, limit)
    return _trimmed(rest[: min(length, limit)])


def _is_short_journal(rest: str) -> bool:
    head = re.split(r"\s\d", rest)[0]
    return "." in head and len(head.split()) <= 6 and not re.search(r"[a-z]{7}", head)


def _slanted_end(entry: _Entry, start: int) -> tuple[int, int] | None:
    """The first stretch in italics from `start` on, counted from there."""
    return next(((a - start, b - start) for a, b in entry.slanted if b > start + 2), None)


def _until_comma(rest: str) -> int:
    """Length of a title that a comma ends: the first one before a venue, else the first."""
    commas = [match.start() for match in re.finditer(r",\s", rest)]
    stop = _until_stop(rest, len(rest))
    before = [c for c in commas if c < stop and len(rest[:c].split()) >= _FEWEST_WORDS]
    for comma in before:
        if _VENUE.match(rest, comma + 2) or _JOURNAL.match(rest, comma + 2):
            return comma
    return before[0] if before else stop


def _until_stop(rest: str, limit: int) -> int:
    """Length of the first sentence; a question goes on where another part of the title follows."""
    for stop in _STOP.finditer(rest):
        word = re.split(r"[\s.,(\-–]", rest[: stop.start()])[-1]
        if stop.start() >= limit:
            return limit
        following = rest[stop.end() :].lstrip()
        if stop[0].startswith("."):
            single = len(word) == 1 and word.isupper() and word not in "AI"
            if single and following[:1].isupper() and not _VENUE.match(following):
                continue
            going_on = following[:1].islower() and not _VENUE.match(following)
            if word.lower() in _ABBREVIATIONS or going_on:
                continue
            return stop.start()
        if _VENUE.match(following) or not following or stop.end() + 1 >= limit:
            return stop.start() + 1
    return len(rest)


def _trimmed(title: str) -> str:
    title = re.sub(
        rf"(?:[,.]\s*(?:[A-Z][a-z]+\.? )?{_YEAR_TEXT}|[,.]?\s*\({_YEAR_TEXT}\))\.?$",
        "",
        title.strip(),
    )
    title = re.sub(r"[\s,.]+(?:in|In)[:.]?$", "", title)
    title = re.sub(r"\s*\([^)]*$", "", title).strip(" ,.;:")
    if title[:1] in ("“", '"') and not re.search(r"[”\"]", title[1:]):
        title = title[1:]
    return title if len(title) <= _LONGEST and any(c.isalpha() for c in title) else ""
