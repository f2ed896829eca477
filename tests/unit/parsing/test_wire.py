"""How documents travel from the worker."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Reference,
    Region,
    Section,
    SectionKind,
    Span,
)
from readgroup.parsing.wire import pack, unpack

PAGES = 3
HUNDREDTHS = st.integers(0, 100_000).map(lambda n: n / 100)
REGIONS = st.builds(
    Region,
    st.integers(1, PAGES),
    st.tuples(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS, HUNDREDTHS),
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block of a few words, each under its span."""
    words = draw(st.lists(st.text(min_size=1).filter(lambda w: " " not in w), max_size=4))
    spans, offset = [], 0
    for word in words:
        spans.append(Span(offset, offset + len(word), draw(REGIONS)))
        offset += len(word) + 1
    kind, section = draw(st.sampled_from(BlockKind)), draw(st.integers(-1, 0))
    return Block(kind, " ".join(words), section, tuple(spans))


def document(*blocks: Block) -> Document:
    section = Section(
        0, "1", "One", 1, SectionKind.OTHER, 1, regions=(Region(1, (0.0, 0.0, 1.0, 1.0)),)
    )
    sizes = ((612.0, 792.0),) * PAGES
    return Document("T", ("A",), "abs", sizes, (section,), blocks, warnings=("w",))


WORD = Block(BlockKind.PARAGRAPH, "word", 0, (Span(0, 4, Region(1, (0.0, 0.0, 9.0, 9.0))),))


@given(st.lists(blocks(), max_size=4))
def test_round_trip(made: list[Block]) -> None:
    """What is packed, sent as JSON and unpacked is the same document."""
    sent = json.loads(json.dumps(pack(document(*made))))
    assert unpack(sent) == document(*made)


@pytest.mark.parametrize(
    "blocks", [[["nonsense", "", 0, []]], [[1]], 3, [["paragraph", "", 0, [[1, 2]]]], None]
)
def test_other_data_is_refused(blocks: object) -> None:
    """Data of another shape raises one of three errors, and runs nothing."""
    with pytest.raises((ValueError, TypeError, KeyError)):
        unpack({**pack(document()), "blocks": blocks})


def _row(data: dict[str, Any]) -> Any:
    return data["blocks"][0][3][0]


HARMFUL: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a page that is not there": lambda data: _row(data).__setitem__(2, PAGES + 1),
    "a huge page": lambda data: _row(data).__setitem__(2, 1 << 40),
    "an offset past the text": lambda data: _row(data).__setitem__(1, 5),
    "a negative offset": lambda data: _row(data).__setitem__(0, -1),
    "no number": lambda data: _row(data).__setitem__(3, math.inf),
    "a section that is not there": lambda data: data["blocks"][0].__setitem__(2, 7),
    "its own parent": lambda data: data["sections"][0].__setitem__("parent", 0),
    "a lone surrogate": lambda data: data.__setitem__("title", "\ud800"),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_document_that_does_not_hold_together_is_refused(harm: str) -> None:
    """A worker that a hostile file took over cannot send pages, offsets or text that break what follows."""
    data = pack(document(WORD))
    assert unpack(data) == document(WORD)
    HARMFUL[harm](data)
    with pytest.raises((ValueError, TypeError, KeyError)):
        unpack(data)


@pytest.mark.parametrize(
    "citation", [[9, 0, 1, [0]], [0, 0, 99, [0]], [0, 1, 1, [0]], [0, 0, 1, [5]]]
)
def test_citations_lead_somewhere(citation) -> None:
    """A citation out of the blocks, the text or the references is refused."""
    block = Block(BlockKind.PARAGRAPH, "as [1]", -1)
    document = Document("", (), "", ((10.0, 10.0),), (), (block,), references=(Reference("A."),))
    names = ("block", "start", "end", "references")
    data = {**pack(document), "citations": [dict(zip(names, citation, strict=True))]}
    with pytest.raises(ValueError, match=r"mark|citation"):
        unpack(data)
    kept = {**pack(document), "citations": [dict(zip(names, [0, 4, 5, [0]], strict=True))]}
    assert unpack(kept).citations_of(0)[0].start == 4
