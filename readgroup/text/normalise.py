"""Text made comparable: the same words in two typesettings become the same characters."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x00\x02"),
    }
)
_UNLIKE = re.compile(f"[{''.join(map(chr, _SAME))}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take apart into a base and its marks.
_BASE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_LINE_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")


def normalise(text: str) -> str:
    r"""`text` with compatibility characters, accents, quotes, dashes and spaces made alike.

    Hyphens at line ends are closed up. Case is kept.

    >>> normalise("The eﬃ-\ncient “Poincaré”  map")
    'The efficient "Poincaré" map'
    """
    # A search does this hundreds of times: nothing is looked for that cannot be there.
    text = _LINE_HYPHEN.sub("", text) if "\n" in text else text
    return " ".join(_alike(unicodedata.normalize("NFKC", text)).split())


def folded(text: str) -> str:
    """`text` normalised, in lower case, without accents: for comparing names.

    >>> folded("Łukasz  KAISER, Tom Dupré"), folded("Große")
    ('lukasz kaiser, tom dupre', 'grosse')
    """
    apart = unicodedata.normalize("NFKD", normalise(text).casefold())
    if apart.isascii():
        return apart
    return _NOT_ASCII.sub(_bare, apart)


def _bare(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0].translate(_BASE)


def _alike(text: str) -> str:
    # Few characters of a text are replaced: finding them is seven times as quick as `translate`.
    return _UNLIKE.sub(lambda found: found[0].translate(_SAME), text)


def find_verbatim(needle: str, haystack: str) -> tuple[int, int] | None:
    r"""Offsets in `haystack` of the first place that equals `needle` once both are normalised.

    None where there is no such place, or `needle` has no visible character.

    >>> find_verbatim("efficient method", "An eﬃcient\nmethod works.")
    (3, 17)
    """
    wanted = normalise(needle)
    if not wanted:
        return None
    exact = haystack.find(needle) if needle == needle.strip() else -1
    if exact >= 0:
        return exact, exact + len(needle)
    plain, origins = _with_origins(haystack)
    at = plain.find(wanted)
    if at < 0:
        return None
    last = at + len(wanted) - 1
    return origins[at][0], origins[last][1]


def _with_origins(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`normalise(text)` and, for each of its characters, the offsets that it came from."""
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    closed = {i for m in _LINE_HYPHEN.finditer(text) for i in range(*m.span())}
    for start, end in _clusters(text):
        if start in closed:
            continue
        for character in _alike(unicodedata.normalize("NFKC", text[start:end])):
            if not character.isspace():
                characters.append(character)
                origins.append((start, end))
            elif characters and characters[-1] != " ":
                characters.append(" ")
                origins.append((start, end))
    return "".join(characters), origins


def _clusters(text: str) -> list[tuple[int, int]]:
    """Offsets of characters together with the combining marks that follow them."""
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
