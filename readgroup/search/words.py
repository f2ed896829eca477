"""What of a query is looked up as words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readgroup.text.normalise import normalise
from readgroup.text.tokens import STOP_WORDS, stem

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*")
_PART = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s$")
MOST_WORDS = 64


def query_words(text: str) -> list[str]:
    """Distinct words of a query, at most `MOST_WORDS`; stop words only when there is nothing else.

    >>> query_words("What is superposition?")
    ['superposition']
    >>> query_words("to be or not to be")
    ['to', 'be', 'or', 'not']
    """
    tokens = dict.fromkeys(_POSSESSIVE.sub("", t.casefold()) for t in _TOKEN.findall(text))
    telling = [t for t in tokens if t not in STOP_WORDS]
    return (telling or list(tokens))[:MOST_WORDS]


def holds_all(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds every one of some words, in any inflection; compounds in any spelling.

    >>> holds_all("It learned sparse auto-encoders.", ["learn", "auto-encoder"])
    True
    >>> holds_all("It learned nothing.", ["learn", "gpt-2"])
    False
    """
    wanted = _stems(" ".join(words))
    return bool(wanted) and wanted <= _stems(text)


def _stems(text: str) -> set[str]:
    return set(map(stem, _PART.findall(normalise(text).casefold())))
