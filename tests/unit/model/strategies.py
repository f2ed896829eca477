"""Hypothesis strategies for documents as a parser may make them."""

from __future__ import annotations

from hypothesis import strategies as st

from readgroup.model.document import (
    Block,
    BlockKind,
    Document,
    Figure,
    Mention,
    Provenance,
    Reference,
    Region,
    Section,
    SectionKind,
    Span,
)

# Quarters of a point are exact in half the bytes that Python's floats have.
points = st.integers(0, 3200).map(lambda n: n / 4)
pages = st.integers(1, 60)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
regions = st.builds(Region, pages, st.tuples(points, points, points, points))


@st.composite
def blocks(draw: st.DrawFn, sections: int) -> Block:
    """A block of words, with a span under each."""
    words = draw(st.lists(st.text("abcdé-,.", min_size=1, max_size=8), max_size=12))
    spans, offset = [], 0
    for word in words:
        spans.append(Span(offset, offset + len(word), draw(regions)))
        offset += len(word) + 1
    return Block(
        draw(st.sampled_from(BlockKind)),
        " ".join(words),
        draw(st.integers(-1, sections - 1)),
        tuple(spans),
    )


@st.composite
def section_trees(draw: st.DrawFn) -> tuple[Section, ...]:
    """Sections in reading order, each below an earlier one or at the top."""
    made: list[Section] = []
    for ordinal in range(draw(st.integers(0, 8))):
        parent = draw(st.none() | st.integers(0, ordinal - 1)) if ordinal else None
        made.append(
            Section(
                ordinal,
                draw(st.sampled_from(["", "1", "3.1", "A", "IV-B"])),
                draw(lines),
                made[parent].level + 1 if parent is not None else 1,
                draw(st.sampled_from(SectionKind)),
                draw(pages),
                parent,
                tuple(draw(st.lists(regions, max_size=2))),
            )
        )
    return tuple(made)


mentions = st.lists(
    st.builds(Mention, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=2
).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole document, with every field filled."""
    sections = draw(section_trees())
    return Document(
        title=draw(texts),
        authors=tuple(draw(st.lists(texts, max_size=3))),
        abstract=draw(texts),
        page_sizes=tuple(draw(st.lists(st.tuples(points, points), max_size=3))),
        sections=sections,
        blocks=tuple(draw(st.lists(blocks(len(sections)), max_size=6))),
        figures=tuple(
            draw(
                st.lists(
                    st.builds(Figure, lines, texts, pages, st.none() | regions, mentions),
                    max_size=2,
                )
            )
        ),
        references=tuple(
            draw(
                st.lists(
                    st.builds(
                        Reference,
                        raw=texts,
                        key=texts,
                        authors=st.lists(lines, max_size=2).map(tuple),
                        year=st.none() | st.integers(1900, 2030),
                    ),
                    max_size=2,
                )
            )
        ),
        warnings=tuple(draw(st.lists(texts, max_size=2))),
        arxiv_stamp=draw(texts),
        provenance=Provenance("readgroup 1", ("pdfium 1",), "ab" * 32),
    )
