"""Identifiers in the entries of a bibliography: arXiv ids, DOIs, addresses on the web."""

from __future__ import annotations

import re
from typing import NamedTuple

_ARXIV = re.compile(
    r"(?:arxiv\s*[:.,]?\s*(?:e-?prints?|preprint)?\s*[,:]?\s*(?:arxiv\s*[:.]\s*)?|(?:corr,? )?abs/|arxiv\.org/\s*(?:abs|pdf)/\s*)\s*"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_OLD_ARXIV = re.compile(
    r"\b(?P<id>(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|nlin|nucl-(?:ex|th)|physics|quant-ph|cs)"
    r"(?:\.[A-Z]{2})?/\d{7})(?!\d)"
)
_NEW_OF_ARCHIVE = re.compile(r"\[(?:[a-z-]+/)(?P<id>\d{4}\.\d{4,5})(?:v\d+)?\]")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s,;\]>”\"]+[^\s,;.)\]>”\"])", re.IGNORECASE)
_URL = re.compile(r"https?:\s?//\s?[^\s,;<>”\"]+[^\s,;.)\]<>”\"]", re.IGNORECASE)
_MORE = re.compile(r" (?=\S*[/=&%.\-_\d])([^\s,;<>()”\"]+[^\s,;.)\]<>”\"])")


class Identifiers(NamedTuple):
    """Those of one entry; "" for what it does not have."""

    arxiv_id: str
    doi: str
    url: str


def identifiers(text: str) -> Identifiers:
    """What the entry can be found by.

    >>> identifiers("A. One. A title. arXiv preprint arXiv:2309.08600, 2023.")
    Identifiers(arxiv_id='2309.08600', doi='', url='')
    """
    arxiv = _ARXIV.search(text) or _OLD_ARXIV.search(text) or _NEW_OF_ARCHIVE.search(text)
    doi = _DOI.search(text)
    return Identifiers(arxiv["id"] if arxiv else "", doi[1] if doi else "", _url(text))


def _url(text: str) -> str:
    """The first address; a line's end within it leaves a space that is closed up."""
    found = _URL.search(text)
    if found is None:
        return ""
    url, end = found[0], found.end()
    while url[-1] in "/-_=?&%" and (more := _MORE.match(text, end)):
        url += more[1]
        end = more.end()
    return re.sub(r"\s", "", url)


def without_identifiers(text: str) -> str:
    """The text without them, so that their digits are not taken for years."""
    for pattern in (_URL, _DOI, _ARXIV, _OLD_ARXIV, _NEW_OF_ARCHIVE):
        text = pattern.sub(" ", text)
    return text
