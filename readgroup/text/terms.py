"""What words are looked up by: terms, the same for every inflection of a word."""

from __future__ import annotations

import functools
import re

from Stemmer import Stemmer

from readgroup.text.normalise import folded

_TOKEN = re.compile(r"\w+")
_LONGEST = 64  # characters; what is longer is no word of a language
_stemmer = Stemmer("porter", 0)  # Without a cache of its own: `term` has one for all threads.


def terms(text: str) -> list[str]:
    """The term of each word, in order; case, accents and hyphens do not matter.

    >>> terms("Sparse auto-encoders, learned naïvely")
    ['spars', 'auto', 'encod', 'learn', 'naiv']
    """
    return [term(token) for token in _TOKEN.findall(folded(text))]


@functools.lru_cache(maxsize=1 << 18)
def term(token: str) -> str:
    """The stem of one lower-case word (Porter, 1980, "An algorithm for suffix stripping").

    >>> term("interpretations"), term("interpreted")
    ('interpret', 'interpret')
    """
    return str(_stemmer.stemWord(token[:_LONGEST]))
