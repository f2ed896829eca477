"""Parts of speech, from a small tagger that needs no download.

The Hanover Tagger (Wartena, 2019, https://doi.org/10.25968/opus-1527) has its English model,
trained on the British National Corpus, in its wheel. Tags are those of the CLAWS5 tagset
(https://ucrel.lancs.ac.uk/claws5tags.html): "NN2" is a plural noun, "VVZ" a verb with -s.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'/–-]*\w(?:(?<=\d)\.\d[\w-]*)?)?|\d(?:[\w.,]*\w)?%?|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text: ``text[start:end]``, its tag, and of a verb its bare form."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str

    @property
    def low(self) -> str:
        """In lower case."""
        return self.text.lower()


@functools.lru_cache(maxsize=2048)
def tagged(text: str) -> tuple[Word, ...]:
    """The words and marks of a sentence, in order.

    >>> [(w.text, w.tag, w.lemma) for w in tagged("Probes recovered features.")]
    [('Probes', 'NN2', ''), ('recovered', 'VVD', 'recover'), ('features', 'NN2', ''), ('.', 'PUN', '')]
    >>> [w.text for w in tagged("GPT-3.5 fails.")]
    ['GPT-3.5', 'fails', '.']
    >>> [w.tag for w in tagged("Mover Heads’ claims")]
    ['NN1', 'NN2', 'NN0', 'NN2']
    """
    found = list(_TOKEN.finditer(text))
    if not found:
        return ()
    tags = _tagger().tag_sent([m.group() for m in found], taglevel=0)
    for n in _possessives(found):
        for at in (n, n + 2):
            tags[at] = "NN2" if tags[at] == "VVZ" else tags[at]
    return tuple(
        Word(m.group(), m.start(), m.end(), tag, _bare(m.group(), tag))
        for m, tag in zip(found, tags, strict=True)
    )


def _possessives(found: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where a plural in the genitive stands, which the tagger takes for a verb: "the heads’ queries"."""
    opened = False
    for n, mark in enumerate(found[1:-1], 1):
        if mark.group() == "‘":
            opened = True
        elif mark.group() in "’'":
            if not opened and found[n - 1].group().endswith("s"):
                yield n - 1
            opened = False


@functools.lru_cache(maxsize=16384)
def _bare(word: str, tag: str) -> str:
    return str(_tagger().analyze(word, pos=tag)[0]) if tag.startswith("V") else ""


@functools.cache
def _tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    made = HanoverTagger("morphmodel_en.pgz")
    # A paper says the same words again and again, and each takes a search of its own.
    made._tag_word = functools.lru_cache(maxsize=32768)(made._tag_word)
    return made
