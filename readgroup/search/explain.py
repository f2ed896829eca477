"""A hit told to people: why it was found, and the part of it that matters."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.model.search import Hit


def why(hit: Hit) -> str:
    """By which words, by meaning, or by both.

    >>> from types import SimpleNamespace
    >>> why(SimpleNamespace(matched="both", words=("toy models", "sparse")))
    'words (toy models, sparse) and meaning'
    """
    if hit.matched == "meaning":
        return "meaning, with no word in common"
    words = f"words ({', '.join(hit.words)})" if hit.words else "words"
    return f"{words} and meaning" if hit.matched == "both" else words


def excerpt(
    text: str, spans: Sequence[tuple[int, int]], most: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most about `most` characters of a text around its highlights, and these within them.

    It begins and ends with whole words; what is left out is an ellipsis.

    >>> excerpt("one two three four five six", [(8, 13)], 16)
    ('… two three four …', ((6, 11),))
    """
    if len(text) <= most:
        return text, tuple(spans)
    first, last = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    spare = max(most - (last - first), 0)
    start = max(min(first - spare // 2, len(text) - most), 0)
    end = min(max(start + most, last), len(text))
    start = text.find(" ", start, first) + 1 or first if start else 0
    end = text.rfind(" ", last, end) if " " in text[last:end] and end < len(text) else end
    before = "… " if start else ""
    shown = f"{before}{text[start:end]}{' …' if end < len(text) else ''}"
    shift = len(before) - start
    return shown, tuple((a + shift, b + shift) for a, b in spans)
