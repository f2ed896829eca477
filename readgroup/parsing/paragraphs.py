"""Lines to running text: spans, hyphens, and where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from readgroup.model.document import Region, Span
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Word
from readgroup.parsing.spelling import SOFT_HYPHEN, compose_with_offsets, join_hyphenated

_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_DASHED = re.compile(r"\w[–—/]$")  # a line may end after these within a word
_WORD = re.compile(r"\w+")


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Lower-case words of the paper as printed inside lines, plain and hyphenated.

    Halves at a line's end are left out: they are what the vocabulary is asked about.
    """
    known: set[str] = set()
    broken = False
    for line in lines:
        text = line.text.lower()
        if broken:
            text = text.partition(" ")[2]
        broken = text.endswith("-")
        inner = text.rpartition(" ")[0] if broken else text
        known.update(_WORD.findall(inner))
        known.update(_HYPHENATED.findall(inner))
    return frozenset(known)


def flow(lines: Sequence[Line], known: Container[str]) -> tuple[str, tuple[Span, ...]]:
    """The lines as one text, with a span for each word: hyphens at line ends joined, accents set.

    Offsets of the spans are in order, do not overlap and lie within the text.
    """
    text = ""
    spans: list[Span] = []
    for line in lines:
        for place, word in enumerate(line.words):
            text, start = _append(text, word, known, breaks=place == 0)
            if spans and spans[-1].end > start:
                spans = _shorten(spans, start)
            spans.append(Span(start, len(text), Region(line.page, _box(word))))
    return _accents(text.replace(SOFT_HYPHEN, "-"), spans)


def _append(text: str, word: Word, known: Container[str], *, breaks: bool) -> tuple[str, int]:
    """The text with one more word, after a line break or not, and where the word begins in it."""
    string = word.text
    if not text:
        return string, 0
    if breaks:
        joined = join_hyphenated(text, string, known)
        if joined is not None:
            return joined, len(joined) - len(string)
        if _DASHED.search(text):
            return text + string, len(text)
    elif word.glued:
        return text + string, len(text)
    return f"{text} {string}", len(text) + 1


def _box(word: Word) -> tuple[float, float, float, float]:
    return (word.x0, word.top, word.x1, word.bottom)


def _shorten(spans: list[Span], end: int) -> list[Span]:
    while spans and spans[-1].end > end:
        last = spans.pop()
        if last.start < end:
            spans.append(Span(last.start, end, last.region))
            break
    return spans


def _accents(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Accents that stand between words of different fonts, set on their letter."""
    composed, offsets = compose_with_offsets(text)
    if composed == text:
        return text, tuple(spans)
    shifted = [Span(offsets[span.start], offsets[span.end], span.region) for span in spans]
    return composed, tuple(span for span in shifted if span.start < span.end)
