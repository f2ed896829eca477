"""Model values to plain JSON data and back."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.codec import decode, encode
from readgroup.model.document import Block, BlockKind, Document, Region, Section
from readgroup.model.guide import Claim, Question
from readgroup.model.notes import Note
from readgroup.model.paper import Author, Paper
from readgroup.model.passage import Quote
from tests.unit.model.strategies import documents, regions

papers = st.builds(
    Paper,
    id=st.text(min_size=1),
    version=st.integers(1, 99),
    title=st.text(),
    authors=st.lists(st.builds(Author, st.text(), st.text())).map(tuple),
    published=st.none() | st.dates(),
    categories=st.lists(st.text()).map(tuple),
)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(encode(value)))


@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    """Encoding, writing as JSON, reading and decoding a document changes nothing."""
    assert decode(Document, through_json(document)) == document


@given(papers)
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    """Dates, authors and categories survive JSON, as does what is unknown."""
    assert decode(Paper, through_json(paper)) == paper


quotes = st.builds(Quote, regions=st.lists(regions, max_size=2).map(tuple))
questions = st.builds(
    Question,
    anchors=st.lists(quotes, max_size=2).map(tuple),
    answer_sketch=st.lists(st.builds(Claim, st.text(), st.none() | quotes), max_size=2).map(tuple),
    follow_ups=st.lists(st.text(), max_size=2).map(tuple),
)


@given(questions)
def test_a_question_comes_back_as_it_was(question: Question) -> None:
    """Enums, nested quotes and optional anchors survive JSON."""
    assert decode(Question, through_json(question)) == question


def test_times_keep_their_zone() -> None:
    """A time in UTC is read back as a time in UTC."""
    note = Note(1, "p", "t", changed=dt.datetime(2026, 5, 4, 3, 2, 1, tzinfo=dt.UTC))
    assert decode(Note, through_json(note)) == note


def test_fields_may_come_and_go() -> None:
    """Data of an older or a newer version is read: unknown fields ignored, missing ones default."""
    data = {"id": "p", "version": 1, "title": "T", "colour": "blue"}
    assert decode(Paper, data) == Paper("p", 1, "T")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Region, {"page": "one", "bbox": [0, 0, 1, 1]}),
        (Region, {"page": 1, "bbox": [0, 0, 1]}),
        (Region, {"page": 1, "bbox": ["a", 0, 1, 1]}),
        (Region, {"page": 1}),
        (Region, [1, 2]),
        (Region, None),
        (Block, {"kind": "poem", "text": "", "section": 0}),
        (Block, {"kind": [], "text": "", "section": 0}),
        (Section, {"ordinal": 0}),
        (Paper, {"id": "p", "version": 1, "title": "T", "published": "yesterday"}),
        (Note, {"id": 1, "paper": "p", "text": "t", "kind": "poem"}),
    ],
)
def test_data_of_another_shape_is_refused(kind: type, data: object) -> None:
    """What does not fit raises a plain error; nothing is guessed."""
    with pytest.raises((ValueError, TypeError, KeyError)):
        decode(kind, data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["kind", "text", "section", "spans"]), json_values))
def test_no_data_does_worse_than_being_refused(data: dict[str, Any]) -> None:
    """Whatever a sandboxed parser sends, it becomes a block or one of the documented errors."""
    try:
        block = decode(Block, data)
    except (ValueError, TypeError, KeyError):
        return
    assert isinstance(block.kind, BlockKind)


def test_a_number_too_large_for_a_coordinate_is_refused() -> None:
    """An integer that no float can hold raises ValueError, not OverflowError."""
    with pytest.raises(ValueError, match="too large"):
        decode(Region, {"page": 1, "bbox": [10**400, 0, 1, 1]})


def test_a_document_of_version_0_1_opens() -> None:
    """What the first version stored lacks later fields; it reads as a document without them."""
    stored = {
        "title": "Engines",
        "authors": ["A. Lovelace"],
        "abstract": "",
        "page_sizes": [[612.0, 792.0]],
        "sections": [],
        "blocks": [],
        "figures": [
            {
                "label": "Figure 1",
                "caption": "Figure 1: An engine.",
                "page": 1,
                "region": {"page": 1, "bbox": [72, 90, 300, 200]},
            }
        ],
        "references": [{"raw": "[1] C. Babbage.", "key": "1", "page": 1}],
        "warnings": [],
        "arxiv_stamp": "",
        "provenance": {"parser": "readgroup 1", "libraries": [], "sha256": "ab"},
    }
    document = decode(Document, stored)
    assert document.figures[0].region == Region(1, (72.0, 90.0, 300.0, 200.0))
    assert document.figures[0].mentions == ()
    assert document.citations == ()
