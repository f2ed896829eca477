"""The best within a scope, exactly, without listing a large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readgroup.index import Scored
from readgroup.model.search import Scope
from readgroup.store.texts import TextStore

FEW_PAPERS = 100
FIRST_LOOK = 2000


def scoped(
    best: Callable[[int, Sequence[int] | None], list[Scored]],
    k: int,
    scope: Scope,
    texts: TextStore,
) -> list[Scored]:
    """The `k` best in scope. `best` gives that many of some allowed passages, or of all (None)."""
    if not scope.is_narrow:
        return best(k, None)
    if not 0 < len(scope.papers) <= FEW_PAPERS:
        # To list a part of a large library takes longer than to compare all of it.
        look = max(k, FIRST_LOOK)
        found = best(look, None)
        inside = texts.inside([i for i, _ in found], scope)
        if len(inside) >= k or len(found) < look:
            return [(i, score) for i, score in found if i in inside][:k]
    return best(k, texts.within(scope))
