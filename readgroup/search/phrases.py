"""Several words as they stand: verbatim, or in any inflection."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from readgroup.text.normalise import folded
from readgroup.text.tokens import stem

_HYPHENS = re.compile(r"[-\s]+")
_PART = re.compile(r"\w+")


def verbatim(text: str, phrases: Iterable[str]) -> list[str]:
    r"""The phrases that a text says word for word; case, hyphens and spaces do not matter.

    >>> verbatim("Sparse auto-encoders\nhelp.", ["auto encoders help", "sparse", "encoder"])
    ['auto encoders help', 'sparse']
    """
    wanted = [(phrase, _plain(phrase)) for phrase in phrases]
    if not wanted:
        return []
    plain = _plain(text)
    return [phrase for phrase, words in wanted if _stands(words, plain)]


def said(text: str, phrases: Iterable[str]) -> list[str]:
    """The words and phrases that a text says, their words next to each other, inflected.

    >>> said("We train toy models.", ["toy model", "models train", "training"])
    ['toy model', 'training']
    """
    wanted = [(phrase, _forms(phrase)) for phrase in phrases]
    if not any(words for _, words in wanted):
        return []
    forms = _forms(text)
    anywhere = frozenset().union(*forms)
    return [
        phrase
        for phrase, words in wanted
        if words
        and not any(anywhere.isdisjoint(word) for word in words)
        and (len(words) == 1 or _follow(words, forms))
    ]


def says_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text says one of the words or phrases, in any inflection.

    >>> says_any("We trained toy models.", ["toy model", "probe"])
    True
    >>> says_any("Models of toys.", ["toy model"])
    False
    """
    return bool(said(text, phrases))


def _plain(text: str) -> str:
    return _HYPHENS.sub(" ", folded(text)).strip()


def _stands(words: str, plain: str) -> bool:
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", plain) is not None


def _forms(text: str) -> list[frozenset[str]]:
    return [_stems(part) for part in _PART.findall(folded(text))]


@functools.lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """All that may be the stem: "probing" is of "prob" or "probe", "mapped" of "mapp" or "map"."""
    found = stem(word)
    if found == word or not word.endswith(("ing", "ed")):
        return frozenset((found,))
    doubled = len(found) > 3 and found[-1] == found[-2]
    return frozenset((found, f"{found}e", found[:-1] if doubled else found))


def _follow(words: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> bool:
    """Whether the words stand in `said` one behind the other."""
    starts = range(len(said) - len(words) + 1)
    return any(all(mine & its for mine, its in zip(words, said[n:], strict=False)) for n in starts)
