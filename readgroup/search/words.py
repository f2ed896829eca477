"""What of a query is looked up as words."""

from __future__ import annotations

import re

from readgroup.text.tokens import STOP_WORDS

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*")
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
