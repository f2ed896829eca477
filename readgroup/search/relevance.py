"""What is near enough to a query to be shown, and what is near enough to answer a question.

Nearness is half meaning, half words: the cosine on the embedder's own scale, and the share of the
query's telling words that a passage says. A question from another field has neither; one that a
paper does not answer usually has words that its nearest passage does not say. The floors were
measured (`benchmarks.abstention`).
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from readgroup.search.words import query_words
from readgroup.text.terms import terms
from readgroup.text.tokens import STOP_WORDS

if TYPE_CHECKING:
    from readgroup.search.hybrid import Ranked
    from readgroup.search.scale import Scale

FLOOR = 0.44
"""Nearness from which a passage is shown as found."""
ANSWERS = 0.52
"""Nearness that the best passage has to have if a question is to be answered."""
SURELY = 0.66
"""Nearness of the best passage from which no doubt needs telling."""
_NEAR = 0.5
_OF_ANY_PAPER = frozenset(
    "paper papers article work study author authors method methods approach approaches".split()  # noqa: SIM905
)


def relevant(ranked: Sequence[Ranked], text: str, scale: Scale) -> Iterator[Ranked]:
    """Those not below `FLOOR`, and those that say a phrase of the query.

    While a library has no vectors yet, all of them.
    """
    wanted = telling(text)
    no_vectors = all(candidate.fused.cosine is None for candidate in ranked)
    for candidate in ranked:
        if no_vectors or candidate.quoted or nearness(candidate, wanted, scale) >= FLOOR:
            yield candidate


def nearness(candidate: Ranked, wanted: Collection[str], scale: Scale) -> float:
    """How near a candidate comes to a query that has the `wanted` terms; to none: by meaning alone.

    About 0 for a passage on something else, about 1 for one that answers. What has no vector, or
    is not among the nearest, counts as unrelated by meaning.
    """
    passage, cosine = candidate.stored.passage, candidate.fused.cosine
    meaning = 0.0 if cosine is None else scale.meaning(cosine)
    if not wanted:
        return meaning
    return (meaning + share(wanted, passage.section_label, passage.text)) / 2


def is_near(candidate: Ranked, scale: Scale) -> bool:
    """Whether its meaning alone is near that of the query."""
    cosine = candidate.fused.cosine
    return cosine is not None and scale.meaning(cosine) >= _NEAR


def telling(text: str) -> frozenset[str]:
    """Terms of a query's words, without stop words and such as speak of any paper.

    >>> sorted(telling("What is a sparse auto-encoder?"))
    ['auto', 'encod', 'spars']
    >>> sorted(telling("limits of the method")), sorted(telling("method"))
    (['limit'], ['method'])
    >>> telling("What is it about?")
    frozenset()
    """
    words = [word for word in query_words(text) if word not in STOP_WORDS]
    telling = [word for word in words if word not in _OF_ANY_PAPER]
    return frozenset(terms(" ".join(telling or words)))


def share(wanted: Collection[str], *texts: str) -> float:
    """How many of the wanted terms some texts say, as a part of them.

    >>> share(telling("how do autoencoders learn features?"), "Sparse features are learned.")
    0.6666666666666666
    """
    return sum(any(term in said for said in map(_said, texts)) for term in wanted) / len(wanted)


@functools.lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str]:
    return frozenset(terms(text))
