"""Which part of a passage to show in bold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from readgroup.text.sentences import split
from readgroup.text.tokens import stems

_NEARLY = 0.8


def highlights(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences that hold most of the query's words; () where none holds any.

    A word counts the less, the more of the passage's sentences hold it. At most two sentences,
    the second only when it is nearly as good.

    >>> highlights("Cats sleep. Superposition packs features. Dogs bark.", "what is superposition")
    ((12, 41),)
    """
    wanted = set(stems(query))
    bounds = split(text)
    found = [wanted & set(stems(text[start:end])) for start, end in bounds]
    spread = Counter(stem for stems_found in found for stem in stems_found)
    weights = [_weight(stems_found, spread) for stems_found in found]
    best = max(weights, default=0.0)
    if not best:
        return ()
    ranked = sorted(range(len(bounds)), key=lambda n: (-weights[n], n))[:2]
    return tuple(bounds[n] for n in sorted(ranked) if weights[n] >= _NEARLY * best)


def _weight(found: Collection[str], spread: Counter[str]) -> float:
    return sum(1 / spread[stem] for stem in found) if found else 0.0
