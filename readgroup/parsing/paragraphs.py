"""Lines to running text: spans, hyphens, and where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from readgroup.model.document import Block, BlockKind, Region, Span
from readgroup.parsing.lines import Line
from readgroup.parsing.page import Word
from readgroup.parsing.spelling import SOFT_HYPHEN, compose_accents, join_hyphenated

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
        for index, word in enumerate(line.words):
            string = word.text
            start = len(text)
            if index == 0 and text:
                joined = join_hyphenated(text, string, known)
                if joined is not None:
                    text, start = joined, len(joined) - len(string)
                    spans = _shorten(spans, start)
                elif text.endswith(SOFT_HYPHEN):
                    text = f"{text[:-1]}-{string}"
                elif _DASHED.search(text):
                    text += string
                else:
                    text, start = f"{text} {string}", start + 1
            elif word.glued and text:
                text += string
            elif text:
                text, start = f"{text} {string}", start + 1
            else:
                text = string
            spans.append(Span(start, len(text), Region(line.page, _box(word))))
    if SOFT_HYPHEN in text:
        text = text.replace(SOFT_HYPHEN, "-")
    return _accents(text, spans)


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
    composed = compose_accents(text)
    if composed == text:
        return text, tuple(spans)
    shifted: list[Span] = []
    for span in spans:
        start, end = (
            len(compose_accents(text[: span.start])),
            len(compose_accents(text[: span.end])),
        )
        start = min(start, len(composed))
        end = min(end, len(composed))
        if shifted and start < shifted[-1].end:
            start = shifted[-1].end
        if start < end:
            shifted.append(Span(start, end, span.region))
    return composed, tuple(shifted)


def block(kind: BlockKind, lines: Sequence[Line], section: int, known: Container[str]) -> Block:
    """One block of text made of these lines."""
    text, spans = flow(lines, known)
    return Block(kind, text, section, spans)
