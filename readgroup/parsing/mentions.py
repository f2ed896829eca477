"""Which places of the text name a figure or table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readgroup.model.document import Block, BlockKind, Figure, Mention
from readgroup.parsing.labels import Name, name_of, named_in

_MENTIONING = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
    BlockKind.QUOTATION,
)


def with_mentions(figures: Sequence[Figure], blocks: Sequence[Block]) -> tuple[Figure, ...]:
    """The figures, each with the places that name it; its own caption is none of them.

    Of two figures with one label, as where a supplement counts anew, a place names the one that
    stands nearest after or before it.
    """
    places: dict[Name, list[int]] = {}
    for place, figure in enumerate(figures):
        name = name_of(figure.label)
        if name is not None:
            places.setdefault(name, []).append(place)
    mentions: list[list[Mention]] = [[] for _ in figures]
    for ordinal, block in enumerate(blocks):
        if block.kind not in _MENTIONING:
            continue
        for named in named_in(block.text):
            own = block.kind is BlockKind.CAPTION and named.start == 0
            for name in () if own else dict.fromkeys(named.names):
                if name in places:
                    nearest = min(places[name], key=lambda p: abs(figures[p].page - block.page))
                    mentions[nearest].append(Mention(ordinal, named.start, named.end))
    return tuple(
        replace(figure, mentions=tuple(found))
        for figure, found in zip(figures, mentions, strict=True)
    )
