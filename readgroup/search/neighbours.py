"""Candidates that stand next to each other in one section, gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from readgroup.model.document import BlockKind

if TYPE_CHECKING:
    from readgroup.search.hybrid import Ranked

MOST = 3
RunningText = Callable[[int, int], Sequence[int]]


def gathered(ranked: Sequence[Ranked], running_text: RunningText) -> list[list[Ranked]]:
    """Candidates in groups, the group of the best candidate first; each group in reading order.

    A group is running text of one section without a gap, of at most `MOST` passages.
    `running_text` gives the ordinals of a section's running text, by version and section:
    captions and tables that stand in between do not part neighbours.
    """
    sections: defaultdict[tuple[int, int], list[Ranked]] = defaultdict(list)
    groups: list[list[Ranked]] = []
    for candidate in ranked:
        held = candidate.stored
        if held.passage.block_kind is BlockKind.PARAGRAPH:
            sections[held.version_key, held.passage.section].append(candidate)
        else:
            groups.append([candidate])
    for section, inside in sections.items():
        order = _order(running_text(*section)) if len(inside) > 1 else {}
        # A paper may be removed while it is searched: what is gone has no neighbours any more.
        groups += [[c] for c in inside if c.stored.passage.ordinal not in order]
        known = {
            order[c.stored.passage.ordinal]: c for c in inside if c.stored.passage.ordinal in order
        }
        groups += [[known[n] for n in run] for run in runs(known, MOST)]
    places = {candidate.stored.id: n for n, candidate in enumerate(ranked)}
    return sorted(groups, key=lambda group: min(places[member.stored.id] for member in group))


def _order(ordinals: Sequence[int]) -> dict[int, int]:
    return {ordinal: n for n, ordinal in enumerate(ordinals)}


def runs(numbers: Iterable[int], most: int) -> Iterator[list[int]]:
    """Numbers in rising runs without a gap, long ones in equal parts of at most `most`.

    >>> list(runs([7, 3, 4, 9, 8, 6], 3))
    [[3, 4], [6, 7], [8, 9]]
    """
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield from _parts(run, most)
            run = []
        run.append(number)
    if run:
        yield from _parts(run, most)


def _parts(run: list[int], most: int) -> Iterator[list[int]]:
    count = -(-len(run) // most)
    for n in range(count):
        yield run[n * len(run) // count : (n + 1) * len(run) // count]
