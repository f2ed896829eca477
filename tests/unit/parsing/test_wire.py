"""How documents travel from the worker."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Block, BlockKind, Document, Region, Section, SectionKind, Span
from readgroup.parsing.wire import pack, unpack

HUNDREDTHS = st.integers(0, 100_000).map(lambda n: n / 100)
SPANS = st.builds(
    Span, st.integers(0, 99), st.integers(0, 99),
    st.builds(Region, st.integers(1, 9), st.tuples(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS, HUNDREDTHS)),
)  # fmt: skip
BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.text(),
    st.integers(-1, 9),
    st.lists(SPANS, max_size=4).map(tuple),
)


def document(blocks: tuple[Block, ...]) -> Document:
    section = Section(
        0, "1", "One", 1, SectionKind.OTHER, 1, regions=(Region(1, (0.0, 0.0, 1.0, 1.0)),)
    )
    return Document("T", ("A",), "abs", ((612.0, 792.0),), (section,), blocks, warnings=("w",))


@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_round_trip(blocks: tuple[Block, ...]) -> None:
    """What is packed, sent as JSON and unpacked is the same document."""
    sent = json.loads(json.dumps(pack(document(blocks))))
    assert unpack(sent) == document(blocks)


@pytest.mark.parametrize(
    "blocks", [[["nonsense", "", 0, []]], [[1]], 3, [["paragraph", "", 0, [[1, 2]]]], None]
)
def test_other_data_is_refused(blocks: object) -> None:
    """Data of another shape raises one of three errors, and runs nothing."""
    with pytest.raises((ValueError, TypeError, KeyError)):
        unpack({**pack(document(())), "blocks": blocks})
