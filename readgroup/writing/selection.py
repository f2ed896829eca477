"""Choosing a few sentences that say different things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from readgroup.writing.reading import Sentence

ALIKE = 0.5
"""Cosine from which two sentences count as saying the same."""

Similarity = Callable[[Sentence, Sentence], float]


def diverse(
    candidates: Sequence[tuple[float, Sentence]],
    count: int,
    similarity: Similarity,
    *,
    taken: Iterable[Sentence] = (),
    diversity: float = 0.7,
) -> list[Sentence]:
    """At most `count` of the weighted `candidates`, each unlike those before it and `taken`.

    Maximal marginal relevance (Carbonell and Goldstein, 1998,
    https://doi.org/10.1145/290941.291025): weight less `diversity` times the greatest similarity.
    Sentences more alike than `ALIKE` are never chosen together.
    """
    chosen: list[Sentence] = []
    others = list(taken)
    rest = list(candidates)
    nearest = [max((similarity(s, o) for o in others), default=0.0) for _, s in rest]
    while rest and len(chosen) < count:
        best = max(range(len(rest)), key=lambda i: rest[i][0] - diversity * nearest[i])
        (_, sentence), likeness = rest.pop(best), nearest.pop(best)
        if likeness >= ALIKE or any(sentence.text == o.text for o in others):
            continue
        chosen.append(sentence)
        others.append(sentence)
        nearest = [max(n, similarity(s, sentence)) for n, (_, s) in zip(nearest, rest, strict=True)]
    return chosen


def in_reading_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    """As they follow each other in the paper."""
    return sorted(sentences, key=lambda s: s.ordinal)
