"""The bibliography: one entry each, and what can be read from it."""

from __future__ import annotations

import re

from readgroup.model.document import Block, Reference

_BRACKETED = re.compile(r"\[([^\[\]]{1,40})\]")
_DOTTED = re.compile(r"(\d{1,3})[.)]\s?(?=\D|$)")
_YEAR = re.compile(r"(?<![\d/.:-])(?:1[89]\d\d|20[0-4]\d)(?![\d/:-]|\.\d)")
_ARXIV = re.compile(
    r"(?:arxiv\s*[:.]?\s*(?:preprint\s*)?(?:arxiv\s*[:.]\s*)?|abs/|arxiv\.org/(?:abs|pdf)/)\s*"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s,;]+[^\s,;.)\]])", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s,;]+[^\s,;.)\]]", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^”\"]{8,300})[,.]?[”\"]")
_AFTER_YEAR = re.compile(r"\(?\b(?:1[89]\d\d|20[0-4]\d)[a-z]?\b\)?[.,:]\s+(.{8,300}?)[.?!](?:\s|$)")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?)+")
_TRAILING_YEAR = re.compile(r",?\s*(?:1[89]\d\d|20[0-4]\d)[a-z]?\.?$")
_ABBREVIATIONS = frozenset(
    [
        "vol",
        "no",
        "pp",
        "eds",
        "ed",
        "proc",
        "int",
        "conf",
        "dr",
        "jr",
        "st",
        "vs",
        "cf",
        "e.g",
        "i.e",
    ]
)


def reference_of(block: Block) -> Reference:
    """What an entry of the bibliography says about itself."""
    raw = block.text
    bracket = _BRACKETED.match(raw)
    dotted = _DOTTED.match(raw)
    mark = bracket or dotted
    text = raw[mark.end() :].strip() if mark else raw
    arxiv, doi, url = _ARXIV.search(raw), _DOI.search(raw), _URL.search(raw)
    bare = _URL.sub(" ", _ARXIV.sub(" ", _DOI.sub(" ", text)))
    years = _YEAR.findall(bare) or _YEAR.findall(text)
    title = _title(text)
    return Reference(
        raw=raw,
        key=(mark[1] if mark else ""),
        title=title,
        authors=_authors(text, title),
        year=int(years[-1]) if years else None,
        arxiv_id=arxiv[1] if arxiv else "",
        doi=doi[1] if doi else "",
        url=url[0] if url else "",
        page=block.page,
    )


def _title(text: str) -> str:
    quoted = _QUOTED.search(text)
    if quoted:
        return quoted[1].strip(" ,.")
    after_year = _AFTER_YEAR.search(text)
    if after_year and after_year.start() < 0.6 * len(text) and len(after_year[1].split()) >= 3:
        return after_year[1].strip(" ,.")
    long = [part for part in _sentences(text)[1:] if len(part.split()) >= 3]
    return _TRAILING_YEAR.sub("", long[0]).strip(" ,.") if long else ""


def _sentences(text: str) -> list[str]:
    """Parts between full stops, those of initials and abbreviations aside.

    >>> _sentences("S. Keshav. How to read a paper. CCR, 2007.")
    ['S. Keshav.', 'How to read a paper.', 'CCR, 2007.']
    """
    parts: list[str] = []
    start = 0
    for match in re.finditer(r"[.?!][”\"]?\s+", text):
        word = re.split(r"[\s.,(-]", text[start : match.start()])[-1]
        after = text[match.end() : match.end() + 1]
        initial = len(word) == 1 and word.isupper()
        abbreviated = word.lower() in _ABBREVIATIONS or (word == "al" and not after.isupper())
        if not initial and not abbreviated:
            parts.append(text[start : match.end()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _authors(text: str, title: str) -> tuple[str, ...]:
    head = text.partition(title)[0] if title and title in text else ""
    head = re.sub(r"\(?\b(?:1[89]\d\d|20[0-4]\d)[a-z]?\b\)?", " ", head).strip(" .,:;“\"'(")
    if not head or len(head) > 2000:
        return ()
    names: list[str] = []
    for part in re.split(r",\s*(?:and|&)\s+|\s+(?:and|&)\s+|;\s*|,\s+", head):
        name = part.strip(" .")
        if names and _INITIALS.fullmatch(part.strip()) and "." not in names[-1]:
            names[-1] = f"{part.strip()} {names[-1]}"
        elif name and name[0].isalpha() and not name.startswith("et al") and 2 < len(name) < 60:
            names.append(name)
    return tuple(names)
