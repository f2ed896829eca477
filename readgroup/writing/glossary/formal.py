"""Definitions that a paper sets apart: "Definition 2.1 (Name).", and a glossary of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readgroup.model.document import Block, Document
from readgroup.text.sentences import split
from readgroup.writing.glossary.definitions import TERM, as_term
from readgroup.writing.glossary.passages import Passage
from readgroup.writing.glossary.uses import said_blocks

_HEAD = re.compile(
    r"(?:^|(?<=[.:,] )|(?<=[a-z] ))Definition\s+[A-Z]?\d[\d.]*\d?\s*[:.]?\s*(?:\((?P<name>[A-Z][^()]{2,60})\)|(?P<bare>[A-Z][a-z][\w’' -]{2,50}?(?: \([^()]+\))?)$)?[.:]?\s*"
)
_SUBJECT = re.compile(
    rf"^(?:The|An?|Any) (?:\([\w-]+\) )?{TERM}(?: [^\s,]{{1,6}})?(?: (?:of|in|on|for|defined by) [^.;]{{1,60}}?)? (?:is|are) (?:the|an?|said|called)\b"
)
_NAMED = re.compile(
    rf"\b(?:is|are) (?:then )?(?:called|said to be|known as|termed) (?:an? |the )?{TERM}(?=[.,;:]| if\b| of\b| for\b| when\b|$)"
)
_SAID = re.compile(
    rf"\b[Ww]e say (?:that )?[^.;]{{2,60}}? is (?:an? |the )?{TERM} (?:if|of|when)\b"
)
_SETTING = re.compile(r"(?:Let|Fix|Suppose|Consider|Assume)\b")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_LEGIBLE = 0.3
"""Share of whole words from which a sentence with mathematics can be read."""

_OWN = re.compile(
    r"^(?P<term>[a-z][\w-]*(?: (?:[a-z][\w-]*|[A-Z]{2,}))*?) (?=(?P<told>[A-Z][a-z]*\b.*?\.)\.(?: \d[\d, ]*)?$)",
    re.DOTALL,
)
_FEWEST_OWN = 4
"""Entries from which paragraphs of that shape are taken for a glossary."""


def formal_definitions(document: Document) -> Iterator[tuple[str, Passage]]:
    """(term, the sentence that defines it) of each numbered definition, as far as it can be read.

    A name in the head is the term; without one the sentence must say what it defines.
    """
    blocks = list(said_blocks(document))
    for place, (_, block) in enumerate(blocks):
        for head in _HEAD.finditer(block.text):
            if head.group().strip() == "Definition":
                continue
            passage = _after(document, blocks, place, head.end())
            if passage is None or not _is_legible(passage.exact):
                continue
            name = as_term((head["name"] or head["bare"] or "").split(" (")[0])
            term = name or _defined_in(passage.exact)
            if term:
                yield term, passage


def own_glossary(document: Document) -> Iterator[tuple[str, Passage]]:
    """(term, the first sentence on it) of the glossary at a paper's end, where it prints one.

    LaTeX sets the pages behind a second full stop: "superposition The hypothesis that .... 3, 5".
    """
    found: list[tuple[str, Passage]] = []
    for index, block in enumerate(document.blocks):
        entry = _OWN.match(block.text) if block.kind.is_text else None
        if entry:
            start = entry.end()
            end = start + split(entry["told"])[0][1]
            found.append((entry["term"], Passage(document, index, start, end)))
    if len(found) >= _FEWEST_OWN:
        yield from found


def _after(
    document: Document, blocks: Sequence[tuple[int, Block]], place: int, at: int
) -> Passage | None:
    """The sentence behind a head: in its block, else the first of the next one."""
    index, _ = blocks[place]
    text = document.blocks[index].text
    if not text[at:].strip():
        if place + 1 == len(blocks):
            return None
        index, at = blocks[place + 1][0], 0
        text = document.blocks[index].text
    sentences = split(text[at:])
    if not sentences:
        return None
    start, end = sentences[0]
    if len(sentences) > 1 and _SETTING.match(text[at + start :]):
        end = sentences[1][1]
    return Passage(document, index, at + start, at + end)


def _defined_in(text: str) -> str:
    for pattern in (_SAID, _NAMED, _SUBJECT):
        found = pattern.search(text)
        term = as_term(found["term"]) if found else ""
        if term:
            return term
    return ""


def _is_legible(text: str) -> bool:
    words = text.split()
    whole = sum(bool(_LONG_WORD.search(word)) for word in words)
    ends = text.rstrip().endswith((".", ")"))
    return len(words) >= 8 and whole >= _LEGIBLE * len(words) and ends and text[:1].isupper()
