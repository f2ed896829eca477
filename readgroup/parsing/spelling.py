"""Text hygiene: ligatures, accents drawn apart, invisible characters, hyphens at line ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u00ad"
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "ft",
    0xFB06: "st",
}
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF076: "❖", 0xF0D8: "➢"}
ACCENTS = {
    "\u00a8": "\u0308", "\u00b4": "\u0301", "\u02c6": "\u0302", "\u02dc": "\u0303", "\u02c7": "\u030c",
    "\u02da": "\u030a", "\u00af": "\u0304", "\u02d8": "\u0306", "\u02dd": "\u030b", "\u02d9": "\u0307",
    "\u02cb": "\u0300", "\u02db": "\u0328", "\u00b8": "\u0327",
}  # fmt: skip
DRAWN_ACCENTS = {**ACCENTS, "`": "\u0300", "^": "\u0302", "~": "\u0303"}
"""Also what is an accent only where it stands over a letter, or within a word."""
DOTLESS = {"ı": "i", "ȷ": "j"}
_MARKS = "".join(ACCENTS)
_ACCENTED = re.compile(rf"(?P<accent>[{_MARKS}]) ?(?P<letter>[A-Za-zıȷ])")
_TRAILING = re.compile(rf"(?P<letter>[A-Za-z])(?P<accent>[{_MARKS}])(?![^\W\d_])")  # as in formulas
_WITHIN = re.compile("(?<=[^\\W\\d_])(?P<accent>`)(?P<letter>[aeiouAEIOU])")
_CEDILLA = re.compile("(?P<letter>[A-Za-z])(?P<accent>\u00b8)")
_PREFIXES = frozenset(
    [
        "a",
        "an",
        "be",
        "com",
        "con",
        "de",
        "dis",
        "en",
        "ex",
        "for",
        "in",
        "inter",
        "intra",
        "micro",
        "mis",
        "multi",
        "non",
        "out",
        "over",
        "per",
        "pre",
        "pro",
        "re",
        "sub",
        "super",
        "trans",
        "un",
        "under",
        "up",
        "with",
    ]
)  # parts that are words too, but seldom the first half of a hyphenated one
_LAST_WORD = re.compile(r"\w*$")
_LONGEST = 60  # letters of a word
_PLAIN = re.compile(r"[ -~]*")


def clean_word(text: str) -> str:
    r"""A word as drawn, without what cannot be read: control and private characters, ligatures.

    >>> clean_word("e\ufb03cient\x00")
    'efficient'
    """
    if _PLAIN.fullmatch(text):
        return text
    kept = "".join(_readable(char) for char in _join_surrogates(text))
    return unicodedata.normalize("NFC", compose_accents(kept))


def compose_accents(text: str) -> str:
    r"""Accents that were drawn before their letter, put on it; past a space, only where there is such a letter.

    >>> compose_accents("na\u00a8\u0131ve"), compose_accents("Z\u02dc from, 20\u02dd to")
    ('naïve', 'Z̃ from, 20˝ to')
    """
    return compose_with_offsets(text)[0]


def compose_with_offsets(text: str) -> tuple[str, list[int]]:
    """The text with its accents set, and where each offset of the old text lies in the new.

    >>> compose_with_offsets("a \u00a8 u")
    ('a ü', [0, 1, 2, 2, 2, 3])
    """
    offsets = list(range(len(text) + 1))
    if any(accent in text for accent in DRAWN_ACCENTS):
        for pattern in (_CEDILLA, _ACCENTED, _TRAILING, _WITHIN):
            text, moved = _compose(pattern, text)
            offsets = [moved[offset] for offset in offsets]
    return text, offsets


def _compose(pattern: re.Pattern[str], text: str) -> tuple[str, list[int]]:
    """Letter and accent of each match put together; offsets inside a match fall on its start."""
    parts: list[str] = []
    offsets: list[int] = []
    length = done = 0
    for match in pattern.finditer(text):
        letter, accent = match["letter"], match["accent"]
        composed = unicodedata.normalize("NFC", DOTLESS.get(letter, letter) + DRAWN_ACCENTS[accent])
        if len(composed) > 1 and " " in match.group():
            continue
        offsets += range(length, length + match.start() - done)
        length += match.start() - done
        offsets += [length] * (match.end() - match.start())
        parts += (text[done : match.start()], composed)
        length += len(composed)
        done = match.end()
    offsets += range(length, length + len(text) - done + 1)
    return "".join([*parts, text[done:]]), offsets


def join_hyphenated(head: str, tail: str, vocabulary: Container[str]) -> str | None:
    """Two halves of a word that a line's end parted; None where `head` has no hyphen at its end.

    The hyphen stays where `vocabulary` (lower case) knows the hyphenated word and not the plain
    one, where it knows neither but both halves as words, or where the second half does not go on
    in lower case.

    >>> join_hyphenated("inter-", "pretable", {"interpretable"})
    'interpretable'
    >>> join_hyphenated("cross-", "section", {"cross-section"})
    'cross-section'
    """
    if len(head) < 2 or head[-1] not in _HYPHENS or not (head[-2].isalnum() or head[-2] in ")]"):
        return None
    first = _LAST_WORD.findall(head[-_LONGEST:-1])[0].lower()
    second = re.split(r"[^\w-]", tail)[0].lower()
    second_plain = second.split("-")[0]
    plain, hyphened = first + second_plain, f"{first}-{second_plain}"
    halves = first in vocabulary and second_plain in vocabulary and first not in _PREFIXES
    real = (
        not tail[:1].islower()
        or first.isdigit()
        or (plain not in vocabulary and (hyphened in vocabulary or halves))
    )
    return f"{head[:-1]}-{tail}" if real else head[:-1] + tail


def _readable(char: str) -> str:
    code = ord(char)
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _BULLETS:
        return _BULLETS[code]
    if char == SOFT_HYPHEN:
        return char
    return (
        ""
        if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs") or char == "\ufffd"
        else char
    )


def _join_surrogates(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
