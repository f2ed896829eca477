"""The term that a query is about, and passages that begin with it."""

from __future__ import annotations

import functools
import re

from readgroup.text.normalise import normalise
from readgroup.text.tokens import STOP_WORDS, stem

MOST_WORDS = 4
_TOKEN = re.compile(r"\w+")
_ASKING = STOP_WORDS | {"define", "definition", "explain", "meaning"}
_ARTICLES = ("a", "an", "the")
_BEGINNING = 200

Term = tuple[str, ...]


def asked_term(query: str) -> Term:
    """Stems of the one term that a query is about; () where it asks for more than a term.

    >>> asked_term("What is a sparse autoencoder?")
    ('sparse', 'autoencoder')
    >>> asked_term("which baseline does the model beat on the second task?")
    ()
    """
    tokens = _TOKEN.findall(normalise(query).casefold())
    while tokens and tokens[0] in _ASKING:
        del tokens[0]
    return tuple(map(stem, tokens)) if len(tokens) <= MOST_WORDS else ()


def opens_with(text: str, term: Term) -> bool:
    """Whether a text begins with the term, as most passages do that introduce one.

    >>> opens_with("Sparse autoencoders learn a dictionary.", ("sparse", "autoencoder"))
    True
    >>> opens_with("We train sparse autoencoders.", ("sparse", "autoencoder"))
    False
    """
    if not term:
        return False
    said = _stems(text[:_BEGINNING])
    start = 1 if said and said[0] in _ARTICLES else 0
    return said[start : start + len(term)] == term


def names(title: str, term: Term) -> bool:
    """Whether a section's title holds the term, as that of a section about it does.

    >>> names("2 What is a sparse autoencoder? › 2.1 Notation", ("sparse", "autoencoder"))
    True
    >>> names("3 Sparse coding", ("sparse", "autoencoder"))
    False
    """
    if not term:
        return False
    said = _stems(title)
    starts = range(len(said) - len(term) + 1)
    return any(said[n : n + len(term)] == term for n in starts)


@functools.lru_cache(maxsize=8192)
def _stems(text: str) -> Term:
    return tuple(map(stem, _TOKEN.findall(normalise(text).casefold())))
