"""Which part of a passage to show in bold."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readgroup.search.phrases import verbatim
from readgroup.text.normalise import folded
from readgroup.text.sentences import split
from readgroup.text.tokens import STOP_WORDS, stem

if TYPE_CHECKING:
    from readgroup.embedding import Embedder

Spans = tuple[tuple[int, int], ...]

_PART = re.compile(r"\w+")
_NEARLY = 0.8
_RELATED = 0.8  # of a word: what one of the same family counts
_FAMILY = 5  # letters that words of a family begin with alike, and at least half of the longer one
_split = functools.lru_cache(maxsize=2048)(split)
MOST_SENTENCES = 8  # each costs about as much as the query itself


def highlights(text: str, query: str, phrases: Sequence[str] = ()) -> Spans:
    """Offsets of the sentences that hold most of the query's words; () where none holds any.

    Inflected words and numbers count as they are, words of the same family ("explain",
    "explanation") nearly so, a phrase that is said verbatim more than all words. At most two
    sentences, the second only when it is nearly as good and says what the first does not.

    >>> highlights("Cats sleep. Superposition packs features. Dogs bark.", "what is superposition")
    ((12, 41),)
    """
    wanted = _telling(query)
    bounds = _split(text)
    held = [_held(text[start:end], wanted, phrases) for start, end in bounds]
    weights = [sum(said.values()) for said in held]
    if not any(weights):
        return ()
    best = weights.index(max(weights))
    second = max(
        (n for n, said in enumerate(held) if said.keys() - held[best].keys()),
        key=weights.__getitem__,
        default=best,
    )
    chosen = {best, second} if weights[second] >= _NEARLY * weights[best] else {best}
    return tuple(bounds[n] for n in sorted(chosen))


def nearest_sentences(texts: Sequence[str], query: str, embedder: Embedder) -> list[Spans]:
    """Of each text the sentence nearest to the query in meaning; () beyond `MOST_SENTENCES`.

    For texts that share no word with the query: all sentences are embedded in one call.
    """
    bounds = [_split(text) for text in texts]
    several = [(n, span) for n, spans in enumerate(bounds) for span in spans if len(spans) > 1]
    asked = several[:MOST_SENTENCES]
    found = [tuple(spans) if len(spans) == 1 else () for spans in bounds]
    if not asked:
        return found
    vectors = embedder.embed_passages([texts[n][start:end] for n, (start, end) in asked])
    cosines = vectors @ embedder.embed_query(query)
    nearest = sorted(zip(cosines.tolist(), asked, strict=True))
    for _, (n, span) in nearest:
        found[n] = (span,)
    return found


def _held(sentence: str, wanted: frozenset[str], phrases: Sequence[str]) -> dict[str, float]:
    """The wanted words and phrases that a sentence holds, and how much each counts."""
    words = _telling(sentence)
    families = {word[:_FAMILY] for word in words}
    missing = (word for word in wanted - words if word[:_FAMILY] in families)
    related = (word for word in missing if any(_are_related(word, other) for other in words))
    said = dict.fromkeys(verbatim(sentence, phrases), len(wanted) + 1.0)
    return dict.fromkeys(wanted & words, 1.0) | dict.fromkeys(related, _RELATED) | said


@functools.lru_cache(maxsize=8192)
def _telling(text: str) -> frozenset[str]:
    """Stems of the words and numbers of a text that are not stop words."""
    parts = (p for p in _PART.findall(folded(text)) if p not in STOP_WORDS)
    return frozenset(stem(p) for p in parts if len(p) > 1 or p.isdigit())


def _are_related(one: str, other: str) -> bool:
    """Whether two stems begin so much alike that they are of one family.

    >>> _are_related("interpretable", "interpretabil"), _are_related("train", "trail")
    (True, False)
    """
    least = max(_FAMILY, -(-max(len(one), len(other)) // 2))
    return len(one) >= least and one[:least] == other[:least]
