"""Words of a text, as plain features need them."""

from __future__ import annotations

import functools
import re

from readgroup.text.normalise import normalise

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_SUFFIXES = (
    ("ational", "ate"), ("izations", "ize"), ("ization", "ize"), ("fulness", "ful"), ("iveness", "ive"),
    ("ications", "icate"), ("ication", "icate"), ("ations", "ate"), ("ation", "ate"), ("ingly", ""),
    ("ities", "ity"), ("ments", "ment"), ("edly", ""), ("sses", "ss"), ("ies", "y"), ("ing", ""),
    ("ors", "or"), ("ers", "er"), ("ed", ""), ("ly", ""), ("es", "e"), ("s", ""),
)  # fmt: skip

STOP_WORDS = frozenset(
    """
    a about above after again against all also although always am among an and another any are
    around as at away be became because been before being below between both but by can cannot
    could did do does doing done down due during each either else enough etc even ever every few
    for from further get gets give given gives go had has have having he hence her here hers him
    his how however i if in indeed instead into is it its itself just kept largely least less let
    like made mainly make makes many may me might more moreover most much must my near need needs
    neither never next no nor not now of off often on once one only onto or other others our ours
    out over own per perhaps quite rather really same see seem seems several shall she should
    similarly since so some still such than that the their theirs them then there therefore these
    they this those though through thus to together too toward towards under until up upon us use
    used using usually various very via was we well were what when where whereas whether which
    while who whom whose why will with within without would yet you your al e.g i.e et
    """.split()  # noqa: SIM905 - a list of 250 strings reads worse
)


def words(text: str) -> list[str]:
    """Lower-case content words of `text` in order: no stop words, numbers or single letters.

    >>> words("We show that the models' 12 attention-heads are sparse.")
    ['show', 'models', 'attention-heads', 'sparse']
    """
    found = (m.group().lower().removesuffix("'s") for m in _WORD.finditer(normalise(text)))
    return [w for w in found if len(w) > 1 and w not in STOP_WORDS]


def stems(text: str) -> list[str]:
    """Stems of the content words of `text`, in order; hyphens part words.

    >>> stems("Sparse autoencoders learned features")
    ['sparse', 'autoencoder', 'learn', 'feature']
    """
    return [stem(part) for word in words(text) for part in word.split("-") if len(part) > 1]


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem of a lower-case English word, enough to match its inflections.

    >>> stem("features"), stem("interpretations"), stem("learned")
    ('feature', 'interpretate', 'learn')
    """
    for suffix, ending in _SUFFIXES:
        if (
            word.endswith(suffix)
            and len(word) - len(suffix) >= 3
            and not word.endswith(("ss", "us"))
        ):
            return word[: len(word) - len(suffix)] + ending
    return word
