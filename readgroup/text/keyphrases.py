"""Key phrases: the few terms that a text is about."""

from __future__ import annotations

import re

_MAX_CHARACTERS = 24_000
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def key_phrases(text: str, n: int) -> list[str]:
    """At most `n` phrases of one to three words, the most telling first, as spelled in `text`.

    Method: YAKE (Campos et al., 2020, https://doi.org/10.1016/j.ins.2019.09.013) on the first
    24,000 characters, which bounds its time; a phrase within a better one is left out.
    """
    from yake import KeywordExtractor

    if n < 1 or not _LETTERS.search(text):
        return []
    extractor = KeywordExtractor(lan="en", n=3, dedupLim=0.8, top=3 * n + 5)
    chosen: list[str] = []
    for phrase, _ in extractor.extract_keywords(text[:_MAX_CHARACTERS]):
        inside = any(f" {phrase.lower()} " in f" {c.lower()} " for c in chosen)
        if not inside and _LETTERS.search(phrase):
            chosen.append(phrase)
    return chosen[:n]
